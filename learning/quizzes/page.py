"""What a quiz lesson's page shows: the questions to answer, or an attempt reviewed. Never an answer before hand-in."""

from typing import Any

from learning.lesson_types.quiz import present
from learning.lessons.access import LessonAccess
from learning.models import QuizAttempt
from learning.quizzes.review import review_attempt


def context(
    access: LessonAccess,
    *,
    attempt_id: str = "",
    answers: dict[str, Any] | None = None,
    errors: dict[str, str] | None = None,
) -> dict[str, Any]:
    """The review of the learner's own attempt `attempt_id`, else the questions with what was typed and its errors."""
    if attempt := _own_attempt(access, attempt_id):
        return {"attempt": review_attempt(attempt)}
    learner = access.learner.pk if access.learner else "visitor"
    seed = f"{learner}:{access.lesson.pk}"
    questions = present(access.lesson.content, seed=seed, answers=answers, errors=errors)
    return {"quiz_form": {"questions": questions, "has_errors": bool(errors)}}


def _own_attempt(access: LessonAccess, attempt_id: str) -> QuizAttempt | None:
    if access.learner is None or not (attempt_id.isascii() and attempt_id.isdigit() and len(attempt_id) < 19):
        return None
    attempt = QuizAttempt.objects.filter(pk=int(attempt_id), user=access.learner, lesson=access.lesson).first()
    if attempt:
        attempt.lesson = access.lesson
    return attempt
