"""A pool in which the product of both amounts never falls. Whole numbers alone, rounded down, as contracts do it.

Source: the Uniswap v2 whitepaper (Adams, Zinsmeister, Robinson, 2020) and getAmountOut() of its library, whose fee of
3/1000 is here a number of hundredths of a per cent.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

WHOLE: Final = 10_000
# A bot has no more than so many times what is in the pool.
_DEEPEST_POCKET: Final = 10


@dataclass(frozen=True, slots=True)
class Pool:
    """How much of each token is in it; `fee` in hundredths of a per cent of what is put in."""

    coming: int
    going: int
    fee: int

    def out(self, amount: int) -> int:
        """How much of the one token comes out for `amount` of the other."""
        counted = amount * (WHOLE - self.fee)
        return counted * self.going // (self.coming * WHOLE + counted)

    def after(self, amount: int) -> "Pool":
        return Pool(self.coming + amount, self.going - self.out(amount), self.fee)

    def turned(self) -> "Pool":
        """The same pool for a trade the other way."""
        return Pool(self.going, self.coming, self.fee)


@dataclass(frozen=True, slots=True)
class Sandwich:
    """A bot buys before you and sells after you. Amounts in and out of the three trades, in their order."""

    bot_pays: int
    bot_holds: int
    you_get: int
    bot_gets: int

    @property
    def bot_gains(self) -> int:
        return self.bot_gets - self.bot_pays


def least_out(quote: int, limit: Fraction) -> int:
    """The least that a trade may get, when `limit` per cent less than the `quote` is still taken."""
    return int(quote * (100 - limit) / 100)


def worst_sandwich(pool: Pool, amount: int, least: int) -> Sandwich:
    """The one that takes most from a trade of `amount` that still goes through with `least`."""
    low, high = 0, pool.coming * _DEEPEST_POCKET
    while low < high:
        middle = (low + high + 1) // 2
        if pool.after(middle).out(amount) >= least:
            low = middle
        else:
            high = middle - 1
    before_you = pool.after(low)
    bot_holds = pool.out(low)
    after_you = before_you.after(amount)
    return Sandwich(low, bot_holds, before_you.out(amount), after_you.turned().out(bot_holds))
