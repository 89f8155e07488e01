"""A lesson that is read step by step, tried: no time is asked, and nothing missed comes back."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone

from learning.lesson_types.kind import Submission
from learning.lesson_types.reading import ReadingKind
from learning.models import LessonReading
from learning.steps.doing import facts_after, next_open, read_answer
from learning.steps.page import Reader, steps_of
from learning.steps.state import is_done
from learning.trying.standing_in import TriedLesson
from learning.trying.tried import Tried


def reading_context(
    lesson: TriedLesson, kind: ReadingKind, tried: Tried, *, step: str = "", typed: Submission | None = None
) -> dict[str, Any]:
    """The page of a step; the last one ends the lesson once all are done."""
    reading = _reading(tried)
    steps = kind.steps(lesson.content)
    reader = Reader(reading, can_complete=True, is_completed=False)
    return {
        "main_template": kind.body_template,
        "body": steps_of(steps, reader, asked=step, typed=typed) | {"least_seconds": 0},
        "is_completed": all(is_done(reading, one) for one in steps),
        "has_errors": bool(typed and typed.errors),
    }


def read_on(lesson: TriedLesson, kind: ReadingKind, tried: Tried, post: QueryDict) -> dict[str, Any]:
    """Do the step that was posted; without one, all that have no check."""
    steps, reading, asked = kind.steps(lesson.content), _reading(tried), post.get("step", "")
    here = [step for step in steps if asked == step["id"] or not (asked or step["check"])]
    if not here:
        return reading_context(lesson, kind, tried)
    submission = read_answer(here[0], reading, post) if asked else Submission()
    number = str(steps.index(here[-1]) + 1)
    if submission.errors:
        return reading_context(lesson, kind, tried, step=number, typed=submission)
    for step in here:
        facts = facts_after(step, reading, submission, timezone.now())
        reading.steps = {**reading.steps, step["id"]: {**reading.steps.get(step["id"], {}), **facts}}
    tried.steps = reading.steps
    stays = bool(asked) and here[0]["check"] is not None
    going = number if stays else str(next_open(steps, reading, int(number)))
    context = reading_context(lesson, kind, tried, step=going)
    return context | ({"is_answered": True} if stays else {"is_next": True})


def _reading(tried: Tried) -> LessonReading:
    """Of nobody, and never saved."""
    return LessonReading(seed=tried.seed, steps=tried.steps)
