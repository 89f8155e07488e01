"""Exercises that do not prove themselves: no wrong solutions, or some that pass, or a reference that does not."""

from collections.abc import Iterator
from typing import Final

from learning.exercises.proof import find_faults
from learning.lesson_types import is_judged
from learning.loader.advice.review import Review
from learning.loader.mistakes import Mistake

_DRAWS: Final = 3


def find_unproved_exercises(review: Review) -> Iterator[Mistake]:
    """A mistake: learners would meet it."""
    for lesson in review.lessons:
        if not review.judges and is_judged(lesson.source.lesson_type):
            continue
        for fault in find_faults(lesson.source.lesson_type, lesson.source.content, draws=_DRAWS):
            yield lesson.refuse(fault)
