"""A move as it was posted, read against the fields that were shown. Nothing else in the form counts."""

from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from learning.content.typed_number import LONGEST, AmbiguousNumber, NotANumber, read_number, shown_again
from learning.interactives.screen import Choice, Field, Move, Number, Order, Screen, Several

# Ticks that none of several fits.
NONE: Final = "none"
_ENOUGH_DIGITS: Final = Context(prec=2 * LONGEST)


@dataclass(frozen=True, slots=True)
class Reading:
    """`move` counts only without `errors` ({field name: sentence}). `typed` shows the form again as it was."""

    move: Move = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


class _NotTaken(ValueError):
    """Says in a sentence for the learner why."""


def read_move(screen: Screen, post: QueryDict) -> Reading:
    """Never raises, whatever was posted."""
    reading = Reading()
    for asked in screen.fields:
        reading.typed.update(_typed(asked, post))
        try:
            reading.move[asked.name] = _read(asked, post)
        except (_NotTaken, NotANumber) as problem:
            reading.errors[asked.name] = str(problem)
    return reading


def place_field(order: str, item: str) -> str:
    """The name of the field that holds the place of one item of an order, or ticks one of several."""
    return f"{order}-{item}"


def meaning_field(number: str) -> str:
    """The name of the field that says which of two readings of a number was meant."""
    return f"{number}-means"


def _read(asked: Field, post: QueryDict) -> object:
    if isinstance(asked, Choice):
        return _read_choice(asked, post)
    if isinstance(asked, Number):
        return _read_number(asked, post)
    if isinstance(asked, Several):
        return _read_several(asked, post)
    return _read_order(asked, post)


def _typed(asked: Field, post: QueryDict) -> dict[str, str]:
    names = [asked.name]
    if isinstance(asked, Order):
        names = [place_field(asked.name, item) for item, _words in asked.items]
    elif isinstance(asked, Several):
        names = [place_field(asked.name, item) for item in (*_ids(asked), NONE)]
    elif isinstance(asked, Number):
        names.append(meaning_field(asked.name))
    return {name: shown_again(post.get(name, "")) for name in names if post.get(name)}


def _read_choice(asked: Choice, post: QueryDict) -> str:
    given = post.get(asked.name, "")
    if not given:
        raise _NotTaken(_("Please choose one."))
    if given not in [value for value, _words in asked.choices]:
        raise _NotTaken(_("This is not one of the choices. Please choose again."))
    return given


def _read_number(asked: Number, post: QueryDict) -> str:
    given = post.get(asked.name, "").strip()
    if not given:
        raise _NotTaken(_("Please type a number."))
    number = _number(asked, given, meant=post.get(meaning_field(asked.name), ""))
    if asked.is_whole and number.denominator != 1:
        raise _NotTaken(_("Please type a whole number."))
    if number < asked.least:
        raise _NotTaken(_("Please type %(least)s or more.") % {"least": in_digits(asked.least)})
    if number > asked.most:
        raise _NotTaken(_("Please type %(most)s or less.") % {"most": in_digits(asked.most)})
    return in_digits(number)


def _number(asked: Number, given: str, *, meant: str) -> Fraction:
    try:
        return read_number(given, unit=asked.unit)
    except AmbiguousNumber as problem:
        whole, _decimal = problem.readings
        if asked.is_whole:
            return Fraction(whole)
        if meant in problem.readings:
            return Fraction(meant)
        raise


def readings_of(asked: Number, typed: str) -> tuple[str, ...]:
    """The two numbers that `typed` may mean, where the learner has to say which."""
    try:
        read_number(typed, unit=asked.unit)
    except AmbiguousNumber as problem:
        return () if asked.is_whole else problem.readings
    except NotANumber:
        pass
    return ()


def _read_order(asked: Order, post: QueryDict) -> list[str]:
    count = len(asked.items)
    places: dict[str, int] = {}
    for item, _words in asked.items:
        given = post.get(place_field(asked.name, item), "")
        if given and given not in map(str, range(1, count + 1)):
            raise _NotTaken(_("This is not one of the choices. Please choose again."))
        if given:
            places[item] = int(given)
    if len(places) < count:
        raise _NotTaken(_("Please give everything its place."))
    if len(set(places.values())) < count:
        raise _NotTaken(_("A place is given twice. Please use each place once."))
    return sorted(places, key=places.__getitem__)


def _read_several(asked: Several, post: QueryDict) -> list[str]:
    chosen = [item for item in _ids(asked) if post.get(place_field(asked.name, item))]
    is_none = bool(post.get(place_field(asked.name, NONE)))
    if chosen and is_none:
        raise _NotTaken(_("You chose something and “%(none)s”. Which do you mean?") % {"none": asked.none})
    if not chosen and not is_none:
        raise _NotTaken(_("Please choose what fits, or “%(none)s”.") % {"none": asked.none})
    return chosen


def _ids(asked: Several) -> list[str]:
    return [item for item, _words in asked.items]


def in_digits(number: Fraction) -> str:
    """`number` in plain digits, with a point before decimals."""
    return f"{_ENOUGH_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)):f}"
