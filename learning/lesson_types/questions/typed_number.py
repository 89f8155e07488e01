"""Numbers as people type them."""

import re
import unicodedata
from fractions import Fraction

from django.utils.translation import gettext as _

LONGEST = 40  # characters
# Digits of any script; thousands in threes by commas or spaces; a point before the decimals.
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)?(?:\.\d*)?")
_MINUS_SIGNS = str.maketrans(dict.fromkeys("−‒–—﹣－", "-"))


class NotANumber(ValueError):
    """Says in a sentence for the learner why."""


def read_number(typed: str, *, unit: str = "") -> Fraction:
    """The number in `typed`, exactly; its unit may stand behind it. Raises NotANumber."""
    if len(typed) > 4 * LONGEST:
        raise NotANumber(_("This number is too long."))
    words = " ".join(typed.translate(_MINUS_SIGNS).split())
    if unit and words.casefold().endswith(unit.casefold()):
        words = words[: -len(unit)].rstrip()
    if len(words) > LONGEST:
        raise NotANumber(_("This number is too long."))
    if re.search(r"\d,\d{1,2}$", words):
        raise NotANumber(_("Please write decimals with a point, such as 2.5."))
    if not re.search(r"\d", words) or not _NUMBER.fullmatch(words):
        raise NotANumber(_("Please write a number in digits, such as 1,000.5."))
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in re.sub("[, ]", "", words))
    return Fraction(digits.removesuffix("."))


def shown_again(typed: str) -> str:
    """What was typed, made safe to keep and short enough to show."""
    return "".join(sign for sign in typed if sign.isprintable())[:LONGEST]
