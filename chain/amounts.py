from decimal import Decimal

from django.utils.formats import number_format


def short_amount(amount: Decimal) -> str:
    """An amount of HBAR as people write it: without the zeros that eight decimals end in."""
    whole = amount == amount.to_integral_value()
    return number_format(int(amount) if whole else Decimal(f"{amount:f}".rstrip("0")))
