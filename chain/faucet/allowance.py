"""What a learner may ask the faucet for. The same reading decides a payout and is shown on the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from eth_utils.address import to_checksum_address

from chain.faucet.errors import PayoutRefused
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT
from chain.models import FaucetRequest
from learning.models import User
from settings.registry import (
    FAUCET_COOLDOWN_HOURS,
    FAUCET_DAILY_BUDGET_HBAR,
    FAUCET_DAILY_LIMIT_HBAR,
    FAUCET_ENABLED,
)

BUDGET_WINDOW: Final = timedelta(hours=24)

# When it was asked for, and how many HBAR.
Spending = tuple[datetime, Decimal]


@dataclass(frozen=True)
class Allowance:
    """What a learner may have from the faucet at the moment `now`. `spent` counts against their `limit`, oldest first.

    `address` is empty without a wallet; `budget_left` is what the faucet may still give to anyone.
    """

    now: datetime
    is_open: bool
    address: str
    limit: Decimal
    window: timedelta
    spent: tuple[Spending, ...]
    budget_left: Decimal

    @property
    def used(self) -> Decimal:
        return sum((amount for _, amount in self.spent), Decimal(0))

    @property
    def remaining(self) -> Decimal:
        """What is left of the limit. Never below zero, also after an admin has lowered the limit."""
        return max(self.limit - self.used, Decimal(0))

    @property
    def available(self) -> Decimal:
        """The most a request may ask for now."""
        return min(self.remaining, max(self.budget_left, Decimal(0)), MAX_AMOUNT)

    @property
    def window_hours(self) -> int:
        return int(self.window / timedelta(hours=1))

    @property
    def next_renewal(self) -> Spending | None:
        """When the oldest part of what was spent comes back, and how much; None when nothing was spent."""
        return (self.spent[0][0] + self.window, self.spent[0][1]) if self.spent else None

    def find_refusal(self, amount: Decimal = MIN_AMOUNT) -> PayoutRefused | None:
        """Why `amount` cannot be had now; None when it can."""
        if not self.is_open:
            return PayoutRefused("disabled")
        if not self.address:
            return PayoutRefused("no_wallet")
        if amount > self.limit:
            return PayoutRefused("never", amount=amount, left=self.limit)
        if amount > self.remaining:
            until = renewed_at(self.spent, self.used + amount - self.limit, self.window)
            code = "allowance" if self.remaining < MIN_AMOUNT else "allowance_left"
            return PayoutRefused(code, amount=amount, left=self.remaining, until=until)
        if amount > self.budget_left:
            return self._budget_refusal(amount)
        return None

    def _budget_refusal(self, amount: Decimal) -> PayoutRefused:
        given = FaucetRequest.objects.counting_since(self.now - BUDGET_WINDOW).order_by("requested_at")
        rows = given.values_list("requested_at", "amount_hbar").iterator()
        until = renewed_at(rows, amount - self.budget_left, BUDGET_WINDOW)
        code = "empty" if self.budget_left < MIN_AMOUNT else "nearly_empty"
        if until is None:  # the whole budget of a day is smaller
            return PayoutRefused("never", amount=amount, left=max(self.budget_left, Decimal(0)))
        return PayoutRefused(code, amount=amount, left=self.budget_left, until=until)


def read_allowance(*, learner: User, now: datetime) -> Allowance:
    """Two queries beside the platform's settings. Only under the faucet's locks does it still hold a moment later."""
    window = timedelta(hours=FAUCET_COOLDOWN_HOURS.current())
    address = str(to_checksum_address(learner.evm_address)) if learner.evm_address else ""
    spent = FaucetRequest.objects.counting_since(now - window).by_whom_or_to(learner.pk, address)
    given = FaucetRequest.objects.counting_since(now - BUDGET_WINDOW).total()
    return Allowance(
        now=now,
        is_open=FAUCET_ENABLED.current(),
        address=address,
        limit=Decimal(FAUCET_DAILY_LIMIT_HBAR.current()),
        window=window,
        spent=tuple(spent.order_by("requested_at").values_list("requested_at", "amount_hbar")),
        budget_left=FAUCET_DAILY_BUDGET_HBAR.current() - given,
    )


def renewed_at(spent: Iterable[Spending], amount: Decimal, window: timedelta) -> datetime | None:
    """When at least `amount` of what was `spent`, oldest first, lies further back than `window`; None when never."""
    for moment, part in spent:
        amount -= part
        if amount <= 0:
            return moment + window
    return None
