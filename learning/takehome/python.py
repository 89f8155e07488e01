"""The checks of a Python lesson as tests for pytest, with what the reference came to as plain values."""

import ast
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from learning.code.params import draw_values
from learning.takehome.reference import reference_session
from learning.takehome.texts import commented, file_text

PYTEST: Final = "pytest==9.2.0"
KECCAK: Final = "pycryptodome==3.24.1"
REFERENCE: Final = "reference"
WorkOut = Callable[[str, Mapping[str, Any]], Any]


def python_files(source: Mapping[str, Any], *, seed: str) -> dict[str, str]:
    """Raises NoFolder when the reference does not run."""
    tools = source.get("tools", [])
    begins = f"from tools import {', '.join(sorted(tools))}\n\n" if tools else ""
    files = {
        "exercise.py": begins + source["stub"],
        "test_exercise.py": _test_file(source, seed=seed),
        "requirements.txt": "\n".join([PYTEST, *([KECCAK] if "keccak256" in tools else [])]) + "\n",
    }
    return files | ({"tools.py": file_text("tools.py.txt")} if tools else {})


def _test_file(source: Mapping[str, Any], *, seed: str) -> str:
    drawn = {name: _plain(value) for name, value in draw_values(source.get("params", {}), seed=seed).items()}
    hidden = f"{source['reference']}\n\n{source.get('makers', '')}"
    lines: list[str] = []
    with reference_session(hidden, tools=source.get("tools", [])) as work_out:
        for check in source["checks"]:
            body = _body(check, drawn | source["words"], work_out)
            lines += ["", "", f"def test_{check['id']}():", *commented(check["says"], "    # ")]
            lines += [f"    {line}" for line in body]
    imports = ["import pytest"] if any("pytest.raises" in line for line in lines) else []
    return "\n".join([*imports, "from exercise import *", *lines]) + "\n"


def _body(check: Mapping[str, Any], drawn: Mapping[str, Any], work_out: WorkOut) -> Iterator[str]:
    inputs = {name: work_out(words, drawn) for name, words in check.get("inputs", {}).items()}
    values = {**drawn, **inputs}
    used = {name for step in check["run"] for name in _names_in(step["call"])}
    yield from (f"{name} = {value!r}" for name, value in values.items() if name in used)
    for step in check["run"]:
        if "raises" in step:
            yield f"with pytest.raises({step['raises']}):"
            yield f"    {step['call']}"
            continue
        expected = work_out(_expected(step), values)
        yield f"assert {_compared(step['call'])} {'is' if isinstance(expected, bool) else '=='} {expected!r}"


def _compared(call: str) -> str:
    """In brackets where == would take only a part of it."""
    is_plain = isinstance(ast.parse(call, mode="eval").body, ast.Call | ast.Name | ast.Subscript | ast.Attribute)
    return call if is_plain else f"({call})"


def _expected(step: Mapping[str, Any]) -> str:
    """The expression that gives what is expected."""
    gives = step["gives"]
    if gives == REFERENCE:
        return str(step["call"])
    return gives if isinstance(gives, str) else repr(gives)


def _names_in(call: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(call, mode="eval")) if isinstance(node, ast.Name)}


def _plain(value: Any) -> Any:
    """As code lessons hand values to Python: whole numbers as int, lists as lists, all else as text."""
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value.isoformat() if isinstance(value, date) else value
