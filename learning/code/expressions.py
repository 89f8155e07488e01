"""Values in the checks of contracts: expressions over params, words of the variant, people and the contract."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext as _
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

from learning.code.programs import PROGRAMS
from learning.code.signatures import NoSignature, read_types
from learning.code.words import filled_in
from learning.content.problems import Path, Problem
from learning.lesson_types.questions.arithmetic import NotWorkedOut, names_in, work_out

PEOPLE: Final = ("ada", "ben", "chidi", "dina", "efua")
CONTRACT: Final = "contract"


class NoValue(ValueError):
    """Says in a sentence for the author why."""


def addresses_of(seed: str) -> dict[str, str]:
    """Of each of the people and programs, another one for each seed."""
    return {name: str(to_checksum_address(keccak(text=f"{seed}:{name}")[-20:])) for name in (*PEOPLE, *PROGRAMS)}


def value_of(written: Any, values: Mapping[str, Any]) -> Any:
    """What `written` comes to: an expression, a literal, or a list of these. Raises NoValue."""
    if isinstance(written, list):
        return [value_of(each, values) for each in written]
    if not isinstance(written, str):
        return written
    try:
        found = work_out(written, values)
    except NotWorkedOut as error:
        raise NoValue(str(error)) from error
    return list(found) if isinstance(found, tuple) else found


def whole_of(written: Any, values: Mapping[str, Any]) -> int:
    """The same, which must be a whole number. Raises NoValue."""
    found = value_of(written, values)
    if isinstance(found, bool) or not isinstance(found, int | Fraction) or Fraction(found).denominator != 1:
        raise NoValue(_('"%(written)s" is no whole number.') % {"written": written})
    return int(found)


def for_abi(value: Any, abi_type: str) -> Any:
    """`value` as `eth_abi` takes it for `abi_type`. Raises NoValue."""
    if abi_type.endswith("]"):
        if not isinstance(value, list):
            raise NoValue(_('A list is missing where the type is "%(type)s".') % {"type": abi_type})
        return [for_abi(each, abi_type[: abi_type.rindex("[")]) for each in value]
    try:
        return _CONVERTED[next((name for name in _CONVERTED if abi_type.startswith(name)), "")](value)
    except (TypeError, ValueError, KeyError) as error:
        raise NoValue(
            _('"%(value)s" does not fit the type "%(type)s".') % {"value": value, "type": abi_type}
        ) from error


def _number(value: Any) -> int:
    exact = Fraction(value)
    if isinstance(value, bool) or exact.denominator != 1:
        raise ValueError(value)
    return int(exact)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


_CONVERTED: Final[dict[str, Any]] = {
    "uint": _number,
    "int": _number,
    "bool": _truth,
    "string": str,
    "address": lambda value: str(to_checksum_address(value)),
    "bytes": lambda value: bytes.fromhex(value.removeprefix("0x")),
}


def find_expression_problems(source: dict[str, Any]) -> Iterator[Problem]:
    """Of a lesson on contracts, whose shape is right. What Python says, is tried when the lesson is proved."""
    if source["language"] == "python":
        return
    known = {*source.get("params", {}), *source["variants"][0], *PEOPLE, *PROGRAMS, CONTRACT}
    constructor = source.get("constructor", {})
    try:
        types = read_types(constructor.get("types", ""))
        if len(types) != len(constructor.get("values", [])):
            yield Problem(("constructor",), _("There must be as many values as types."))
    except NoSignature as error:
        yield Problem(("constructor", "types"), str(error))
    yield from _unknown_in([constructor.get(key, 0) for key in ("values", "value")], ("constructor",), source, known)
    for number, check in enumerate(source["checks"]):
        for place, step in enumerate(check["run"]):
            written = [step.get(key, 0) for key in ("args", "value", "with", "gives", "is", "rises", "later", "deploy")]
            yield from _unknown_in(written, ("checks", number, "run", place), source, known)
            asked = filled_in(step, source["variants"][0])
            yield from (found.below("checks", number, "run", place) for found in _strangers_in(asked))


def _strangers_in(step: Mapping[str, Any]) -> Iterator[Problem]:
    """Whoever sends or is looked at must be somebody."""
    everybody = (*PEOPLE, *PROGRAMS)
    for key, known in (("from", everybody), ("balance", (*everybody, CONTRACT))):
        if key in step and step[key] not in known:
            names = {"name": step[key], "known": ", ".join(known)}
            yield Problem((key,), _('There is no "%(name)s" here. Known: %(known)s.') % names)


def _unknown_in(written: Any, path: Path, source: dict[str, Any], known: set[str]) -> Iterator[Problem]:
    """Expressions that ask for what there is not, with the words of any variant in them."""
    if isinstance(written, list):
        for each in written:
            yield from _unknown_in(each, path, source, known)
    elif isinstance(written, str):
        try:
            names = sorted(names_in(filled_in(written, source["variants"][0])))
        except NotWorkedOut as error:
            yield Problem(path, str(error))
            return
        for name in names:
            if name not in known:
                sentence = _('There is no "%(name)s" here. Known: %(known)s.')
                yield Problem(path, sentence % {"name": name, "known": ", ".join(sorted(known))})
