"""Amounts, addresses and numbers as people compare them: exact to the weibar, and read from what people type."""

import re
from decimal import Decimal, localcontext
from typing import Final

from chain.units import DIGITS, Weibar

_TYPED: Final = re.compile(r"[+]?(\d{1,30})(?:[.,](\d{1,18}))?")
_UNIT: Final = re.compile(r"(?i)\s*(hbar|ℏ|gas)\s*$")


def exact_hbar(amount: Weibar | int) -> str:
    """Such as "0.370000000000000001 HBAR": every digit, and none too many."""
    with localcontext(prec=DIGITS):
        text = f"{Decimal(amount).scaleb(-18):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) + " HBAR"


def weibars_of(text: str) -> Weibar:
    """HBAR as a lesson writes them. Raises decimal.InvalidOperation for what is no number."""
    with localcontext(prec=DIGITS):
        return Weibar(int(Decimal(text).scaleb(18)))


def typed_weibars(text: str) -> Weibar | None:
    """ "0.000123 HBAR", "0,000123": what was meant; None for what is no amount."""
    found = _TYPED.fullmatch(_UNIT.sub("", text.strip()).replace(" ", "").replace("\u00a0", ""))
    return weibars_of(f"{found[1]}.{found[2] or 0}") if found else None


def typed_integer(text: str) -> int | None:
    """ "104 233", "104,233" and "#104233"; None for what is no whole number."""
    bare = re.sub(r"[\s\u00a0,'_#]", "", _UNIT.sub("", text.strip()))
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 80 else None


def short_address(address: str) -> str:
    return f"{address[:8]}…{address[-6:]}"
