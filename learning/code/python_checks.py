"""What the checks of a Python lesson do, with everything worked out that the reference and the makers know."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from learning.code.params import draw_values
from learning.code.reference import WorkOut, reference_session

REFERENCE: Final = "reference"


@dataclass(frozen=True, slots=True)
class PythonStep:
    """`call` must give `expected`, or raise what `raises` names."""

    call: str
    expected: Any = None
    raises: str = ""

    @property
    def names(self) -> set[str]:
        """All that `call` speaks of."""
        return {node.id for node in ast.walk(ast.parse(self.call, mode="eval")) if isinstance(node, ast.Name)}


@dataclass(frozen=True, slots=True)
class PythonCheck:
    """`values` are what calls may speak of: params, words of the variant, inputs."""

    id: str
    says: str
    values: Mapping[str, Any]
    steps: tuple[PythonStep, ...]

    @property
    def used(self) -> dict[str, Any]:
        """Those values that a call does speak of."""
        names = set[str]().union(*(step.names for step in self.steps))
        return {name: value for name, value in self.values.items() if name in names}


def python_checks(source: Mapping[str, Any], *, seed: str) -> list[PythonCheck]:
    """The checks of `source`, whose words are filled in, with what `seed` draws. Raises NoReference."""
    drawn = {name: _plain(value) for name, value in draw_values(source.get("params", {}), seed=seed).items()}
    hidden = f"{source['reference']}\n\n{source.get('makers', '')}"
    with reference_session(hidden, tools=source.get("tools", [])) as work_out:
        return [_check(check, drawn | source["words"], work_out) for check in source["checks"]]


def _check(check: Mapping[str, Any], drawn: Mapping[str, Any], work_out: WorkOut) -> PythonCheck:
    inputs = {name: work_out(words, drawn) for name, words in check.get("inputs", {}).items()}
    values = {**drawn, **inputs}
    return PythonCheck(check["id"], check["says"], values, tuple(_steps(check["run"], values, work_out)))


def _steps(run: list[Mapping[str, Any]], values: Mapping[str, Any], work_out: WorkOut) -> Iterator[PythonStep]:
    for step in run:
        if "raises" in step:
            yield PythonStep(step["call"], raises=step["raises"])
        elif isinstance(step["gives"], str):
            words = step["call"] if step["gives"] == REFERENCE else step["gives"]
            yield PythonStep(step["call"], work_out(words, values))
        else:
            yield PythonStep(step["call"], step["gives"])


def _plain(value: Any) -> Any:
    """As code lessons hand values to Python: whole numbers as int, lists as lists, all else as text."""
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else str(value)
    return value.isoformat() if isinstance(value, date) else value
