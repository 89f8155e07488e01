"""What is drawn for a question: numbers, people, hashes, addresses, days. The same seed draws the same."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from random import Random
from typing import Any, Final

from django.utils.translation import gettext as _
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak
from jsonschema import Draft202012Validator

from learning.content.problems import Problem
from learning.content.structure import (
    declared,
    find_structural_problems,
    group,
    missing_key,
    text,
    unknown_word,
    whole_number,
)
from learning.lesson_types.questions.arithmetic import MOST_CHARACTERS, NotWorkedOut, names_in, work_out
from learning.lesson_types.questions.names import NAMES

PLACEHOLDER: Final = re.compile(r"(?<!\\)\{([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\}")
MOST_PARAMS: Final = 20
_PARAM_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_PLACES: Final = 18
# Digits at each end that a look-alike address shares with the one it is like: as many as wallets show.
_LOOK_ALIKE: Final = 4

_NUMBER = {"type": ["number", "string"]}
_ENTRY = {"type": ["string", "number", "boolean", "object"]}
_PLAIN = {"plain": {"type": "boolean"}}
_LIST = {"type": "array", "minItems": 2, "maxItems": 60}
_KEYS: Final[dict[str, tuple[dict[str, Any], tuple[str, ...]]]] = {
    "integer": ({"from": _NUMBER, "to": _NUMBER, "step": _NUMBER} | _PLAIN, ("from", "to")),
    "decimal": ({"from": _NUMBER, "to": _NUMBER, "step": _NUMBER} | _PLAIN, ("from", "to")),
    "name": ({"of": _LIST | {"items": text(60)}}, ()),
    "choice": ({"of": _LIST | {"items": _ENTRY}} | _PLAIN, ("of",)),
    "hash": ({"of": text(600), "first": whole_number(4, 64)}, ()),
    "transaction": ({}, ()),
    "address": ({"like": text(40)}, ()),
    "date": ({"from": text(10), "to": text(10)}, ("from", "to")),
    "result": ({"is": text(MOST_CHARACTERS), "places": whole_number(0, _MOST_PLACES)} | _PLAIN, ("is",)),
}
_SCHEMAS: Final = {
    kind: Draft202012Validator(group({"kind": {"type": "string"}} | keys, required=("kind", *required)))
    for kind, (keys, required) in _KEYS.items()
}


def param_structures() -> dict[str, dict[str, Any]]:
    """The schema of each kind of param, for forms."""
    return {kind: declared(schema) for kind, schema in _SCHEMAS.items()}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What arithmetic counts with (a Fraction, text, truth, date or group), and how it is written."""

    value: Any
    text: str


def draw_params(params: Mapping[str, Any], *, seed: str) -> dict[str, Drawn]:
    """A value for each of `params`. Raises NotWorkedOut.

    The order in which they stand does not count: the database keeps none. One that needs another waits for it.
    """
    specs = {name: {"kind": "result", "is": each} if isinstance(each, str) else each for name, each in params.items()}
    drawn: dict[str, Drawn] = {}
    left = sorted(specs)
    while left:
        # In a circle each one waits for another: then the first says what it misses.
        name = next((each for each in left if not _needs(specs[each]).intersection(left)), left[0])
        left.remove(name)
        drawn[name] = _WAYS[specs[name]["kind"]](specs[name], f"{seed}:{name}", drawn)
    return drawn


def _needs(spec: Mapping[str, Any]) -> set[str]:
    """The names of params that must be drawn first."""
    if spec["kind"] == "result":
        return set(names_in(spec["is"]))
    if spec["kind"] == "hash":
        return {name.partition(".")[0] for name in PLACEHOLDER.findall(spec.get("of", ""))}
    return {spec["like"]} if "like" in spec else set()


def texts_of(drawn: Mapping[str, Drawn]) -> dict[str, str]:
    """What stands for each placeholder, parts of groups as "name.part"."""
    texts: dict[str, str] = {}
    for name, one in drawn.items():
        if isinstance(one.value, dict):
            texts |= {f"{name}.{part}": in_words(value) for part, value in one.value.items()}
        else:
            texts[name] = one.text
    return texts


def filled(words: str, texts: Mapping[str, str]) -> str:
    """`words` with texts in the places of {name}; unknown names stay, and "\\{" is a brace."""
    return PLACEHOLDER.sub(lambda found: texts.get(found[1], found[0]), words).replace("\\{", "{")


def filled_in(value: Any, texts: Mapping[str, str]) -> Any:
    """The same for every text in lists and mappings."""
    if isinstance(value, str):
        return filled(value, texts)
    if isinstance(value, list):
        return [filled_in(each, texts) for each in value]
    if isinstance(value, dict):
        return {key: filled_in(each, texts) for key, each in value.items()}
    return value


def in_words(value: Any, *, plain: bool = False, places: int | None = None) -> str:
    """`value` as people write it: 21,000; 0.50; 5 March 2027. Raises NotWorkedOut for a number without an end."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f"{value.day} {value:%B} {value.year}"
    if isinstance(value, int | float | Fraction | Decimal):
        return _number_in_words(Fraction(str(value)), plain=plain, places=places)
    return str(value)


def find_param_problems(params: Mapping[str, Any]) -> Iterator[Problem]:
    """What an author must change in `params` before anything can be drawn."""
    if len(params) > MOST_PARAMS:
        yield Problem((), _("There are more than %(most)d params.") % {"most": MOST_PARAMS})
    for name, param in params.items():
        if not _PARAM_NAME.fullmatch(str(name)):
            yield Problem((name,), _("The name of a param has small letters, digits and underscores: gas_price."))
        elif not isinstance(param, str):
            yield from (found.below(name) for found in _find_spec_problems(param))


def _find_spec_problems(param: Any) -> Iterator[Problem]:
    if not isinstance(param, dict):
        yield Problem((), _("A param is a group of keys with a kind, or an expression over other params."))
    elif "kind" not in param:
        yield Problem((), missing_key("kind"))
    elif param["kind"] not in _SCHEMAS:
        yield Problem(("kind",), unknown_word(param["kind"], list(_SCHEMAS)))
    elif shape := find_structural_problems(param, _SCHEMAS[param["kind"]]):
        yield from shape
    elif param["kind"] in ("integer", "decimal", "date"):
        try:
            steps = _days(param) if param["kind"] == "date" else _steps(param)[2]
        except (ValueError, ArithmeticError):
            yield Problem((), _("These are no numbers, or no days written like 2027-03-05."))
        else:
            if steps < 2:
                yield Problem((), _('From "from" to "to" there is nothing to draw.'))


def _steps(param: Mapping[str, Any]) -> tuple[Decimal, Decimal, int, int]:
    """The first number, the step, how many there are, and the decimals they are written with."""
    first, last = Decimal(str(param["from"])), Decimal(str(param["to"]))
    written = [first, last]
    if "step" in param:
        written.append(Decimal(str(param["step"])))
    places = max(0, *(-int(number.as_tuple().exponent) for number in written))
    step = Decimal(str(param.get("step", Decimal(1).scaleb(-places))))
    if step <= 0 or (param["kind"] == "integer" and places):
        raise ValueError(param)
    return first, step, max(0, int((last - first) / step) + 1), places


def _days(param: Mapping[str, Any]) -> int:
    return (date.fromisoformat(param["to"]) - date.fromisoformat(param["from"])).days + 1


def _draw_number(param: Mapping[str, Any], seed: str, _drawn: Mapping[str, Drawn]) -> Drawn:
    first, step, count, places = _steps(param)
    value = Fraction(first + step * _random(seed).randrange(count))
    return Drawn(value, in_words(value, plain=param.get("plain", False), places=places))


def _draw_name(param: Mapping[str, Any], seed: str, drawn: Mapping[str, Drawn]) -> Drawn:
    taken = {one.text for one in drawn.values()}
    free = [name for name in param.get("of", NAMES) if name not in taken] or list(NAMES)
    name = _random(seed).choice(free)
    return Drawn(name, name)


def _draw_choice(param: Mapping[str, Any], seed: str, _drawn: Mapping[str, Drawn]) -> Drawn:
    value = _random(seed).choice(param["of"])
    text = "" if isinstance(value, dict) else in_words(value, plain=param.get("plain", False))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Drawn(Fraction(str(value)) if is_number else value, text)


def _draw_hash(param: Mapping[str, Any], seed: str, drawn: Mapping[str, Drawn]) -> Drawn:
    of = filled(param["of"], texts_of(drawn)) if "of" in param else seed
    found = sha256(of.encode()).hexdigest()[: param.get("first", 64)]
    return Drawn(found, found)


def _draw_transaction(_param: Mapping[str, Any], seed: str, _drawn: Mapping[str, Drawn]) -> Drawn:
    found = f"0x{keccak(text=seed).hex()}"
    return Drawn(found, found)


def _draw_address(param: Mapping[str, Any], seed: str, drawn: Mapping[str, Drawn]) -> Drawn:
    digits = keccak(text=seed)[-20:].hex()
    if "like" in param:
        if param["like"] not in drawn:
            raise NotWorkedOut(_('There is no param "%(name)s" here.') % {"name": param["like"]})
        other = drawn[param["like"]].text.lower().removeprefix("0x")
        digits = other[:_LOOK_ALIKE] + digits[_LOOK_ALIKE:-_LOOK_ALIKE] + other[-_LOOK_ALIKE:]
    found = str(to_checksum_address(f"0x{digits}"))
    return Drawn(found, found)


def _draw_date(param: Mapping[str, Any], seed: str, _drawn: Mapping[str, Drawn]) -> Drawn:
    day = date.fromisoformat(param["from"]) + timedelta(days=_random(seed).randrange(_days(param)))
    return Drawn(day, in_words(day))


def _work_out(param: Mapping[str, Any], _seed: str, drawn: Mapping[str, Drawn]) -> Drawn:
    value = work_out(param["is"], {name: one.value for name, one in drawn.items()})
    return Drawn(value, in_words(value, plain=param.get("plain", False), places=param.get("places")))


_WAYS: Final[dict[str, Callable[[Mapping[str, Any], str, Mapping[str, Drawn]], Drawn]]] = {
    "integer": _draw_number,
    "decimal": _draw_number,
    "name": _draw_name,
    "choice": _draw_choice,
    "hash": _draw_hash,
    "transaction": _draw_transaction,
    "address": _draw_address,
    "date": _draw_date,
    "result": _work_out,
}


def _random(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - the seed is what is secret


def _number_in_words(number: Fraction, *, plain: bool, places: int | None) -> str:
    if places is None:
        places = next((few for few in range(_MOST_PLACES + 1) if (number * 10**few).denominator == 1), -1)
    if places < 0:
        raise NotWorkedOut(_("This number has no end: give its expression places with round(…, 2)."))
    whole, rest = divmod(round(abs(number) * 10**places), 10**places)
    sign = "-" if number < 0 and (whole or rest) else ""
    decimals = f".{rest:0{places}d}" if places else ""
    return f"{sign}{whole}{decimals}" if plain else f"{sign}{whole:,}{decimals}"
