"""What tests of the sender share: rows to send, and patience until they are settled."""

import time
from typing import Any

from chain.models import Transaction
from chain.models.transaction import TransactionType
from chain.sending.intents import plan_call, plan_transfer
from chain.sending.sweep import sweep
from chain.testing.patience import Patience, transactions_moved
from chain.testing.stress_test import state
from chain.units import Tinybar

ONE_HBAR = Tinybar(10**8)


def pay(to: str, amount: int = ONE_HBAR, **columns: Any) -> Transaction:
    """A planned faucet payout."""
    kind = TransactionType.FAUCET_REQUEST
    return plan_transfer(user_id=None, kind=kind, to=to, amount=Tinybar(amount), **columns)


def ask(contract: str, data: bytes = b"", gas: int | None = None) -> Transaction:
    """A planned call."""
    kind = TransactionType.NFT_MINT_CERTIFICATE
    return plan_call(user_id=None, kind=kind, to=contract, data=data, gas=gas)


def sweep_until_settled(*rows: Transaction) -> None:
    patience = Patience(transactions_moved, state)
    while Transaction.objects.filter(pk__in=[row.pk for row in rows], status="pending").exists():
        patience.check()
        sweep()
        time.sleep(0.05)
    for row in rows:
        row.refresh_from_db()


def sweep_for(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        sweep()
        time.sleep(0.05)
