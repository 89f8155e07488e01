"""The parts of the faucet's day: most is for learners, some for first requests, and no network has more than its share.

It rests on what was learned and where from, never on how many accounts or wallets there are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db.models import Q, Sum

from chain.models import FaucetRequest
from chain.models.faucet import FaucetPart
from learning.web.client_ip import network_mark
from settings.registry import (
    FAUCET_DAILY_BUDGET_HBAR,
    FAUCET_FIRST_PERCENT,
    FAUCET_NETWORK_PERCENT,
    FAUCET_NEWCOMER_PERCENT,
)

BUDGET_WINDOW: Final = timedelta(hours=24)
_ALL: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the budget: `size` HBAR in 24 hours for the requests that are `counted`. `code` is its refusal's."""

    code: str
    size: Decimal
    counted: Q
    given: Decimal = Decimal(0)

    @property
    def left(self) -> Decimal:
        return max(self.size - self.given, Decimal(0))


def shares_of(part: FaucetPart, marks: Iterable[str]) -> list[Share]:
    """What limits requests of that part, none given yet. Without a known network there is no share of one."""
    budget = Decimal(FAUCET_DAILY_BUDGET_HBAR.current())
    newcomers, first, network = (
        setting.current() / _ALL for setting in (FAUCET_NEWCOMER_PERCENT, FAUCET_FIRST_PERCENT, FAUCET_NETWORK_PERCENT)
    )
    of_part, from_here = Q(part=part), Q(network_mark__in=list(marks)) if marks else None
    shares = [Share("empty", budget, Q())]
    if part != FaucetPart.FIRST:
        shares.append(Share("kept", budget * (1 - first), ~Q(part=FaucetPart.FIRST)))
    if part == FaucetPart.NEWCOMER:
        shares.append(Share("newcomers", budget * newcomers, of_part))
    if from_here is not None:
        of_network = {
            FaucetPart.NEWCOMER: newcomers * network,
            FaucetPart.FIRST: first,
            FaucetPart.LEARNER: network,
        }[part]
        shares.append(Share("network", budget * of_network, of_part & from_here))
    return shares


def add_up(shares: list[Share], *, now: datetime) -> tuple[Share, ...]:
    """The same with what has been given of them. One query."""
    sums = {f"share_{number}": Sum("amount_hbar", filter=share.counted) for number, share in enumerate(shares)}
    given = FaucetRequest.objects.counting_since(now - BUDGET_WINDOW).of_the_faucet().aggregate(**sums)
    return tuple(
        Share(share.code, share.size, share.counted, given[f"share_{number}"] or Decimal(0))
        for number, share in enumerate(shares)
    )


def mark_of_day(network: str | None, now: datetime) -> str:
    """What a request keeps of its network: to be compared within a day (UTC) alone."""
    return network_mark(network, "faucet", now.date())


def marks_of_window(network: str | None, now: datetime) -> list[str]:
    """How the network was marked within the last 24 hours; empty when it is unknown."""
    return [mark_of_day(network, moment) for moment in (now, now - BUDGET_WINDOW)] if network else []
