"""HBAR in its three units, as types that do not mix: 1 HBAR = 10**8 tinybars = 10**18 weibars.

Hedera's ledger counts tinybars, its JSON-RPC weibars, people HBAR. No amount is ever rounded here without saying so:
what does not come out even is refused with InexactAmount.
"""

from decimal import Context, Decimal, Inexact, localcontext
from typing import Final, NewType

Hbar = NewType("Hbar", Decimal)
Tinybar = NewType("Tinybar", int)
Weibar = NewType("Weibar", int)

TINYBARS_PER_HBAR: Final = 10**8
WEIBARS_PER_TINYBAR: Final = 10**10
# All HBAR there will ever be have 19 digits in tinybars and 29 in weibars; the default context has 28.
DIGITS: Final = 60
# Far more than there will ever be; a larger number is a slip or an attack with a long exponent.
MOST_HBAR: Final = 10**30


class InexactAmount(ValueError):
    """An amount that is no whole number of the smaller unit, or no number at all."""


def hbar_to_tinybar(amount: Hbar | Decimal) -> Tinybar:
    """Whole tinybars. Raises InexactAmount for a fraction of a tinybar, for more than there is, NaN and infinity."""
    if not amount.is_finite() or abs(amount) > MOST_HBAR:
        raise InexactAmount(f"{amount} is not an amount of HBAR.")
    try:
        with localcontext(Context(prec=DIGITS, traps=[Inexact])):
            return Tinybar(int((amount * TINYBARS_PER_HBAR).to_integral_exact()))
    except Inexact:
        raise InexactAmount(f"{amount} HBAR is not a whole number of tinybars.") from None


def tinybar_to_hbar(amount: Tinybar) -> Hbar:
    """HBAR with eight decimals, exact."""
    with localcontext(prec=DIGITS):
        return Hbar(Decimal(amount).scaleb(-8))


def tinybar_to_weibar(amount: Tinybar) -> Weibar:
    return Weibar(amount * WEIBARS_PER_TINYBAR)


def weibar_to_tinybar(amount: Weibar) -> Tinybar:
    """Whole tinybars. Raises InexactAmount for a fraction of a tinybar, which Hedera would cut off silently."""
    tinybars, rest = divmod(amount, WEIBARS_PER_TINYBAR)
    if rest:
        raise InexactAmount(f"{amount} weibars are not a whole number of tinybars.")
    return Tinybar(tinybars)


def whole_tinybars_in(amount: Weibar) -> Tinybar:
    """For showing balances, which on a devnet may hold fractions: rounded down."""
    return Tinybar(amount // WEIBARS_PER_TINYBAR)


def tinybars_covering(amount: Weibar) -> Tinybar:
    """For counting fees: rounded up."""
    return Tinybar(-(-amount // WEIBARS_PER_TINYBAR))
