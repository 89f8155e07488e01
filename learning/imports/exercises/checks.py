"""The checks of an exercise, from its file of tests; each test that cannot be one is told of with its reason."""

import ast
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.schema import MOST_CHECKS
from learning.imports.exercises.exercise import MOST_BYTES, Exercise
from learning.imports.exercises.filling import Unmapped
from learning.imports.exercises.methods import Method, Subjects, constants_of, methods_of, subjects_of
from learning.imports.exercises.parsing import Unparsable, parse_python
from learning.imports.exercises.scope import Scope
from learning.imports.exercises.statements import MOST_STEPS, Reading
from learning.imports.report import Report
from learning.imports.texts import read_text, shortened, unique

_LONGEST_SAYS: Final = 300
_LARGEST: Final = 100_000  # bytes of all steps, well below what a lesson's file may have

Mapped = tuple[Method, list[dict[str, Any]]]


def checks_of(exercise: Exercise, file: Path, solution: str, report: Report) -> list[dict[str, Any]]:
    """Checks without hints; `solution` is the name of the module that is tested."""
    if file.stat().st_size > MOST_BYTES:
        report.left_out(exercise.place_of(file), _("The tests: the file is too large."))
        return []
    try:
        tree = parse_python(read_text(file))
    except (Unparsable, OSError) as error:
        report.left_out(exercise.place_of(file), _("The tests: %(why)s") % {"why": error})
        return []
    mapped = _mapped(tree, subjects_of(tree, solution), exercise, file, report)
    return _grouped(mapped, exercise.place_of(file), report)


def _mapped(tree: ast.Module, subjects: Subjects, exercise: Exercise, file: Path, report: Report) -> list[Mapped]:
    found: list[Mapped] = []
    above = Scope(subjects)
    for name, value in constants_of(tree):
        above.bind(name, value)
    room, has_messages = _LARGEST, False
    for method in methods_of(tree):
        reading = Reading(above.within())
        try:
            if method.refusal:
                raise Unmapped(method.refusal)
            steps = reading.read(method.body)
            room -= len(repr(steps).encode(errors="replace"))
            if room < 0:
                raise Unmapped(_("there is too much of it"))
            found.append((method, steps))
            has_messages |= reading.has_messages
        except (Unmapped, RecursionError, MemoryError) as error:
            why = error if isinstance(error, Unmapped) else _("it is nested too deeply")
            names = {"name": method.name, "why": why}
            report.left_out(exercise.place_of(file, method.line), _("The test %(name)s: %(why)s.") % names)
    if has_messages:
        report.changed(
            exercise.place_of(file), _("What an exception says is not looked at here: only which one it is.")
        )
    return found


def _grouped(mapped: list[Mapped], place: str, report: Report) -> list[dict[str, Any]]:
    """A check for each test; where there are more than a lesson may have, for some that follow on each other."""
    count = min(len(mapped), MOST_CHECKS)
    bounds = [len(mapped) * number // count for number in range(count + 1)] if count else []
    groups = [mapped[start:end] for start, end in pairwise(bounds)]
    if len(mapped) > count:
        numbers = {"tests": len(mapped), "most": MOST_CHECKS}
        report.changed(
            place, _("%(tests)d tests come as %(most)d checks, which is all that a lesson may have.") % numbers
        )
    taken: set[str] = set()
    return [_check(group, taken, place, report) for group in groups]


def _check(group: list[Mapped], taken: set[str], place: str, report: Report) -> dict[str, Any]:
    first = group[0][0]
    steps = [step for _method, steps in group for step in steps]
    if len(steps) > MOST_STEPS:
        numbers = {"count": len(steps) - MOST_STEPS, "most": MOST_STEPS, "name": first.name}
        report.left_out(
            place, _("%(count)d steps of the check that begins with %(name)s: it has %(most)d at most.") % numbers
        )
    tasks = {method.task for method, _steps in group}
    name = re.sub(r"[^a-z0-9]+", "-", first.name.lower().removeprefix("test")).strip("-").lstrip("0123456789-")
    check: dict[str, Any] = {"id": unique(name or "check", taken, longest=40).replace("-", "_")}
    if len(tasks) == 1 and first.task:
        check["task"] = first.task
    says = shortened("; ".join(_said(method) for method, _steps in group), _LONGEST_SAYS - 1)
    return {**check, "says": f"{says}.", "run": steps[:MOST_STEPS]}


def _said(method: Method) -> str:
    words = " ".join(method.name.removeprefix("test").replace("_", " ").split()) or method.name
    return words[:1].upper() + words[1:]
