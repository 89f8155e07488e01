"""Handing in a lesson as a whole: its time is taken, and it is graded, or completed where nothing is graded."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from learning.attempts.submission import submit_attempt
from learning.lesson_types import kind_of
from learning.lesson_types.kind import Answers, GradedLessonKind
from learning.lessons.completion import Completed, complete_lesson
from learning.models import Lesson, QuizAttempt, User
from learning.pace.lesson import take_time_of_lesson


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a lesson became: the attempt, where it is graded, and what it completed, unless it did not or a worker
    grades it."""

    attempt: QuizAttempt | None
    completed: Completed | None


@transaction.atomic
def hand_in(*, learner: User, lesson: Lesson, answers: Answers, now: datetime) -> HandedIn:
    """The caller has checked that the learner may be here. Raises TooSoon, LessonGone and AlreadyWaiting."""
    take_time_of_lesson(learner=learner, lesson=lesson, now=now)
    if isinstance(kind_of(lesson.lesson_type), GradedLessonKind):
        submitted = submit_attempt(learner=learner, lesson=lesson, answers=answers)
        return HandedIn(submitted.attempt, submitted.completed)
    return HandedIn(None, complete_lesson(learner=learner, lesson=lesson))
