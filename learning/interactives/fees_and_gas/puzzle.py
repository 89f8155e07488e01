"""The drawn transactions, and what becomes of one that is sent with a limit and a tip. Amounts are whole tinybar or
gwei, prices those per gas."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

from learning.interactives.fees_and_gas.networks import ETHEREUM, HEDERA, Network

# The least that any transaction uses; a node refuses a lower limit at once.
LEAST_GAS: Final = 21_000
# A tip may be this much (gwei) above the lowest that gets in.
TIP_TO_SPARE: Final = 3

# What a transaction does, and about how much gas such a one uses. The words: words.py.
_ACTIONS: Final = {
    "pot": (48_000, 62_000),
    "vote": (58_000, 80_000),
    "ticket": (85_000, 120_000),
    "swap": (110_000, 165_000),
    "name": (130_000, 180_000),
}


class Fate(StrEnum):
    """What becomes of a transaction that is sent."""

    TOO_SMALL = "too_small"  # limit below what any transaction uses: refused
    TOO_DEAR = "too_dear"  # the wallet does not hold limit x price: refused
    WAITS = "waits"  # others offer more
    OUT_OF_GAS = "out_of_gas"  # gets in, fails, costs the whole limit
    OVERPAID = "overpaid"  # gets in with a tip far above the others
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Job:
    """One transaction to send. `estimate` is what a test run used, `used` what it will use; `purse` is what the wallet
    holds for the fee; `offers` are the tips of the others, of whom `room` get in. `limit` is what the wallet has set
    where the learner does not."""

    action: str
    network: Network
    estimate: int
    used: int
    price: int
    purse: int
    offers: tuple[int, ...] = ()
    room: int = 0
    limit: int = 0

    @property
    def lowest_tip(self) -> int:
        """Of those who offer the same, the ones who came first get in: one more than the last of them. 0: no tips."""
        return sorted(self.offers, reverse=True)[self.room - 1] + 1 if self.offers else 0

    def highest_limit(self, tip: int) -> int:
        """The most gas that the purse pays for."""
        return self.purse // (self.price + tip)


@dataclass(frozen=True, slots=True)
class Receipt:
    """A transaction that has run, whose fee is to be predicted."""

    action: str
    network: Network
    amount: int
    limit: int
    used: int
    price: int
    tip: int

    @property
    def fee(self) -> int:
        return self.used * (self.price + self.tip)


def judge_sending(job: Job, *, limit: int, tip: int) -> Fate:
    """In the order in which a network finds out."""
    if limit < LEAST_GAS:
        return Fate.TOO_SMALL
    if limit > job.highest_limit(tip):
        return Fate.TOO_DEAR
    if tip < job.lowest_tip:
        return Fate.WAITS
    if limit < job.used:
        return Fate.OUT_OF_GAS
    return Fate.OVERPAID if tip > job.lowest_tip + TIP_TO_SPARE and job.offers else Fate.FINE


def draw_limit_job(random: Random, action: str) -> Job:
    """Hedera: the price is set, the limit is to be chosen."""
    estimate, used = _draw_gas(random, action)
    price = random.randint(96, 138)
    # Whole ten thousands of tinybar: four decimals in HBAR.
    purse = price * estimate * random.randint(145, 180) // 100 // 10_000 * 10_000
    return Job(action, HEDERA, estimate, used, price, purse)


def draw_tip_job(random: Random) -> Job:
    """Ethereum: a plain transfer, whose gas is known; the tip is to be chosen."""
    offers, room = _draw_offers(random)
    price = random.randint(8, 35)
    return Job("transfer", ETHEREUM, LEAST_GAS, LEAST_GAS, price, LEAST_GAS * 400, offers, room, limit=LEAST_GAS)


def draw_whole_job(random: Random, action: str) -> Job:
    """Ethereum: limit and tip."""
    estimate, used = _draw_gas(random, action)
    offers, room = _draw_offers(random)
    job = Job(action, ETHEREUM, estimate, used, random.randint(8, 35), 0, offers, room)
    dearest = job.price + job.lowest_tip + TIP_TO_SPARE
    # Whole ten thousands of gwei: five decimals in ETH.
    purse = dearest * estimate * random.randint(140, 170) // 100 // 10_000 * 10_000
    return Job(action, ETHEREUM, estimate, used, job.price, purse, offers, room)


def draw_receipt(random: Random, action: str) -> Receipt:
    estimate, used = _draw_gas(random, action)
    network = random.choice((HEDERA, ETHEREUM))
    price, tip = (random.randint(96, 138), 0) if network == HEDERA else (random.randint(8, 35), random.randint(2, 9))
    limit = estimate * random.randint(135, 175) // 100 // 1000 * 1000
    amount = random.randint(12, 95) * 10 ** (network.digits - 1)
    return Receipt(action, network, amount, limit, used, price, tip)


def draw_actions(random: Random, count: int) -> list[str]:
    return random.sample(sorted(_ACTIONS), count)


def _draw_gas(random: Random, action: str) -> tuple[int, int]:
    """What a test run used, and what it will really use: up to a tenth more."""
    estimate = random.randint(*_ACTIONS[action])
    return estimate, estimate * random.randint(1025, 1095) // 1000


def _draw_offers(random: Random) -> tuple[tuple[int, ...], int]:
    room = random.randint(4, 6)
    return tuple(random.randint(2, 24) for _ in range(room + random.randint(3, 4))), room
