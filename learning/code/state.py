"""What the page of a code lesson shows its learner of their own work."""

from typing import Any

from learning.code.help import help_for, last_graded
from learning.code.showing import shown_frame, shown_variant
from learning.code.work import open_work, variant_of
from learning.models import CodeWork, Lesson, QuizAttempt
from learning.models.code_work import CodeRoute
from learning.pace.clock import LessonGone


def work_state(lesson: Lesson, *, user_id: int) -> dict[str, Any]:
    """The variant that was drawn for them, and their draft. Nothing where the lesson has just been removed."""
    try:
        return state_of(open_work(user_id=user_id, lesson=lesson), lesson.content)
    except LessonGone:
        return {}


def state_of(work: CodeWork, content: dict[str, Any]) -> dict[str, Any]:
    shown = shown_variant(content, variant_of(work, content))
    state = {"source": shown["stub"] if work.source is None else work.source, "saved_at": work.saved_at}
    if work.route != CodeRoute.LINES or not shown["has_lines"]:
        return shown | state | {"route": CodeRoute.TYPING}
    frame = shown_frame(content, work.variant, seed=work.seed, pieces=work.pieces)
    return shown | state | {"route": CodeRoute.LINES, "frame": frame}


def result_state(attempt: QuizAttempt) -> dict[str, Any]:
    """Below a result that did not pass: the place to go on, and the help that is open, if it is the last one."""
    lesson = attempt.lesson
    if attempt.is_passed:
        return {}
    try:
        work = open_work(user_id=attempt.user_id, lesson=lesson)
    except LessonGone:
        return {}
    state = state_of(work, lesson.content)
    last = last_graded(lesson, user_id=attempt.user_id)
    is_last = last is not None and last.pk == attempt.pk
    return {
        "state": state,
        "help": help_for(work, lesson, user_id=attempt.user_id) if is_last else None,
        # Lines of mistakes are those of what was handed in.
        "is_draft_marked": state["route"] == CodeRoute.TYPING and state["source"] == attempt.answers["source"],
        "is_other_variant": attempt.answers["variant"] != variant_of(work, lesson.content),
    }
