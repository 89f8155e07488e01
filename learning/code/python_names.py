"""Names in a Python lesson: what the checks are run with must not stand in the way of what they call."""

import ast
import builtins
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.words import filled_in
from learning.content.problems import Path, Problem

_BUILTIN: Final = frozenset(dir(builtins))


def find_python_problems(source: dict[str, Any]) -> Iterator[Problem]:
    """Of a lesson in Python, whose shape is right: code that cannot be read, and names that mean two things.

    Words of the variant, params and inputs are bound where the reference and the makers are, so a param called `root`
    would take the place of a function of that name.
    """
    taken = set(_BUILTIN).union(source.get("tools", []))
    for key in ("reference", "makers"):
        for number, variant in enumerate(source["variants"]):
            try:
                taken |= set(_names_of(filled_in(source.get(key, ""), variant)))
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                sentence = _("In variant %(number)d this is no Python: %(why)s.")
                yield Problem((key,), sentence % {"number": number + 1, "why": error})
                return
    for path, name in _bound(source):
        if name in taken:
            yield Problem(path, _('"%(name)s" is the name of a function; call this something else.') % {"name": name})


def _names_of(code: str) -> Iterator[str]:
    """What `code` defines at its outermost level."""
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                yield from (each.id for each in ast.walk(target) if isinstance(each, ast.Name))


def _bound(source: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    for name in source["variants"][0]:
        yield ("variants",), name
    for name in source.get("params", {}):
        yield ("params", name), name
    for number, check in enumerate(source["checks"]):
        for name in check.get("inputs", {}):
            yield ("checks", number, "inputs", name), name
