"""Numbers of a figure as a drawing needs them."""

from collections.abc import Sequence
from itertools import product
from typing import Final

from learning.insight.figures import Figure, Unit

_TICKS: Final = (20, 30, 40, 50, 60, 80, 100, 120, 150)


def drawn_numbers(figure: Figure) -> tuple[Unit, list[int | None]]:
    """Those of the column that is drawn, row by row, and what they count."""
    place = [column.key for column in figure.columns].index(figure.drawn)
    values = [row.values[place] for row in figure.rows]
    return figure.columns[place].unit, [value if isinstance(value, int) else None for value in values]


def highest_tick(numbers: Sequence[int | None]) -> int:
    """The least of 20, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300 and so on that is below none of them."""
    most = max((number or 0 for number in numbers), default=0)
    ticks: list[int] = [int(first * 10**power) for power, first in product(range(18), _TICKS)]
    return min(tick for tick in ticks if tick >= most)
