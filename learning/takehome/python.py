"""The checks of a Python lesson as tests for pytest, with what the reference came to as plain values."""

import ast
from collections.abc import Iterator, Mapping
from typing import Any, Final

from learning.code.python_checks import PythonCheck, python_checks
from learning.takehome.texts import commented, file_text

PYTEST: Final = "pytest==9.2.0"
KECCAK: Final = "pycryptodome==3.24.1"


def python_files(source: Mapping[str, Any], *, seed: str) -> dict[str, str]:
    """Raises NoReference when the reference does not run."""
    tools = source.get("tools", [])
    begins = f"from tools import {', '.join(sorted(tools))}\n\n" if tools else ""
    files = {
        "exercise.py": begins + source["stub"],
        "test_exercise.py": _test_file(source, seed=seed),
        "requirements.txt": "\n".join([PYTEST, *([KECCAK] if "keccak256" in tools else [])]) + "\n",
    }
    return files | ({"tools.py": file_text("tools.py.txt")} if tools else {})


def _test_file(source: Mapping[str, Any], *, seed: str) -> str:
    lines: list[str] = []
    for check in python_checks(source, seed=seed):
        lines += ["", "", f"def test_{check.id}():", *commented(check.says, "    # ")]
        lines += [f"    {line}" for line in _body(check)]
    imports = ["import pytest"] if any("pytest.raises" in line for line in lines) else []
    return "\n".join([*imports, "from exercise import *", *lines]) + "\n"


def _body(check: PythonCheck) -> Iterator[str]:
    yield from (f"{name} = {value!r}" for name, value in check.used.items())
    for step in check.steps:
        if step.raises:
            yield f"with pytest.raises({step.raises}):"
            yield f"    {step.call}"
        else:
            sign = "is" if isinstance(step.expected, bool) else "=="
            yield f"assert {_compared(step.call)} {sign} {step.expected!r}"


def _compared(call: str) -> str:
    """In brackets where == would take only a part of it."""
    is_plain = isinstance(ast.parse(call, mode="eval").body, ast.Call | ast.Name | ast.Subscript | ast.Attribute)
    return call if is_plain else f"({call})"
