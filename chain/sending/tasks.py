"""What workers do for the sender. Each may be lost, repeated, or run many times at once without harm."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready

from chain.models import Transaction
from chain.networks import current_network
from chain.sending.drive import drive
from chain.sending.receipts import settle_due
from chain.sending.sweep import sweep

# After that many looks in a row, receipts that are late are left to the sweep.
LOOKS = 8


@shared_task
def send_transaction(transaction_id: int) -> None:
    """Send a planned transaction, and with it whatever else waits, unless that is done."""
    if Transaction.objects.filter(pk=transaction_id, signer__isnull=True).exists() and drive():
        look_again(LOOKS)


@shared_task
def settle_transactions(looks: int) -> None:
    """Settle what has ended, and look again while there was something to look for."""
    if settle_due() and looks > 1:
        look_again(looks - 1)


def look_again(looks: int) -> None:
    settle_transactions.apply_async((looks,), countdown=current_network().poll_seconds, expires=60)


@shared_task
def sweep_transactions() -> None:
    """Send and settle whatever is due, however it came to be left behind."""
    sweep()


@worker_ready.connect(dispatch_uid="chain.sweep_at_start")
def sweep_at_start(**_kwargs: Any) -> None:
    """A worker that starts looks at once at the chain it was given, and at what the last one left behind."""
    sweep_transactions.apply_async(retry=False)
