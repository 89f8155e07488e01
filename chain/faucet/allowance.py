"""What a learner may ask the faucet for. The same reading decides a payout and is shown on the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from eth_utils.address import to_checksum_address

from chain.faucet.class_pools import ClassPool, read_pools
from chain.faucet.errors import PayoutRefused
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT
from chain.faucet.shares import BUDGET_WINDOW, Share, add_up, marks_of_window, shares_of
from chain.models import FaucetRequest
from chain.models.faucet import FaucetPart, FaucetStatus
from learning.honest_learning import Weight, honest_learning_of
from learning.models import User
from settings.registry import FAUCET_COOLDOWN_HOURS, FAUCET_DAILY_LIMIT_HBAR, FAUCET_ENABLED, FAUCET_FIRST_HBAR

# When it was asked for, and how many HBAR.
Spending = tuple[datetime, Decimal]


@dataclass(frozen=True)
class Allowance:
    """What a learner may have from the faucet at the moment `now`. `spent` counts against their `limit`, oldest first.

    `address` is empty without a wallet. `shares` are what the budget leaves for them; up to `first_hbar` the
    `first_shares` hold instead, which are empty unless they ask for the first time. `limit` is lower before a lesson
    is honestly learned (`is_newcomer`). `pools` are what their classes have for them beside all that.
    """

    now: datetime
    is_open: bool
    address: str
    limit: Decimal
    window: timedelta
    spent: tuple[Spending, ...]
    is_newcomer: bool
    first_hbar: Decimal
    shares: tuple[Share, ...]
    first_shares: tuple[Share, ...]
    pools: tuple[ClassPool, ...] = ()

    @property
    def used(self) -> Decimal:
        return sum((amount for _, amount in self.spent), Decimal(0))

    @property
    def remaining(self) -> Decimal:
        """What is left of the limit. Never below zero, also after an admin has lowered the limit."""
        return max(self.limit - self.used, Decimal(0))

    @property
    def available(self) -> Decimal:
        """The most a request may ask for now, whoever gives it."""
        return max(self.own, *(pool.available for pool in self.pools), Decimal(0))

    @property
    def own(self) -> Decimal:
        """The most that the faucet's own day has for them now."""
        rooms = [min(share.left for share in self.shares)]
        if self.first_shares:
            rooms.append(min(self.first_hbar, *(share.left for share in self.first_shares)))
        return min(self.remaining, max(rooms), MAX_AMOUNT)

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
        if self.pool_for(amount):
            return None
        refusal = self._find_own_refusal(amount)
        if refusal and self.own < self.available >= MIN_AMOUNT:
            return PayoutRefused("class_left", amount=amount, left=self.available)
        return refusal

    def pool_for(self, amount: Decimal) -> ClassPool | None:
        """The class whose budget pays it: before the learner's own allowance, which stays for what they do alone."""
        return next((pool for pool in self.pools if pool.available >= amount), None)

    def _find_own_refusal(self, amount: Decimal) -> PayoutRefused | None:
        if amount > self.limit:
            is_lowered = self.is_newcomer and self.limit == self.first_hbar
            return PayoutRefused("learn_first" if is_lowered else "never", amount=amount, left=self.limit)
        if amount > self.remaining:
            until = renewed_at(self.spent, self.used + amount - self.limit, self.window)
            code = "allowance" if self.remaining < MIN_AMOUNT else "allowance_left"
            return PayoutRefused(code, amount=amount, left=self.remaining, until=until)
        used_up = (share for share in self.shares_for(amount) if amount > share.left)
        return next((self._refuse(share, amount) for share in used_up), None)

    def is_first(self, amount: Decimal) -> bool:
        """Whether it is asked for the first time, and little enough to be served from what is kept for that."""
        return bool(self.first_shares) and amount <= self.first_hbar

    def part_of(self, amount: Decimal) -> FaucetPart:
        """What it is served from."""
        if self.pool_for(amount):
            return FaucetPart.CLASS
        if self.is_first(amount):
            return FaucetPart.FIRST
        return FaucetPart.NEWCOMER if self.is_newcomer else FaucetPart.LEARNER

    def shares_for(self, amount: Decimal) -> tuple[Share, ...]:
        return self.first_shares if self.is_first(amount) else self.shares

    def _refuse(self, share: Share, amount: Decimal) -> PayoutRefused:
        given = FaucetRequest.objects.counting_since(self.now - BUDGET_WINDOW).of_the_faucet().filter(share.counted)
        rows = given.order_by("requested_at").values_list("requested_at", "amount_hbar")
        until = renewed_at(rows, amount - (share.size - share.given), BUDGET_WINDOW)
        left = min(share.left, self.own) if share.code == "empty" else self.own
        if until is None:  # the whole share of a day is smaller
            code = "learn_first" if self.is_newcomer and share.code != "empty" else "never"
            return PayoutRefused(code, amount=amount, left=left)
        nearly = share.code == "empty" and left >= MIN_AMOUNT
        return PayoutRefused("nearly_empty" if nearly else share.code, amount=amount, left=left, until=until)


def read_allowance(*, learner: User, now: datetime, network: str | None = None) -> Allowance:
    """Six queries at most beside the platform's settings. Only under the faucet's locks does it hold a moment later.

    `network` is where the learner asks from (learning/web/client_ip.py), None when unknown.
    """
    window = timedelta(hours=FAUCET_COOLDOWN_HOURS.current())
    address = str(to_checksum_address(learner.evm_address)) if learner.evm_address else ""
    before = (
        FaucetRequest.objects.by_whom_or_to(learner.pk, address).of_the_faucet().exclude(status=FaucetStatus.FAILED)
    )
    spent = before.counting_since(now - window).order_by("requested_at")
    is_newcomer = honest_learning_of(learner.pk).weight is Weight.NONE
    limit, first = Decimal(FAUCET_DAILY_LIMIT_HBAR.current()), Decimal(FAUCET_FIRST_HBAR.current())
    marks = marks_of_window(network, now)
    usual = shares_of(FaucetPart.NEWCOMER if is_newcomer else FaucetPart.LEARNER, marks)
    at_first = [] if is_newcomer or before.exists() else shares_of(FaucetPart.FIRST, marks)
    shares = add_up([*usual, *at_first], now=now)
    return Allowance(
        now=now,
        is_open=FAUCET_ENABLED.current(),
        address=address,
        limit=min(limit, first) if is_newcomer else limit,
        window=window,
        spent=tuple(spent.values_list("requested_at", "amount_hbar")),
        is_newcomer=is_newcomer,
        first_hbar=first,
        shares=shares[: len(usual)],
        first_shares=shares[len(usual) :],
        pools=read_pools(learner_id=learner.pk, address=address, is_newcomer=is_newcomer, now=now),
    )


def renewed_at(spent: Iterable[Spending], amount: Decimal, window: timedelta) -> datetime | None:
    """When at least `amount` of what was `spent`, oldest first, lies further back than `window`; None when never."""
    for moment, part in spent:
        amount -= part
        if amount <= 0:
            return moment + window
    return None
