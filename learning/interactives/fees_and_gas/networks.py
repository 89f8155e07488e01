"""The two ways in which networks set the price of gas.

Sources: https://docs.hedera.com/evm/development/gas-fees (a schedule in US dollars, no tips, unused gas not charged
since HIP-1249; read November 2026) and EIP-1559 (a base price for everybody, burned, and a tip that orders). Prices
here are drawn, near to real ones.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from learning.interactives.wording import in_coins


@dataclass(frozen=True, slots=True)
class Network:
    """`unit` is what a price per gas is given in; a coin has 10 to the power of `digits` of it."""

    key: str
    coin: str
    unit: str
    digits: int

    def amount(self, units: int) -> str:
        """`units` in coins: "0.0543 HBAR"."""
        return f"{in_coins(units, digits=self.digits)} {self.coin}"

    def in_units(self, coins: Fraction) -> Fraction:
        return coins * Fraction(10) ** self.digits


HEDERA: Final = Network("hedera", "HBAR", "tinybar", digits=8)
ETHEREUM: Final = Network("ethereum", "ETH", "gwei", digits=9)
