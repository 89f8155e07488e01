"""Take a key's row lock, allocate nonces, sign, store bytes, hash and nonce: one database transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.networks import current_network
from chain.sending.failpoints import Failpoint, fail_point
from chain.sending.locks import lock_signer
from chain.sending.nonce_repair import repair_nonces
from chain.sending.queues import outstanding, unaccepted, unsigned
from chain.sending.signing import sign_row, store, terms_for


@dataclass(frozen=True)
class SigningBatch:
    """The rows that one holder of a key's lock sends, and the fencing token that says whether it is still the holder.

    `fresh` were signed in it and cannot have been sent before. `reclaimed` may have been: each with the last time at
    which its bytes may have gone out without anybody knowing how that ended.
    """

    signer_id: int
    fencing_token: int
    fresh: frozenset[int]
    reclaimed: dict[int, datetime]

    @property
    def rows(self) -> set[int]:
        return {*self.fresh, *self.reclaimed}


def claim(address: str, *, wait: bool) -> SigningBatch | None:
    """Take what `address` should send next: what is signed and not yet accepted, else new rows, signed now.

    None when there is nothing to do, or the key is paused. Raises KeyBusy when another holds it.
    """
    with transaction.atomic():
        signer = lock_signer(address, wait=wait)
        if signer.paused_until is not None and signer.paused_until > timezone.now():
            return None
        fail_point(Failpoint.KEY_LOCKED)
        batch = form_batch(signer)
        if batch is not None:
            fail_point(Failpoint.STORED)
    if batch is not None:
        fail_point(Failpoint.CLAIMED)
    return batch


def form_batch(signer: ChainSigner) -> SigningBatch | None:
    waiting = unsigned(signer)
    if not unaccepted(signer).exists() and not waiting.exists():
        return None
    gateway.verify_chain()
    repair_nonces(signer)
    reclaimed = reclaim(signer)
    # What is signed goes first, unless the chain waits for a nonce before it.
    fresh = [] if reclaimed and not has_hole(signer) else sign_next(signer, waiting)
    if not reclaimed and not fresh:
        return None
    signer.turn += 1
    signer.save(update_fields=["turn"])
    return SigningBatch(signer.pk, signer.turn, fresh=frozenset(fresh), reclaimed=reclaimed)


def has_hole(signer: ChainSigner) -> bool:
    """Whether a free nonce lies before the first that is signed, as after a signature was taken back."""
    lowest = outstanding(signer).values_list("nonce", flat=True).first()
    return lowest is not None and signer.next_nonce < lowest


def reclaim(signer: ChainSigner) -> dict[int, datetime]:
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
