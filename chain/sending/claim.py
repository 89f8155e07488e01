"""Take a key's row lock, allocate nonces, sign, store bytes, hash and nonce: one database transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.networks import current_network
from chain.sending.failpoints import Boundary, reached
from chain.sending.locks import lock_signer
from chain.sending.nonce_repair import mend
from chain.sending.queues import unaccepted, unsigned
from chain.sending.signing import sign_row, store, terms_for


@dataclass(frozen=True)
class Turn:
    """One holding of a key, and the rows to send in it.

    `fresh` were signed in it and cannot have been sent before. `adopted` may have been: each with the last time at
    which its bytes may have gone out without anybody knowing how that ended.
    """

    signer_id: int
    number: int
    fresh: frozenset[int]
    adopted: dict[int, datetime]

    @property
    def rows(self) -> set[int]:
        return {*self.fresh, *self.adopted}


def claim(address: str, *, wait: bool) -> Turn | None:
    """Take what `address` should send next: what is signed and not yet accepted, else new rows, signed now.

    None when there is nothing to do, or the key is paused. Raises KeyBusy when another holds it.
    """
    with transaction.atomic():
        signer = lock_signer(address, wait=wait)
        if signer.paused_until is not None and signer.paused_until > timezone.now():
            return None
        reached(Boundary.KEY_LOCKED)
        turn = take(signer)
        if turn is not None:
            reached(Boundary.STORED)
    if turn is not None:
        reached(Boundary.CLAIMED)
    return turn


def take(signer: ChainSigner) -> Turn | None:
    waiting = unsigned(signer)
    if not unaccepted(signer).exists() and not waiting.exists():
        return None
    gateway.verify_chain()
    mend(signer)
    adopted = adopt(signer)
    fresh = [] if adopted else sign_next(signer, waiting)
    if not adopted and not fresh:
        return None
    signer.turn += 1
    signer.save(update_fields=["turn"])
    return Turn(signer.pk, signer.turn, fresh=frozenset(fresh), adopted=adopted)


def adopt(signer: ChainSigner) -> dict[int, datetime]:
    """What was signed before and is not accepted. From this commit on it may go out once more."""
    rows = list(unaccepted(signer)[: current_network().batch])
    Transaction.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=timezone.now())
    return {row.pk: row.due_at or timezone.now() for row in rows}


def sign_next(signer: ChainSigner, waiting: QuerySet[Transaction]) -> list[int]:
    """Sign as many as fit into a batch and the account's balance; the ids of those signed."""
    network = current_network()
    rows = list(waiting.select_for_update(skip_locked=True, of=("self",), no_key=True)[: network.batch])
    if not rows:
        return []
    terms = terms_for(signer)
    for row in rows:
        if not sign_row(row, signer, terms):
            break
    signed = [row for row in rows if row.signer is not None]
    if signed:
        store(signed, signer, terms.price)
        signer.next_nonce = terms.nonce
        signer.save(update_fields=["next_nonce"])
    return [row.pk for row in signed]
