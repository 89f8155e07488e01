"""Ask the faucet for test HBAR: the limits hold however many ask at once, and nothing is sent before it is written."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db import connection, transaction

from chain.faucet.allowance import read_allowance
from chain.faucet.errors import PayoutRefused
from chain.faucet.limits import MAX_AMOUNT, MIN_AMOUNT
from chain.faucet.shares import mark_of_day
from chain.models import FaucetRequest
from chain.models.transaction import TransactionType
from chain.sending.intents import plan_transfer
from chain.units import InexactAmount, Tinybar, hbar_to_tinybar
from learning.classes.holding import hold_class
from learning.models import User

# A class behind one router never comes near it; whoever makes wallets by script does.
MAX_PER_IP: Final = 200
IP_WINDOW: Final = timedelta(hours=1)

_LOCK_BUDGET: Final = "SELECT pg_advisory_xact_lock(lock_number('faucet'), 1)"


@transaction.atomic
def request_payout(*, learner: User, amount_hbar: Decimal, request_ip: str | None, now: datetime) -> FaucetRequest:
    """Plan a payout to the learner's wallet; the sending begins when this commits. Raises PayoutRefused.

    `request_ip` is the learner's network, by an address of it (learning/web/client_ip.py); None when unknown.
    """
    amount = parse_amount(amount_hbar)
    # The order of docs/decisions/003: the learner first, the faucet's own lock, and a class that pays last.
    holder = User.objects.select_for_update(no_key=True).get(pk=learner.pk)
    hold_faucet()
    allowance = read_allowance(learner=holder, now=now, network=request_ip)
    pool = allowance.pool_for(amount_hbar)
    # What a class was granted does not depend on where its learners are, nor use up what others have from there.
    network = None if pool else request_ip
    check_ip_limit(network, now)
    if refusal := allowance.find_refusal(amount_hbar):
        raise refusal
    if pool and hold_class(pool.school_class.pk) is None:
        raise PayoutRefused("class_ended")
    planned = plan_transfer(
        user_id=holder.pk,
        kind=TransactionType.FAUCET_REQUEST,
        to=allowance.address,
        amount=amount,
        memo="Faucet",
    )
    return FaucetRequest.objects.create(
        user=holder,
        evm_address=allowance.address,
        hedera_account_id=holder.hedera_account_id,
        amount_hbar=amount_hbar,
        transaction=planned,
        requested_at=now,
        request_ip=network,
        part=allowance.part_of(amount_hbar),
        school_class=pool.school_class if pool else None,
        network_mark=mark_of_day(network, now),
    )


def hold_faucet() -> None:
    """One payout is planned at a time, until the transaction ends. After the learner's row (docs/decisions/003)."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_BUDGET)


def parse_amount(amount_hbar: Decimal) -> Tinybar:
    """Raises PayoutRefused("bad_amount")."""
    try:
        amount = hbar_to_tinybar(amount_hbar)
    except InexactAmount:
        raise PayoutRefused("bad_amount") from None
    if not MIN_AMOUNT <= amount_hbar <= MAX_AMOUNT:
        raise PayoutRefused("bad_amount")
    return amount


def check_ip_limit(request_ip: str | None, now: datetime) -> None:
    recent = FaucetRequest.objects.filter(request_ip=request_ip, requested_at__gt=now - IP_WINDOW)
    if request_ip is not None and recent.count() >= MAX_PER_IP:
        raise PayoutRefused("too_many")
