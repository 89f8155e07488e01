"""What a lesson's page shows in its middle: the lesson to read and do, or an attempt; no answer before grading."""

from typing import Any

from learning.attempts.history import AttemptHistory, read_history
from learning.lesson_types import graded_kind_of, kind_of
from learning.lesson_types.kind import GradedLessonKind, LessonKind, Submission
from learning.lessons.access import LessonAccess
from learning.models import Course, QuizAttempt, User
from learning.models.progress import AttemptStatus

_WITHOUT_SCORE = {
    AttemptStatus.WAITING: "learning/_attempt_waiting.html",
    AttemptStatus.FAILED: "learning/_attempt_failed.html",
}


def body_context(access: LessonAccess, typed: Submission | None = None) -> dict[str, Any]:
    """The lesson to read and do; with what was `typed`: refused with a sentence per mistake, or not sent at all."""
    kind = kind_of(access.lesson.lesson_type)
    reader = access.learner.pk if access.learner else "visitor"
    is_unsent = typed is not None and not typed.errors
    typed = typed or Submission()
    body = kind.public_view(
        access.lesson.content, seed=f"{reader}:{access.lesson.pk}", answers=typed.answers, errors=typed.errors
    )
    return {
        "main_template": kind.body_template,
        "body": body,
        "has_errors": bool(typed.errors),
        "first_open": next(iter(typed.errors), ""),
        "is_unsent": is_unsent,
        "history": _history(access, kind),
    }


def _history(access: LessonAccess, kind: LessonKind) -> AttemptHistory | None:
    if access.progress is None or not isinstance(kind, GradedLessonKind):
        return None
    return read_history(access.progress, access.lesson)


def attempt_context(attempt: QuizAttempt) -> dict[str, Any]:
    """The attempt with its result, or the sentence that there is none yet."""
    kind = graded_kind_of(attempt.lesson.lesson_type)
    if attempt.status in _WITHOUT_SCORE:
        return {"main_template": _WITHOUT_SCORE[AttemptStatus(attempt.status)], "attempt": attempt}
    return {
        "main_template": kind.answer_template,
        "attempt": attempt,
        "review": kind.review(attempt.lesson.content, attempt.answers, attempt.feedback),
        "review_template": kind.review_template,
    }


def own_attempt(access: LessonAccess, attempt_id: str) -> QuizAttempt | None:
    """The learner's attempt at this lesson with the id as written in an address; None when there is none."""
    attempt = own_attempt_in(access.course, attempt_id, learner=access.learner) if access.learner else None
    return attempt if attempt and attempt.lesson == access.lesson else None


def own_attempt_in(course: Course, attempt_id: str, *, learner: User) -> QuizAttempt | None:
    """The same for any lesson of `course`."""
    if not (attempt_id.isascii() and attempt_id.isdigit() and len(attempt_id) < 19):
        return None
    attempts = QuizAttempt.objects.filter(user=learner, course=course).select_related("lesson__course")
    return attempts.filter(pk=int(attempt_id)).first()
