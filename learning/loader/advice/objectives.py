"""Objectives that nothing in the course practises: every promise of course.yaml shall be done and asked."""

import re
from collections.abc import Iterator
from typing import Any, Final

from learning.loader.advice.review import Review, ReviewedLesson
from learning.loader.files import COURSE_FILE
from learning.loader.mistakes import Mistake

_WORD: Final = re.compile(r"[a-z]{4,}")
# They stand in objectives whatever these are about.
_EMPTY: Final = frozenset(
    "with that your this what when which from have been before after into they them than then and whether between"
    " explain describe know understand tell name read write make used uses using show says without them each every"
    " does more most other another something anything nothing where would could should about".split()
)
_ROOT: Final = 5  # letters; what follows is an ending more often than not


def find_unpractised_objectives(review: Review) -> Iterator[Mistake]:
    """By its words: an objective of which no exercise speaks is told. It is a guess, and so a warning."""
    practised = {root for lesson in review.lessons for text in _exercises_in(lesson) for root in _roots(text)}
    for objective in review.course.details.objectives:
        roots = _roots(objective)
        if roots and len(roots & practised) * 2 < len(roots):
            sentence = f'No exercise speaks of the objective "{objective}".'
            yield Mistake(review.course.folder / COURSE_FILE, 1, sentence, is_warning=True)


def _exercises_in(lesson: ReviewedLesson) -> Iterator[str]:
    """What is asked and done: all of a lesson that is no text, and the checks of one that is."""
    if lesson.source.lesson_type != "text":
        yield from lesson.texts
        yield lesson.source.title
        return
    for step in lesson.source.content.get("steps", []):
        if step["check"]:
            yield _all_text(step["check"])


def _all_text(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(_all_text, value.values()))
    if isinstance(value, list):
        return " ".join(map(_all_text, value))
    return str(value)


def _roots(words: str) -> set[str]:
    return {word[:_ROOT] for word in _WORD.findall(words.lower()) if word not in _EMPTY}
