"""Asking the faucet, and how payouts end, for tests that need no chain."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from chain.faucet.errors import PayoutRefused
from chain.faucet.request_payout import request_payout
from chain.models import FaucetRequest, Transaction
from chain.sending.settle import Ending, end_row
from learning.models import User


def ask(learner: User, hbar: str | int = 1, *, at: datetime | None = None, ip: str | None = None) -> FaucetRequest:
    amount = Decimal(hbar)
    return request_payout(learner=learner, amount_hbar=amount, request_ip=ip, now=at or timezone.now())


def refusal_of(learner: User, hbar: str | int = 1, *, at: datetime | None = None, ip: str | None = None) -> str:
    """The code of the refusal; empty when there was none."""
    try:
        ask(learner, hbar, at=at, ip=ip)
    except PayoutRefused as refusal:
        return refusal.code
    return ""


@transaction.atomic
def end(request: FaucetRequest, *, paid: bool) -> None:
    """As the sender does when the chain has said how it ended."""
    row = Transaction.objects.select_for_update(no_key=True).get(faucet_request=request)
    end_row(row, Ending(succeeded=paid, error="" if paid else "The network turned it away."))
    request.refresh_from_db()
