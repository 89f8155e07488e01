"""What the checks are run with: the params of questions, and lists of people and numbers."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.problems import Problem
from learning.content.structure import declared, find_structural_problems, group, whole_number
from learning.lesson_types.questions.names import NAMES
from learning.lesson_types.questions.params import draw_params, find_param_problems, param_structures

_COUNT = whole_number(1, 40)
_BOUND = whole_number(-(10**15), 10**15)
_LISTS: Final = {
    "names": Draft202012Validator(group({"kind": {}, "count": _COUNT}, required=("count",))),
    "integers": Draft202012Validator(
        group({"kind": {}, "count": _COUNT, "from": _BOUND, "to": _BOUND}, required=("count", "from", "to"))
    ),
}


def code_param_structures() -> dict[str, dict[str, Any]]:
    """The schema of each kind of param, for forms."""
    return param_structures() | {kind: declared(schema) for kind, schema in _LISTS.items()}


def find_code_param_problems(params: Mapping[str, Any]) -> Iterator[Problem]:
    lists, others = _apart(params)
    yield from find_param_problems(others)
    for name, param in lists.items():
        shape = find_structural_problems(param, _LISTS[param["kind"]])
        yield from (found.below(name) for found in shape)
        most = len(NAMES) if param["kind"] == "names" else param.get("to", 0) - param.get("from", 0) + 1
        if not shape and param["count"] > most:
            yield Problem((name,), _("There are not so many to draw from: %(most)d.") % {"most": most})


def draw_values(params: Mapping[str, Any], *, seed: str) -> dict[str, Any]:
    """Each a Fraction, a text, a truth, a date, or a tuple of these. Raises NotWorkedOut."""
    lists, others = _apart(params)
    values = {name: one.value for name, one in draw_params(others, seed=seed).items()}
    return values | {name: _drawn_list(param, Random(f"{seed}:{name}")) for name, param in lists.items()}  # noqa: S311


def _apart(params: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    lists = {name: one for name, one in params.items() if isinstance(one, dict) and one.get("kind") in _LISTS}
    return lists, {name: one for name, one in params.items() if name not in lists}


def _drawn_list(param: Mapping[str, Any], random: Random) -> tuple[Any, ...]:
    if param["kind"] == "names":
        return tuple(random.sample(list(NAMES), param["count"]))
    numbers = random.sample(range(param["from"], param["to"] + 1), param["count"])
    return tuple(Fraction(number) for number in numbers)
