"""Style sheets that meet on one page."""

import re
from itertools import combinations
from pathlib import Path

from django.conf import settings

from learning.lesson_types import LESSON_KINDS

SHEETS = Path(settings.BASE_DIR) / "static"
LINKED = re.compile(r"css/[\w.-]+\.css")
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def classes(sheet: str) -> set[str]:
    """Those that have a rule of their own, wherever they stand."""
    return set(re.findall(r"^  \.([\w-]+) \{", (SHEETS / sheet).read_text(), re.MULTILINE))


def linked(template: str) -> list[str]:
    return LINKED.findall((TEMPLATES / template).read_text())


def test_no_class_means_two_things_on_the_page_of_a_lesson() -> None:
    """Before: the score of a puzzle was drawn as large as the seven nodes, since both were a "ring"."""
    for kind in LESSON_KINDS.values():
        sheets = dict.fromkeys([*linked("learning/lesson.html"), *kind.stylesheets])
        for one, other in combinations(sheets, 2):
            assert not classes(one) & classes(other), (one, other)


def test_fields_that_are_not_for_people_are_hidden_on_every_page() -> None:
    """Before: whoever told of a mistake in a lesson was asked to leave a field empty."""
    assert any("leave-empty" in classes(sheet) for sheet in linked("_sheets.html"))
