"""Free the nonce of bytes that can never run: sign their row anew, fill the place, or give the row up."""

import logging
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionType
from chain.sending.failpoints import Failpoint, fail_point
from chain.sending.queues import outstanding
from chain.sending.settle import Ending, end_row

logger = logging.getLogger(__name__)

MOST_REFUSALS: Final = 4
# Before the second try; twice as long before each further one.
FIRST_REST = timedelta(seconds=2)
# Before what the network had no room for is signed anew.
NETWORK_REST = timedelta(seconds=60)


# All that a signature brought.
SIGNATURE: Final = (
    *("signer", "from_account", "nonce", "raw_transaction", "transaction_hash", "signed_at", "accepted_at", "attempts"),
    *("gas_limit", "gas_price_weibar"),
)


def take_back(row: Transaction) -> None:
    """Make `row` unsigned again; its nonce is free, or was used by other bytes."""
    logger.warning("Transaction %s: signature with nonce %s taken back.", row.pk, row.nonce)
    row.signer = row.nonce = row.raw_transaction = row.transaction_hash = row.signed_at = row.accepted_at = None
    row.gas_price_weibar = None
    row.from_account, row.attempts = "", 0
    if row.call_data is None:
        row.gas_limit = None
    row.save(update_fields=SIGNATURE)


def release(signer: ChainSigner, rows: list[Transaction], *, reason: str = "", permanent: bool = False) -> None:
    """Free the nonce of the first of `rows`, which was refused for certain, and of those that followed it unsent.

    The caller holds the lock of `signer`. With a `reason` the refusal counts against the first row.
    """
    fail_point(Failpoint.RELEASING)
    first = rows[0]
    signer.next_nonce = min(signer.next_nonce, first.nonce or 0)
    signer.save(update_fields=["next_nonce"])
    for row in rows:
        take_back(row)
    if outstanding(signer).filter(nonce__gt=signer.next_nonce).exists():
        # Later ones are on their way already: nobody knows when the first is signed again, if at all.
        plan_filler(signer, signer.next_nonce)
    if reason:
        put_off(first, reason, for_good=permanent)


def plan_filler(signer: ChainSigner, nonce: int) -> None:
    """A transfer of nothing from the account to itself, to be signed next unless another row takes the place."""
    Transaction.objects.create(
        transaction_type=TransactionType.TOKEN_TRANSFER,
        from_account=signer.address,
        to_account=signer.address,
        amount_hbar=0,
        chain_id=signer.chain_id,
        memo=f"Fills the place of nonce {nonce}",
        due_at=timezone.now(),
    )


def put_off(row: Transaction, reason: str, *, for_good: bool = False) -> None:
    """Try an unsigned row again in some seconds; give up after the fourth refusal, or at once."""
    refusals = row.refusals = row.refusals + 1
    if (for_good or refusals >= MOST_REFUSALS) and has_ended(row, reason):
        return
    row.refusals, row.error_message = refusals, reason
    row.due_at = timezone.now() + FIRST_REST * 2 ** min(refusals - 1, 8)
    row.save(update_fields=["refusals", "due_at", "error_message"])


def wait_for_network(row: Transaction, reason: str) -> None:
    """Try an unsigned row again in a minute, as often as it takes: nothing was wrong with it."""
    row.error_message, row.due_at = reason, timezone.now() + NETWORK_REST
    row.save(update_fields=["due_at", "error_message"])


def has_ended(row: Transaction, reason: str) -> bool:
    """Whether the failure could be announced: a listener that fails must not keep the whole key from working."""
    try:
        with transaction.atomic():
            end_row(row, Ending(succeeded=False, error=reason))
    except Exception:
        logger.exception("Transaction %s could not be ended.", row.pk)
        row.refresh_from_db()
        return False
    return True
