"""Levels as people see them. The database's calculate_user_level() decides; this says how far it is to the next.

Source: the rules of the game. Level = greatest(1, least(100, floor(sqrt(xp / divisor)))).
"""

from dataclasses import dataclass
from math import isqrt

from settings.registry import LEVEL_FORMULA_DIVISOR

HIGHEST = 100


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the way to the next, in XP. At the highest level there is no way left: 100 per cent."""

    number: int
    xp_into: int
    xp_needed: int

    @property
    def percent(self) -> int:
        return 100 if self.xp_needed == 0 else 100 * self.xp_into // self.xp_needed

    @property
    def is_highest(self) -> bool:
        return self.number == HIGHEST


def level_at(xp: int, *, divisor: int) -> Level:
    """The level `xp` makes, with the XP since it began and the XP between it and the next."""
    number = max(1, min(HIGHEST, isqrt(xp // divisor)))
    if number == HIGHEST:
        return Level(number, 0, 0)
    begins = 0 if number == 1 else number**2 * divisor
    return Level(number, xp - begins, (number + 1) ** 2 * divisor - begins)


def current_level(xp: int) -> Level:
    """`level_at` with the divisor in force."""
    return level_at(xp, divisor=LEVEL_FORMULA_DIVISOR.current())
