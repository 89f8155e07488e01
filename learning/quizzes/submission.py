"""Handing in a quiz: graded on the server, every attempt kept, the lesson completed when it is passed."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from learning.lesson_types.quiz import grade
from learning.lessons.completion import Completed, complete_lesson
from learning.models import Lesson, QuizAttempt, User
from settings.registry import QUIZ_PASSING_SCORE


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A graded attempt, and what it completed when it passed."""

    attempt: QuizAttempt
    completed: Completed | None


@transaction.atomic
def hand_in_quiz(*, learner: User, lesson: Lesson, answers: dict[str, Any]) -> HandedIn:
    """Grade `answers` (as read by lesson_types) against the stored quiz and keep the attempt.

    The pass mark is the platform's setting at this moment, in per cent, and is kept with the attempt.
    """
    result = grade(lesson.content, answers)
    passing_score = QUIZ_PASSING_SCORE.current()
    attempt = QuizAttempt.objects.create(
        user=learner,
        lesson=lesson,
        course_id=lesson.course_id,
        answers=answers,
        score_percentage=result.score_percentage,
        passing_score=passing_score,
        is_passed=result.score_percentage >= passing_score,
    )
    if not attempt.is_passed:
        return HandedIn(attempt, None)
    attempts = QuizAttempt.objects.filter(user=learner, lesson=lesson).count()
    completed = complete_lesson(learner=learner, lesson=lesson, score=attempt.score_percentage, attempts=attempts)
    if completed.reward.xp:
        attempt.xp_earned = completed.reward.xp
        attempt.save(update_fields=["xp_earned"])
    return HandedIn(attempt, completed)
