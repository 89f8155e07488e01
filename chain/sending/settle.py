"""Write down how a transaction ended, and announce it: once, whoever finds out and however often."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import current_network
from chain.sending.failpoints import Failpoint, fail_point
from chain.signals import transaction_settled


@dataclass(frozen=True)
class Ending:
    """How it ended, as far as is known. `is_whole` is False while the mirror node may still add to it."""

    succeeded: bool
    error: str = ""
    at: datetime | None = None
    transaction_id: str | None = None
    fee: Decimal | None = None
    block_number: int | None = None
    gas_used: int | None = None
    is_whole: bool = True


def settle(transaction_pk: int, ending: Ending, *, signed_as: str) -> bool:
    """Settle the row unless it is settled, or was signed anew meanwhile. Whether this call did it."""
    with transaction.atomic():
        row = Transaction.objects.select_for_update(no_key=True).get(pk=transaction_pk)
        if row.status != TransactionStatus.PENDING or row.transaction_hash != signed_as:
            return False
        end_row(row, ending)
        fail_point(Failpoint.SETTLING)
    fail_point(Failpoint.SETTLED)
    return True


def end_row(row: Transaction, ending: Ending) -> None:
    """The end of a pending row whose lock the caller holds, announced inside the caller's transaction."""
    row.status = TransactionStatus.SUCCESS if ending.succeeded else TransactionStatus.FAILED
    row.error_message = "" if ending.succeeded else ending.error
    row.settled_at = timezone.now()
    row.accepted_at = row.accepted_at or (row.settled_at if row.signer else None)
    row.hashscan_url = current_network().transaction_link(row.transaction_hash) if row.transaction_hash else ""
    fill_in(row, ending)
    transaction_settled.send(sender=Transaction, transaction_id=row.pk, status=row.status)


def fill_in(row: Transaction, ending: Ending) -> None:
    """What the ledger says about it. An ending that is not whole leaves the row due, to be completed."""
    row.consensus_timestamp, row.transaction_id = ending.at, ending.transaction_id
    row.fee_hbar, row.block_number, row.gas_used = ending.fee, ending.block_number, ending.gas_used
    row.due_at = None if ending.is_whole else timezone.now() + current_network().poll_every
    row.save(
        update_fields=(
            *("status", "error_message", "settled_at", "accepted_at", "hashscan_url", "due_at", "refusals"),
            *("consensus_timestamp", "transaction_id", "fee_hbar", "block_number", "gas_used"),
        )
    )
