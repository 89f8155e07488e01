"""Hints of an exercise, given to the checks that they help with."""

import re
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.schema import HINTS
from learning.imports.exercises.exercise import Exercise
from learning.imports.markdown.convert import convert_label
from learning.imports.surroundings import Surroundings

_FILE: Final = ".docs/hints.md"
_ORDER: Final = ("id", "task", "says", "hints", "run")
_LONGEST: Final = 600
_TASK: Final = re.compile(r"^##[ \t]+(?P<number>\d{1,2})[.)][^\n]*$", re.MULTILINE)
_SECTION: Final = re.compile(r"^##[ \t]", re.MULTILINE)
_POINT: Final = re.compile(r"^[-*][ \t]+", re.MULTILINE)
_DEFINITION: Final = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]{1,200})\]:[ \t]*<?(?P<href>[^\s<>]+)>?.*$", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]{0,200})\]")


def with_hints(checks: list[dict[str, Any]], exercise: Exercise, around: Surroundings) -> list[dict[str, Any]]:
    """Each goes to the first check of its task, since no two may share one. The others are told of."""
    hints, others = _hints_of(exercise, around.at(f"{exercise.place}/{_FILE}"))
    used: set[str] = set()
    for check in checks:
        written = hints.pop(check.get("task", 0), [])
        given = [hint for hint in dict.fromkeys(written) if hint not in used and len(hint) <= _LONGEST][:HINTS]
        others += len(written) - len(given)
        used.update(given)
        if given:
            check["hints"] = given
    others += sum(len(left) for left in hints.values())
    if others:
        sentence = _("%(count)d hints belong to no check, are more than three, or the same: put them where they help.")
        around.report.left_out(f"{exercise.place}/{_FILE}", sentence % {"count": others})
    return [{key: check[key] for key in _ORDER if key in check} for check in checks]


def _hints_of(exercise: Exercise, around: Surroundings) -> tuple[dict[int, list[str]], int]:
    """Of each task by its number, in their order; and how many there are beside these, of no task."""
    text = exercise.text(_FILE)
    targets = {one["name"].lower(): one["href"] for one in _DEFINITION.finditer(text)}
    text = _REFERENCE.sub(lambda found: _with_target(found, targets), _DEFINITION.sub("", text))
    found: dict[int, list[str]] = {}
    others = 0
    starts = [one.start() for one in _SECTION.finditer(text)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        section = text[start:end]
        points = [convert_label(point, around) for point in _POINT.split(section)[1:]]
        if task := _TASK.match(section):
            found.setdefault(int(task["number"]), []).extend(filter(None, points))
        else:
            others += len(points)
    return found, others


def _with_target(found: re.Match[str], targets: dict[str, str]) -> str:
    href = targets.get((found["name"] or found["words"]).lower())
    return f"[{found['words']}]({href})" if href else found[0]
