from decimal import Decimal

from django.utils.formats import number_format

from chain.units import Weibar


def short_amount(amount: Decimal) -> str:
    """An amount of HBAR as people write it: without the zeros that eight decimals end in."""
    whole = amount == amount.to_integral_value()
    return number_format(int(amount) if whole else Decimal(f"{amount:f}".rstrip("0")))


def counted(amount: Decimal) -> int:
    """The number that the grammar of a sentence about `amount` follows: 1 of exactly one HBAR, else several."""
    return 1 if amount == 1 else 2


def exact_hbar(amount: Weibar | Decimal) -> str:
    """An amount in weibars as HBAR, to the last of its eighteen decimals."""
    return short_amount(Decimal(f"{int(amount)}E-18"))
