"""Hand stored bytes to the node, in the order of their nonces, and sort its answers."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.sending.claim import SigningBatch
from chain.sending.errors import SendResult, classify
from chain.sending.failpoints import Failpoint, fail_point
from chain.sending.lookup import is_known, is_unknown
from chain.sending.queues import outstanding
from chain.sending.release import release
from chain.troubles import note_trouble

logger = logging.getLogger(__name__)

# How long a key rests after an answer that asks for patience.
PAUSES: Final = {
    SendResult.RATE_LIMITED: timedelta(seconds=10),
    SendResult.TRY_LATER: timedelta(seconds=5),
    SendResult.UNKNOWN: timedelta(seconds=2),
    SendResult.INSUFFICIENT_FUNDS: timedelta(seconds=5),
    SendResult.NONCE_TOO_HIGH: timedelta(seconds=2),
    SendResult.NONCE_TOO_LOW: timedelta(0),
}


# A network that stands still is asked less and less often, and is told to the admins after a while.
LONGEST_PAUSE: Final = timedelta(minutes=2)
BUSY_TOLD_AFTER: Final = timedelta(minutes=2)


@dataclass(frozen=True)
class NodeAnswer:
    result: SendResult
    reason: str = ""


def deliver(batch: SigningBatch) -> bool:
    """Send the rows of a batch. False when the key should rest: the node is away, busy, or another sender went on."""
    with transaction.atomic():
        signer = ChainSigner.objects.select_for_update(no_key=True).get(pk=batch.signer_id)
        if signer.turn != batch.fencing_token:
            return False
        waiting = Transaction.objects.filter(status=TransactionStatus.PENDING, accepted_at__isnull=True)
        rows = list(waiting.filter(pk__in=batch.rows).order_by("nonce"))
        is_first_time = not batch.reclaimed and current_network().keeps_a_queue
        done = send_together(signer, rows) if is_first_time else send_in_order(signer, batch, rows)
        fail_point(Failpoint.RECORDED)
    fail_point(Failpoint.DELIVERED)
    return done


def send_in_order(signer: ChainSigner, batch: SigningBatch, rows: list[Transaction]) -> bool:
    """One after the other, until one is not accepted. Whether to go on at once."""
    accepted: list[int] = []
    for position, row in enumerate(rows):
        last = batch.reclaimed.get(row.pk)
        answer = submit(row) if last is None else resubmit(row, last)
        if answer.result.is_accepted:
            accepted.append(row.pk)
            continue
        record_accepted(accepted)
        record_attempt(row, answer)
        # What was signed in this batch and stands behind was not sent, and falls with it.
        return resolve(signer, answer, [row, *(later for later in rows[position + 1 :] if later.pk in batch.fresh)])
    record_accepted(accepted)
    return True


def send_together(signer: ChainSigner, rows: list[Transaction]) -> bool:
    """All at once, where nodes keep what comes too early. Whether to go on at once."""
    answers = submit_together(rows)
    record_accepted([row.pk for row, answer in answers if answer.result.is_accepted])
    goes_on = True
    for row, answer in answers:
        if not answer.result.is_accepted:
            record_attempt(row, answer)
            goes_on &= resolve(signer, answer, [row])
    return goes_on


def record_attempt(row: Transaction, answer: NodeAnswer) -> None:
    Transaction.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, error_message=answer.reason)


def record_accepted(ids: list[int]) -> None:
    now = timezone.now()
    due = now + timedelta(seconds=current_network().poll_seconds)
    Transaction.objects.filter(pk__in=ids).update(attempts=F("attempts") + 1, accepted_at=now, due_at=due)


def answer_from(refusal: gateway.ChainRefused | None) -> NodeAnswer:
    if refusal is None:
        return NodeAnswer(SendResult.ACCEPTED)
    return NodeAnswer(classify(refusal), refusal.message)


def submit(row: Transaction) -> NodeAnswer:
    """What the node says to the bytes."""
    fail_point(Failpoint.SENDING)
    try:
        gateway.send_raw(bytes(row.raw_transaction or b""))
        answer = NodeAnswer(SendResult.ACCEPTED)
    except gateway.ChainRefused as refusal:
        answer = answer_from(refusal)
    except gateway.ChainUnreachable as lost:
        answer = NodeAnswer(SendResult.UNKNOWN, str(lost))
    fail_point(Failpoint.SENT)
    return answer


def submit_together(rows: list[Transaction]) -> list[tuple[Transaction, NodeAnswer]]:
    fail_point(Failpoint.SENDING)
    try:
        refusals = gateway.send_raws([bytes(row.raw_transaction or b"") for row in rows])
        answers = [answer_from(refusal) for refusal in refusals]
    except gateway.ChainRefused as refusal:
        answers = [answer_from(refusal)] * len(rows)
    except gateway.ChainUnreachable as lost:
        answers = [NodeAnswer(SendResult.UNKNOWN, str(lost))] * len(rows)
    fail_point(Failpoint.SENT)
    return list(zip(rows, answers, strict=True))


def resubmit(row: Transaction, last: datetime) -> NodeAnswer:
    """Send bytes that may have been sent before, unless the chain has them: a refusal now says nothing about then.

    Only when so much time has passed since that they cannot be on their way any more is it believed.
    """
    if is_known(row):
        return NodeAnswer(SendResult.ACCEPTED)
    answer = submit(row)
    if answer.result.is_accepted or answer.result is SendResult.UNKNOWN:
        return answer
    if answer.result is SendResult.NONCE_TOO_LOW:
        # Used by these bytes, whose receipt is late, or by others: settle finds out, which has time.
        return NodeAnswer(SendResult.ACCEPTED)
    # This time they certainly did not go out, which leaves the doubt as old as it was.
    Transaction.objects.filter(pk=row.pk).update(due_at=last)
    deadline = timedelta(seconds=current_network().receipt_deadline_seconds)
    if answer.result.asks_for_patience or (timezone.now() - last > deadline and is_unknown(row)):
        return answer
    return NodeAnswer(SendResult.ACCEPTED if is_known(row) else SendResult.UNKNOWN, answer.reason)


def resolve(signer: ChainSigner, answer: NodeAnswer, rows: list[Transaction]) -> bool:
    """Act on what was said to the first of `rows`; the others follow it, unsent. Whether to go on at once."""
    logger.warning("Transaction %s: %s: %s", rows[0].pk, answer.result.name.lower(), answer.reason)
    match answer.result:
        case SendResult.RATE_LIMITED | SendResult.UNKNOWN:
            pass
        case SendResult.TRY_LATER:
            note_busy_network(rows[0], answer)
        case SendResult.NONCE_TOO_HIGH:
            # Behind one of ours that the node does not see yet, the same bytes will do later.
            if not outstanding(signer).filter(nonce__lt=rows[0].nonce).exists():
                release(signer, rows)
        case SendResult.NONCE_TOO_LOW:
            release(signer, rows)
        case SendResult.INSUFFICIENT_FUNDS:
            note_trouble(TroubleKind.BALANCE, f"The operator account {signer.address} cannot pay: {answer.reason}")
            release(signer, rows)
        case result:
            release(signer, rows, reason=answer.reason or result.name, permanent=result is SendResult.PERMANENT)
            return True
    signer.paused_until = timezone.now() + pause_after(answer.result, rows[0])
    signer.save(update_fields=["paused_until"])
    return False


def pause_after(result: SendResult, row: Transaction) -> timedelta:
    """The longer a network has stood still, the longer."""
    if result is not SendResult.TRY_LATER:
        return PAUSES[result]
    return min(max(PAUSES[result], age_of(row) / 2), LONGEST_PAUSE)


def note_busy_network(row: Transaction, answer: NodeAnswer) -> None:
    if age_of(row) > BUSY_TOLD_AFTER:
        note_trouble(TroubleKind.BUSY, f"The network takes no transactions: {answer.reason}")


def age_of(row: Transaction) -> timedelta:
    """Since it was signed."""
    return timezone.now() - (row.signed_at or timezone.now())
