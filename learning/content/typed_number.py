"""Numbers as people type them, in the digits of any script and by the rules of their language.

Half of the world writes 3,145 for three thousand and more, the other half for three and a bit. Where both can be meant,
nothing is guessed: the learner is asked.
"""

import re
import unicodedata
from fractions import Fraction
from typing import Final, NamedTuple

from django.utils.formats import get_format
from django.utils.translation import gettext as _

LONGEST: Final = 40  # characters
_MINUS_SIGNS: Final = "−‒–—﹣－"
# Signs that the scripts of the world have of their own, as ours. The two of Arabic mean one thing each.
_SIGNS: Final = str.maketrans(dict.fromkeys(_MINUS_SIGNS, "-") | dict.fromkeys("，،﹐", ",") | {"．": ".", "＋": "+"})
_ARABIC: Final = {"٫": "decimal", "٬": "group"}
_AMBIGUOUS: Final = re.compile(r"\+?(?P<sign>-?)(?P<whole>[1-9]\d{0,2})[.,](?P<three>\d{3})")


class NumberFormat(NamedTuple):
    """How a language writes numbers: what stands before the decimals, and what between thousands beside a space."""

    decimal: str
    group: str


PLAIN: Final = NumberFormat(decimal=".", group=",")
_CONTINENTAL: Final = NumberFormat(decimal=",", group=".")


class NotANumber(ValueError):
    """Says in a sentence for the learner why."""


class AmbiguousNumber(NotANumber):
    """It can be read in two ways. `readings` are both, in plain digits: the whole number, and the one with a point."""

    def __init__(self, typed: str, readings: tuple[str, str]) -> None:
        names = {"typed": typed, "whole": readings[0], "decimal": readings[1]}
        super().__init__(
            _("%(typed)s is %(whole)s to some people and %(decimal)s to others. Which do you mean?") % names
        )
        self.readings = readings


def learners_format() -> NumberFormat:
    """How the language of the page writes numbers."""
    return _CONTINENTAL if get_format("DECIMAL_SEPARATOR") == "," else PLAIN


def read_number(typed: str, *, unit: str = "") -> Fraction:
    """The number in `typed`, exactly, by the rules of the page's language; its unit may stand behind it.

    Raises NotANumber; of its kind AmbiguousNumber for what other languages read differently ("3,145", "1.000").
    """
    words = _tidy(typed, unit)
    if found := _AMBIGUOUS.fullmatch(words):
        sign, whole, three = found.group("sign", "whole", "three")
        raise AmbiguousNumber(
            shown_again(typed.strip()), (f"{sign}{whole}{three}", f"{sign}{whole}.{three}".rstrip("0").rstrip("."))
        )
    return _read(words, learners_format())


def read_kept(answer: str, *, unit: str = "") -> Fraction:
    """The number in an answer that was taken: always with a point before decimals. Raises NotANumber."""
    return _read(_tidy(answer, unit), PLAIN)


def shown_again(typed: str) -> str:
    """What was typed, made safe to keep and short enough to show."""
    return "".join(sign for sign in typed if sign.isprintable())[:LONGEST]


def _tidy(typed: str, unit: str) -> str:
    """Signs and digits as we write them, one space between words, nothing invisible, no unit. Raises NotANumber."""
    if len(typed) > 4 * LONGEST:
        raise NotANumber(_("This number is too long."))
    # Keyboards for Arabic and Hebrew put marks of direction around numbers.
    visible = "".join(sign for sign in typed if unicodedata.category(sign) != "Cf")
    words = " ".join(visible.translate(_SIGNS).split())
    if unit and words.casefold().endswith(unit.casefold()):
        words = words[: -len(unit)].rstrip()
    if len(words) > LONGEST:
        raise NotANumber(_("This number is too long."))
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in words)


def _read(words: str, written: NumberFormat) -> Fraction:
    """Digits; thousands in threes by the language's sign or spaces; its other sign before the decimals."""
    decimal, group = written
    for sign, meaning in _ARABIC.items():
        words = words.replace(sign, decimal if meaning == "decimal" else group)
    if re.search(rf"\d{re.escape(group)}\d{{1,2}}$", words):
        raise NotANumber(_wrong_decimal_sign(decimal))
    threes = "|".join(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+" for sign in (group, " "))
    number = rf"[+-]?(?:\d+|{threes})?(?:{re.escape(decimal)}\d*)?"
    if not re.search(r"\d", words) or not re.fullmatch(number, words):
        raise NotANumber(_("Please write a number in digits, such as %(example)s.") % {"example": f"1000{decimal}5"})
    digits = words.replace(group, "").replace(" ", "").replace(decimal, ".")
    return Fraction(digits.removesuffix("."))


def _wrong_decimal_sign(decimal: str) -> str:
    if decimal == ",":
        return _("Please write decimals with a comma, such as 2,5.")
    return _("Please write decimals with a point, such as 2.5.")
