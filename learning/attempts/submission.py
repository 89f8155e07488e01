"""Handing in a graded lesson: graded on the server, every attempt kept, the lesson completed when it is passed."""

from dataclasses import dataclass

from django.db import transaction

from learning.attempts.grading import complete_if_passed
from learning.attempts.tasks import grade_submitted
from learning.attempts.waiting import refuse_second
from learning.lesson_types import graded_kind_of
from learning.lesson_types.kind import Answers, Grade, GradedLessonKind
from learning.lessons.completion import Completed
from learning.lessons.holding import hold_learner
from learning.models import Lesson, QuizAttempt, User
from learning.models.progress import AttemptStatus
from settings.queue import enqueue_on_commit


@dataclass(frozen=True, slots=True)
class Submitted:
    """An attempt, graded or waiting for a worker, and what it completed when it passed at once."""

    attempt: QuizAttempt
    completed: Completed | None


@transaction.atomic
def submit_attempt(*, learner: User, lesson: Lesson, answers: Answers) -> Submitted:
    """Keep `answers` (as the lesson's kind has read them) as an attempt, and grade it or leave that to a worker.

    The pass mark is the kind's at this moment, in per cent, and is kept with the attempt. The caller has checked that
    the learner may be here (learning/lessons/access.py). Raises UnregisteredLessonType when nothing grades the lesson,
    and AlreadyWaiting when a worker has one of the learner's attempts before it.
    """
    kind = graded_kind_of(lesson.lesson_type)
    if kind.grades_in_worker:
        hold_learner(course_id=lesson.course_id, user_id=learner.pk)
        refuse_second(learner)
        answers = kind.kept_answers(lesson, answers, learner=learner)
        attempt = _new_attempt(learner, lesson, kind, answers)
        attempt.status = AttemptStatus.WAITING
        attempt.save()
        enqueue_on_commit(grade_submitted, attempt.pk)
        return Submitted(attempt, None)
    grade = kind.grade(lesson.content, answers, user_id=learner.pk)
    return keep_attempt(learner=learner, lesson=lesson, kind=kind, answers=answers, grade=grade)


@transaction.atomic
def keep_attempt(*, learner: User, lesson: Lesson, kind: GradedLessonKind, answers: Answers, grade: Grade) -> Submitted:
    """Keep `answers` with their `grade`, and complete the lesson when it passes."""
    attempt = _new_attempt(learner, lesson, kind, answers)
    attempt.take_grade(grade.score_percentage, grade.feedback)
    attempt.save()
    return Submitted(attempt, complete_if_passed(attempt, learner=learner, lesson=lesson))


def _new_attempt(learner: User, lesson: Lesson, kind: GradedLessonKind, answers: Answers) -> QuizAttempt:
    return QuizAttempt(
        user=learner,
        lesson=lesson,
        course_id=lesson.course_id,
        answers=answers,
        passing_score=kind.passing_score(),
    )
