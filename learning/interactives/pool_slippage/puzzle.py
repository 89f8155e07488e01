"""Drawing the pools: a small one whose numbers come out even, a big one for the limit, and a share that was kept."""

from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from learning.interactives.pool_slippage.pool import Pool, Sandwich, least_out, worst_sandwich

_TOKENS: Final = ("MANGO", "SALT", "RICE", "CLAY", "WOOL", "COCOA", "BEAN", "JUTE", "TEA", "COPPER")
# The pool holds so many times what you put in.
_DEPTHS: Final = (3, 4, 7, 9)
_FEES: Final = (25, 30, 100)
_RATIOS: Final = (Fraction(2), Fraction(3), Fraction(3, 2), Fraction(1, 2))
# The limit in per cent that a careless wallet proposes.
GENEROUS: Final = 5


@dataclass(frozen=True)
class Trades:
    """The small pool holds `depth` times the `amount` that is put in. In the big one `drifts` are how many per cent
    less than quoted the last trades got, in tenths; `other` is the honest trade that comes before yours, and `budget`
    how much you would lose to a bot at most. The price of what is kept in `share` changes by `ratio` squared."""

    tokens: tuple[str, str]
    depth: int
    amount: int
    price: int
    fee: int
    big: Pool
    trade: int
    other: int
    drifts: tuple[int, ...]
    budget: int
    share: tuple[int, int]
    ratio: Fraction

    @property
    def small(self) -> Pool:
        """Without a fee."""
        return Pool(self.depth * self.amount, self.depth * self.amount * self.price, 0)

    @property
    def worse(self) -> Fraction:
        """How many per cent less than the shown price the small trade gets."""
        return Fraction(100, self.depth + 1)

    @property
    def fee_paid(self) -> Fraction:
        return Fraction(self.amount * self.fee, 10_000)

    @property
    def quote(self) -> int:
        return self.big.out(self.trade)

    @property
    def late_quote(self) -> int:
        """What the trade gets once the honest other one was made."""
        return self.big.after(self.other).out(self.trade)

    def sandwich(self, limit: Fraction) -> Sandwich:
        return worst_sandwich(self.big, self.trade, least_out(self.quote, limit))

    def cost(self, limit: Fraction) -> int:
        """What a sandwich takes from you."""
        return self.quote - self.sandwich(limit).you_get

    @property
    def share_now(self) -> tuple[Fraction, Fraction]:
        return self.share[0] / self.ratio, self.share[1] * self.ratio

    @property
    def price_now(self) -> Fraction:
        return Fraction(self.share[1], self.share[0]) * self.ratio**2

    @property
    def kept_value(self) -> Fraction:
        return self.share[0] * self.price_now + self.share[1]

    @property
    def share_value(self) -> Fraction:
        first, second = self.share_now
        return first * self.price_now + second

    @property
    def loss(self) -> Fraction:
        """How much less the share is worth than both tokens kept, in the second token."""
        return self.kept_value - self.share_value


def draw_trades(random: Random) -> Trades:
    depth, price, fee = random.choice(_DEPTHS), random.randint(2, 8), random.choice(_FEES)
    amount = (depth + 1) * random.choice((20, 40, 50, 60, 80))
    coming = random.randint(150, 400) * 1000
    big = Pool(coming, coming * random.randint(2, 8), random.choice((25, 30)))
    trade = coming * random.randint(10, 20) // 1000
    other = coming * random.randint(8, 35) // 10_000
    quote = big.out(trade)
    # In tenths of a per cent, rounded up: with this limit the trade goes through.
    worst = -((big.after(other).out(trade) - quote) * 1000 // quote)
    drifts = [worst, *(random.randint(0, worst - 1) for _number in range(5))]
    random.shuffle(drifts)
    budget = quote * (worst + random.randint(4, 9)) // 1000
    kept = 6 * random.randint(10, 90)
    return Trades(
        tokens=tuple(random.sample(_TOKENS, 2)),  # type: ignore[arg-type]
        depth=depth,
        amount=amount,
        price=price,
        fee=fee,
        big=big,
        trade=trade,
        other=other,
        drifts=tuple(drifts),
        budget=budget,
        share=(kept, kept * random.choice((2, 4, 6, 8))),
        ratio=random.choice(_RATIOS),
    )
