"""The code of a class: eight digits, which every phone can type, in the digits of any script."""

from secrets import randbelow
from typing import Final

DIGITS: Final = 8
# What people put between digits when they read a number out, and what keyboards add by themselves.
_BETWEEN: Final = frozenset(" -\u2010\u2011\u2012\u2013\u00a0\u202f\u2009.\u200e\u200f\u061c")
# Longer than any code with all that is between; more is not looked at.
_LONGEST: Final = 64


def draw_code() -> str:
    """A code that nobody can foresee. Whether it is taken, the database says."""
    return f"{randbelow(10**DIGITS):0{DIGITS}}"


def read_code(typed: str) -> str:
    """The code that was typed, in plain digits; "" when it is none.

    >>> read_code("१२३४ ५६७८")
    '12345678'
    """
    signs = [sign for sign in typed[:_LONGEST].strip() if sign not in _BETWEEN]
    if len(signs) != DIGITS or not all(sign.isdecimal() for sign in signs):
        return ""
    return "".join(str(int(sign)) for sign in signs)


def spoken_code(code: str) -> str:
    """As it is read out and written on a board: "1234 5678"."""
    return f"{code[:4]} {code[4:]}"
