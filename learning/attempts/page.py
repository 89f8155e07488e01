"""What a lesson's page shows in its middle: the lesson to read and do, or an attempt; no answer before grading."""

from typing import Any

from django.utils import timezone

from learning.attempts.draws import open_draw, turn_of
from learning.attempts.history import AttemptHistory, read_history
from learning.attempts.tries import Tries, read_made
from learning.attempts.waiting import place_in_queue
from learning.lesson_types import graded_kind_of, kind_of
from learning.lesson_types.kind import GradedLessonKind, LessonKind, Submission
from learning.lesson_types.reading import ReadingKind
from learning.lesson_types.stepped import SteppedLessonKind
from learning.lessons.access import LessonAccess
from learning.lessons.reading_places import reading_places
from learning.models import Course, LessonDraw, QuizAttempt, User
from learning.models.progress import AttemptStatus
from learning.steps.page import reading_of, steps_view

_WITHOUT_SCORE = {
    AttemptStatus.WAITING: "learning/_attempt_waiting.html",
    AttemptStatus.FAILED: "learning/_attempt_failed.html",
}


def body_context(access: LessonAccess, typed: Submission | None = None, *, step: str = "") -> dict[str, Any]:
    """The lesson to read and do, at this step if it has steps; with what was `typed`: refused with a sentence per
    mistake, or not sent at all."""
    kind = kind_of(access.lesson.lesson_type)
    reader = access.learner.pk if access.learner else "visitor"
    is_unsent = typed is not None and not typed.errors
    typed = typed or Submission()
    content, echo = access.lesson.content, {"answers": typed.answers, "errors": typed.errors}
    draw = _draw_of(access, kind)
    if isinstance(kind, ReadingKind):
        body = steps_view(access, kind, asked=step, typed=typed)
    elif draw and isinstance(kind, SteppedLessonKind):
        reading_of(access)
        body = kind.step_view(content, seed=draw.seed, moves=draw.moves, **echo) | {"turn": turn_of(draw)}
    else:
        reading_of(access)
        body = kind.public_view(content, seed=f"{reader}:{access.lesson.pk}", **echo)
    return {
        "main_template": kind.body_template,
        "stylesheets": kind.stylesheets,
        "script": kind.script,
        "body": body,
        "state": kind.page_state(access.lesson, learner=access.learner if access.can_complete else None),
        "has_errors": bool(typed.errors),
        "first_open": next(iter(typed.errors), ""),
        "is_unsent": is_unsent,
        "history": _history(access, kind),
        "tries": _tries(access, kind),
    }


def _tries(access: LessonAccess, kind: LessonKind) -> Tries | None:
    if access.progress is None or not access.can_complete or not isinstance(kind, GradedLessonKind):
        return None
    if not access.progress.total_quiz_attempts:
        return None
    made = read_made(user_id=access.progress.user_id, lesson_id=access.lesson.pk, kind=kind)
    return made.tries(timezone.now())


def _draw_of(access: LessonAccess, kind: LessonKind) -> LessonDraw | None:
    """Only who takes part has something drawn for them."""
    if access.learner is None or not access.can_complete or not isinstance(kind, SteppedLessonKind):
        return None
    return open_draw(learner=access.learner, lesson=access.lesson, kind=kind)


def _history(access: LessonAccess, kind: LessonKind) -> AttemptHistory | None:
    if access.progress is None or not isinstance(kind, GradedLessonKind):
        return None
    return read_history(access.progress, access.lesson)


def attempt_context(attempt: QuizAttempt) -> dict[str, Any]:
    """The attempt with its result, or the sentence that there is none yet."""
    kind = graded_kind_of(attempt.lesson.lesson_type)
    if attempt.status in _WITHOUT_SCORE:
        template = _WITHOUT_SCORE[AttemptStatus(attempt.status)]
        # A result that comes into this page finds its sheets and its script there.
        sheets = {"stylesheets": kind.stylesheets, "script": kind.script}
        place = place_in_queue(attempt) if attempt.is_waiting else None
        return {"main_template": template, "attempt": attempt, "place": place} | sheets
    context: dict[str, Any] = {"main_template": kind.answer_template, "stylesheets": kind.stylesheets}
    context |= {"attempt": attempt} | kind.result_context(attempt)
    made = read_made(user_id=attempt.user_id, lesson_id=attempt.lesson_id, kind=kind)
    if not attempt.is_passed:
        # When it may be tried again, and what to read until then.
        places = reading_places(attempt.feedback.get("read", []), course=attempt.lesson.course)
        context |= {"tries": made.tries(timezone.now()), "read_again": places}
    if not made.tells_verdict_of(attempt):
        return context | {"is_held_back": True}
    asked = _asked(attempt)
    feedback = attempt.feedback | ({"asked": asked} if asked else {})
    return context | {
        "review": kind.review(attempt.lesson.content, attempt.answers, feedback),
        "review_template": kind.review_template,
    }


def _asked(attempt: QuizAttempt) -> list[Any]:
    try:
        return list(attempt.draw.asked)
    except LessonDraw.DoesNotExist:
        return []


def own_attempt(access: LessonAccess, attempt_id: str) -> QuizAttempt | None:
    """The learner's attempt at this lesson with the id as written in an address; None when there is none."""
    attempt = own_attempt_in(access.course, attempt_id, learner=access.learner) if access.learner else None
    return attempt if attempt and attempt.lesson == access.lesson else None


def own_attempt_in(course: Course, attempt_id: str, *, learner: User) -> QuizAttempt | None:
    """The same for any lesson of `course`."""
    if not (attempt_id.isascii() and attempt_id.isdigit() and len(attempt_id) < 19):
        return None
    attempts = QuizAttempt.objects.filter(user=learner, course=course).select_related("lesson__course", "draw")
    return attempts.filter(pk=int(attempt_id)).first()
