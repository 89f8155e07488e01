"""Ask the chain how transactions ended that it has accepted.

A row ends as failed only when its nonce is used: until then its bytes could still run. What never executed is signed
anew instead, once nothing that a node took of it can run any more.
"""

import logging
from datetime import timedelta
from time import monotonic
from typing import Final

from django.db import transaction
from django.utils import timezone

from chain import gateway
from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.sending.errors import TRANSIENT_RESULTS, Outcome
from chain.sending.failpoints import Failpoint, fail_point
from chain.sending.lookup import Finding, ending_from, is_unknown, look_up
from chain.sending.release import put_off, take_back, wait_for_network
from chain.sending.settle import fill_in, settle
from chain.troubles import note_trouble

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
    except gateway.ChainRefused as refusal:
        logger.info("Transaction %s: the node does not say how it ended: %s", row.pk, refusal)
    except Exception:
        # Whoever hears of the end and fails must not keep the others waiting; it is told again.
        logger.exception("Transaction %s could not be settled.", row.pk)


def take_due() -> list[Transaction]:
    """The rows that are due, for this caller alone until they are due again."""
    network = current_network()
    with transaction.atomic():
        due = Transaction.objects.filter(
            chain_id=network.chain_id, signer__isnull=False, accepted_at__isnull=False, due_at__lte=timezone.now()
        ).order_by("due_at", "pk")
        rows = list(due.select_for_update(skip_locked=True, no_key=True, of=("self",))[:AT_ONCE])
        again = timezone.now() + network.poll_every
        Transaction.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=again)
    return rows


def look_for_end(row: Transaction) -> None:
    finding = look_up(row)
    match finding.outcome:
        case None:
            consider_lost(row, finding)
        case Outcome.SUCCEEDED:
            conclude(row, finding, succeeded=True)
        case Outcome.NOT_EXECUTED:
            consider_not_executed(row, finding)
        case outcome:
            consider_failed(row, finding, is_certain=outcome is Outcome.REVERTED)


def conclude(row: Transaction, finding: Finding, *, succeeded: bool) -> None:
    ending = ending_from(finding, succeeded=succeeded)
    fail_point(Failpoint.RECEIPT_READ)
    settle(row.pk, ending, signed_as=row.transaction_hash or "")


def consider_failed(row: Transaction, finding: Finding, *, is_certain: bool) -> None:
    """It did not succeed. Its nonce tells whether it ran; words that do not say so are waited for to become clear."""
    is_late = has_waited(row, current_network().receipt_deadline_seconds)
    if not is_certain and not is_late:
        return
    if is_nonce_used(row):
        conclude(row, finding, succeeded=False)
    elif is_late:
        consider_not_executed(row, finding)


def consider_not_executed(row: Transaction, finding: Finding) -> None:
    """Sign it anew, when no copy of its bytes can reach the ledger any more.

    A used nonce was used by other bytes, as of several results for the same ones the ledger names a success.
    """
    network = current_network()
    patience = network.receipt_deadline_seconds if is_nonce_used(row) else network.validity_seconds
    if not has_waited(row, patience):
        return
    give_up_unexecuted(row, finding)


def give_up_unexecuted(row: Transaction, finding: Finding) -> None:
    """What the network had no room for is as good as before; whatever else it turned away is tried so often only."""
    is_transient = finding.name in TRANSIENT_RESULTS
    if is_transient:
        note_trouble(TroubleKind.BUSY, f"The network takes no transactions: {finding.name}.")
    give_up(row, finding.name or finding.error, counts=not is_transient)


def complete(row: Transaction) -> None:
    """Add what the mirror node knows by now to a settled row."""
    if row.settled_at is None or timezone.now() - row.settled_at > COMPLETED_WITHIN:
        Transaction.objects.filter(pk=row.pk).update(due_at=None)
        return
    finding = look_up(row)
    if finding.outcome is None:
        return
    ending = ending_from(finding, succeeded=row.status == TransactionStatus.SUCCESS)
    if ending.is_whole:
        fill_in(row, ending)


def consider_lost(row: Transaction, finding: Finding) -> None:
    """No receipt: late for a while; then the same bytes go out again, unless their nonce is used or it never helps.

    Bytes sent twice are turned away the second time: only without any trace of the first was that the only one.
    """
    is_over = has_waited(row, current_network().validity_seconds)
    if finding.rejection and is_over and is_unknown(row) and not is_nonce_used(row):
        give_up_unexecuted(row, finding)
        return
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


def give_up(row: Transaction, reason: str, *, counts: bool = True) -> None:
    """Take the signature back: the chain has no place for these bytes. With a `reason` that `counts` only so often."""
    with transaction.atomic():
        locked = Transaction.objects.select_for_update(no_key=True).get(pk=row.pk)
        if locked.status != TransactionStatus.PENDING or locked.transaction_hash != row.transaction_hash:
            return
        take_back(locked)
        if reason and counts:
            put_off(locked, reason)
        elif reason:
            wait_for_network(locked, reason)
