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
from chain.models.trouble import TroubleKind
from chain.networks import current_network
from chain.sending.claim import Turn
from chain.sending.errors import Verdict, judge
from chain.sending.failpoints import Boundary, reached
from chain.sending.lookup import is_nowhere, is_on_chain
from chain.sending.queues import outstanding
from chain.sending.release import release
from chain.troubles import note_trouble

logger = logging.getLogger(__name__)

# How long a key rests after an answer that asks for patience.
PAUSES: Final = {
    Verdict.LIMITED: timedelta(seconds=10),
    Verdict.UNCERTAIN: timedelta(seconds=2),
    Verdict.POOR: timedelta(seconds=5),
    Verdict.AHEAD: timedelta(seconds=2),
    Verdict.SPENT: timedelta(0),
}


@dataclass(frozen=True)
class Reply:
    verdict: Verdict
    reason: str = ""


def deliver(turn: Turn) -> bool:
    """Send the rows of a turn. False when the key should rest: the node is away, busy, or another sender went on."""
    with transaction.atomic():
        signer = ChainSigner.objects.select_for_update(no_key=True).get(pk=turn.signer_id)
        if signer.turn != turn.number:
            return False
        rows = list(Transaction.objects.filter(pk__in=turn.rows, accepted_at__isnull=True).order_by("nonce"))
        is_first_time = turn.fresh and current_network().keeps_a_queue
        done = send_together(signer, rows) if is_first_time else send_in_order(signer, turn, rows)
        reached(Boundary.RECORDED)
    reached(Boundary.DELIVERED)
    return done


def send_in_order(signer: ChainSigner, turn: Turn, rows: list[Transaction]) -> bool:
    """One after the other, until one is not accepted. Whether to go on at once."""
    accepted: list[int] = []
    for place, row in enumerate(rows):
        last = turn.adopted.get(row.pk)
        reply = hand_over(row) if last is None else hand_over_again(row, last)
        if reply.verdict is Verdict.TAKEN:
            accepted.append(row.pk)
            continue
        record_accepted(accepted)
        record_attempt(row, reply)
        # What was signed in this turn and stands behind was not sent, and falls with it.
        return resolve(signer, reply, [row, *(later for later in rows[place + 1 :] if later.pk in turn.fresh)])
    record_accepted(accepted)
    return True


def send_together(signer: ChainSigner, rows: list[Transaction]) -> bool:
    """All at once, where nodes keep what comes too early. Whether to go on at once."""
    replies = hand_over_together(rows)
    record_accepted([row.pk for row, reply in replies if reply.verdict is Verdict.TAKEN])
    goes_on = True
    for row, reply in replies:
        if reply.verdict is not Verdict.TAKEN:
            record_attempt(row, reply)
            goes_on &= resolve(signer, reply, [row])
    return goes_on


def record_attempt(row: Transaction, reply: Reply) -> None:
    Transaction.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, error_message=reply.reason)


def record_accepted(ids: list[int]) -> None:
    now = timezone.now()
    due = now + timedelta(seconds=current_network().poll_seconds)
    Transaction.objects.filter(pk__in=ids).update(attempts=F("attempts") + 1, accepted_at=now, due_at=due)


def hand_over(row: Transaction) -> Reply:
    """What the node says to the bytes."""
    reached(Boundary.SENDING)
    try:
        gateway.send_raw(bytes(row.raw_transaction or b""))
        reply = Reply(Verdict.TAKEN)
    except gateway.ChainRefused as refusal:
        reply = Reply(judge(refusal), refusal.message)
    except gateway.ChainUnreachable as lost:
        reply = Reply(Verdict.UNCERTAIN, str(lost))
    reached(Boundary.SENT)
    return reply


def hand_over_together(rows: list[Transaction]) -> list[tuple[Transaction, Reply]]:
    reached(Boundary.SENDING)
    try:
        refusals = gateway.send_raws([bytes(row.raw_transaction or b"") for row in rows])
        replies = [Reply(judge(refusal), refusal.message) if refusal else Reply(Verdict.TAKEN) for refusal in refusals]
    except gateway.ChainRefused as refusal:
        replies = [Reply(judge(refusal), refusal.message)] * len(rows)
    except gateway.ChainUnreachable as lost:
        replies = [Reply(Verdict.UNCERTAIN, str(lost))] * len(rows)
    reached(Boundary.SENT)
    return list(zip(rows, replies, strict=True))


def hand_over_again(row: Transaction, last: datetime) -> Reply:
    """Send bytes that may have been sent before, unless the chain has them: a refusal now says nothing about then.

    Only when so much time has passed since that they cannot be on their way any more is it believed.
    """
    if is_on_chain(row):
        return Reply(Verdict.TAKEN)
    reply = hand_over(row)
    if reply.verdict in (Verdict.TAKEN, Verdict.UNCERTAIN):
        return reply
    if reply.verdict is Verdict.SPENT:
        # Used by these bytes, whose receipt is late, or by others: settle finds out, which has time.
        return Reply(Verdict.TAKEN)
    # This time they certainly did not go out, which leaves the doubt as old as it was.
    Transaction.objects.filter(pk=row.pk).update(due_at=last)
    deadline = timedelta(seconds=current_network().receipt_deadline_seconds)
    if reply.verdict is Verdict.LIMITED or (timezone.now() - last > deadline and is_nowhere(row)):
        return reply
    return Reply(Verdict.TAKEN if is_on_chain(row) else Verdict.UNCERTAIN, reply.reason)


def resolve(signer: ChainSigner, reply: Reply, rows: list[Transaction]) -> bool:
    """Act on what was said to the first of `rows`; the others follow it, unsent. Whether to go on at once."""
    logger.warning("Transaction %s: %s: %s", rows[0].pk, reply.verdict.name.lower(), reply.reason)
    match reply.verdict:
        case Verdict.LIMITED | Verdict.UNCERTAIN:
            pass
        case Verdict.AHEAD:
            # Behind one of ours that the node does not see yet, the same bytes will do later.
            if not outstanding(signer).filter(nonce__lt=rows[0].nonce).exists():
                release(signer, rows)
        case Verdict.SPENT:
            release(signer, rows)
        case Verdict.POOR:
            note_trouble(TroubleKind.BALANCE, f"The operator account {signer.address} cannot pay: {reply.reason}")
            release(signer, rows)
        case verdict:
            release(signer, rows, reason=reply.reason or verdict.name, hopeless=verdict is Verdict.HOPELESS)
            return True
    signer.paused_until = timezone.now() + PAUSES[reply.verdict]
    signer.save(update_fields=["paused_until"])
    return False
