"""Numbers in the words of an interactive, as the language of the page writes them."""

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import number_format


def grouped(number: int) -> str:
    """46380 as "46,380"."""
    return str(number_format(number, force_grouping=True))


def in_words(number: Fraction | int) -> str:
    """`number` with at most four decimals, as the language of the page writes it: "12.5"."""
    rounded = round(Fraction(number), 4)
    places = next(places for places in range(5) if (rounded * 10**places).denominator == 1)
    return str(number_format(Decimal(rounded.numerator) / rounded.denominator, places, force_grouping=True))


def in_coins(units: int, *, digits: int) -> str:
    """`units` of which a coin has 10 to the power of `digits`, exactly, without zeros at the end: "0.0543"."""
    coins = Decimal(units).scaleb(-digits)
    places = max(0, -int(coins.normalize().as_tuple().exponent))
    return str(number_format(coins, decimal_pos=places))
