"""Ask the chain how transactions ended that it has accepted."""

import logging
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from time import monotonic
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from chain import gateway, mirror
from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import current_network
from chain.sending.failpoints import Failpoint, fail_point
from chain.sending.lookup import is_unknown
from chain.sending.release import put_off, take_back
from chain.sending.settle import Ending, fill_in, settle
from chain.units import tinybar_to_hbar, tinybars_covering

logger = logging.getLogger(__name__)

# Few, so that several workers share them, and none waits for its turn longer than until it is due again.
AT_ONCE: Final = 50
MOST_SECONDS: Final = 30
# So often the same bytes are handed over, each time in vain until the deadline, before they count as refused.
MOST_ATTEMPTS: Final = 5
# After that the ledger's own id of a settled transaction is not waited for any more.
COMPLETED_WITHIN: Final = timedelta(hours=1)


def settle_due() -> int:
    """Look for the end of every accepted transaction that is due; how many looks were taken.

    Safe in parallel: a look puts the next one off for everyone, and settling checks again.
    """
    looks = 0
    until = monotonic() + MOST_SECONDS
    while monotonic() < until and (rows := take_due()):
        for row in rows:
            look(row)
        looks += len(rows)
    return looks


def look(row: Transaction) -> None:
    try:
        if row.status == TransactionStatus.PENDING:
            look_for_end(row)
        else:
            complete(row)
    except gateway.ChainUnreachable:
        raise
    except Exception:
        # Whoever hears of the end and fails must not keep the others waiting; it is told again.
        logger.exception("Transaction %s could not be settled.", row.pk)


def take_due() -> list[Transaction]:
    """The rows that are due, for this caller alone until they are due again."""
    with transaction.atomic():
        due = Transaction.objects.filter(
            chain_id=settings.CHAIN_ID, signer__isnull=False, accepted_at__isnull=False, due_at__lte=timezone.now()
        ).order_by("due_at", "pk")
        rows = list(due.select_for_update(skip_locked=True, no_key=True, of=("self",))[:AT_ONCE])
        again = timezone.now() + current_network().poll_every
        Transaction.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=again)
    return rows


def look_for_end(row: Transaction) -> None:
    try:
        ending = find_ending(row)
    except gateway.ChainRefused as refusal:
        return consider_rejected(row, refusal) if is_rejection(refusal) else None
    if ending is None:
        return consider_lost(row)
    fail_point(Failpoint.RECEIPT_READ)
    settle(row.pk, ending, signed_as=row.transaction_hash or "")
    return None


def find_ending(row: Transaction) -> Ending | None:
    """From the node's receipt, and from the mirror node what it adds, or all when receipts are late or lost."""
    receipt = gateway.read_receipt(row.transaction_hash or "")
    waited = timezone.now() - (row.accepted_at or timezone.now())
    if receipt is None and waited < 3 * current_network().poll_every:
        return None
    result = mirror.contract_result(row.transaction_hash or "")
    entry = mirror.ledger_entry(result.timestamp) if result else None
    if receipt is None and result is None:
        return None
    succeeded = receipt.succeeded if receipt else bool(result and result.succeeded)
    fee = entry.fee if entry else tinybars_covering(receipt.fee) if receipt else None
    block = receipt.block_number if receipt else result.block_number if result else None
    return Ending(
        succeeded=succeeded,
        error="" if succeeded else (result and result.error) or "The transaction was reverted.",
        at=mirror.consensus_time(result.timestamp) if result else block_time(block),
        transaction_id=entry.transaction_id if entry else None,
        fee=tinybar_to_hbar(fee) if fee is not None else None,
        block_number=block,
        gas_used=receipt.gas_used if receipt else result.gas_used if result else None,
        is_whole=entry is not None or not mirror.has_mirror(),
    )


def block_time(block: int | None) -> datetime | None:
    return None if block is None else datetime.fromtimestamp(cached_timestamp(settings.CHAIN_RPC_URL, block), UTC)


@lru_cache(maxsize=64)
def cached_timestamp(_node: str, block: int) -> int:
    return gateway.block_timestamp(block)


def complete(row: Transaction) -> None:
    """Add what the mirror node knows by now to a settled row."""
    if row.settled_at is None or timezone.now() - row.settled_at > COMPLETED_WITHIN:
        Transaction.objects.filter(pk=row.pk).update(due_at=None)
        return
    ending = find_ending(row)
    if ending is not None and ending.is_whole:
        fill_in(row, ending)


def is_rejection(refusal: gateway.ChainRefused) -> bool:
    """Newer relays answer a question for the receipt so when the network turned the transaction away."""
    is_provisional = isinstance(refusal.data, dict) and refusal.data.get("provisional")
    return "rejected" in refusal.message.lower() and not is_provisional


def consider_rejected(row: Transaction, refusal: gateway.ChainRefused) -> None:
    """Bytes sent twice are turned away the second time: only without any trace of the first was it the only one."""
    if has_waited(row, current_network().lag_seconds) and is_unknown(row) and not is_nonce_used(row):
        give_up(row, refusal.message)
    else:
        consider_lost(row)


def consider_lost(row: Transaction) -> None:
    """No receipt: late for a while; then the same bytes go out again, unless their nonce is used or it never helps."""
    if not has_waited(row, current_network().receipt_deadline_seconds) or not is_unknown(row):
        return
    if is_nonce_used(row):
        give_up(row, "")
    elif row.attempts >= MOST_ATTEMPTS:
        give_up(row, "The node takes the transaction, and the chain never runs it.")
    else:
        logger.info("Transaction %s: no trace of it, its bytes go out again.", row.pk)
        pending = Transaction.objects.filter(pk=row.pk, status=TransactionStatus.PENDING)
        pending.filter(transaction_hash=row.transaction_hash).update(accepted_at=None, due_at=timezone.now())


def has_waited(row: Transaction, seconds: float) -> bool:
    return timezone.now() - (row.accepted_at or timezone.now()) > timedelta(seconds=seconds)


def is_nonce_used(row: Transaction) -> bool:
    return gateway.transaction_count(row.signer or "", block="latest") > (row.nonce or 0)


def give_up(row: Transaction, reason: str) -> None:
    """Take the signature back: the chain has no place for these bytes any more."""
    with transaction.atomic():
        locked = Transaction.objects.select_for_update(no_key=True).get(pk=row.pk)
        if locked.status != TransactionStatus.PENDING or locked.transaction_hash != row.transaction_hash:
            return
        take_back(locked)
        if reason:
            put_off(locked, reason)
