"""Find out why the chain waits for a nonce that nothing of ours is on its way with, and close the gap."""

import logging
from contextlib import suppress
from datetime import timedelta

from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import current_network
from chain.sending.queues import outstanding, unsigned
from chain.sending.release import plan_filler, take_back

logger = logging.getLogger(__name__)

RESENT_AT_ONCE = 200


def repair_nonces(signer: ChainSigner) -> None:
    """Called with the lock of `signer`. Does nothing when the chain and the books agree, or may only be late."""
    count = gateway.transaction_count(signer.address)
    lowest = outstanding(signer).values_list("nonce", flat=True).first()
    has_gap = count < (signer.next_nonce if lowest is None else lowest)
    if signer.genesis_hash and not has_gap:
        return
    if began_anew(signer):
        begin_epoch(signer, count)
    elif has_gap:
        close_gap(signer, count)


def began_anew(signer: ChainSigner) -> bool:
    """Whether this is another chain than the key knows. The first look only remembers which one it is."""
    try:
        genesis = gateway.genesis_hash()
    except (gateway.ChainRefused, gateway.ChainUnreachable):
        return False
    if signer.genesis_hash == genesis:
        return False
    known_before, signer.genesis_hash = signer.genesis_hash, genesis
    signer.save(update_fields=["genesis_hash"])
    return bool(known_before)


def begin_epoch(signer: ChainSigner, count: int) -> None:
    """The chain was reset: nonces count anew, and what was under way never arrived anywhere."""
    logger.warning("The chain was reset: %s begins at nonce %s again.", signer.address, count)
    for row in outstanding(signer).select_for_update(no_key=True, of=("self",)):
        take_back(row)
    signer.epoch += 1
    signer.next_nonce = count
    signer.save(update_fields=["epoch", "next_nonce"])


def close_gap(signer: ChainSigner, count: int) -> None:
    """The same chain waits for nonce `count`. It may have lost blocks, whose bytes we still have, or be late."""
    settled = list(
        Transaction.objects.filter(
            chain_id=signer.chain_id, signer=signer.address, epoch=signer.epoch, nonce__gte=count
        )
        .exclude(status=TransactionStatus.PENDING)
        .order_by("nonce")[:RESENT_AT_ONCE]
    )
    if settled and settled[0].nonce == count:
        last = max(row.settled_at or row.created_at for row in settled)
        if timezone.now() - last > timedelta(seconds=current_network().lag_seconds):
            send_again(settled)
        return
    signer.next_nonce = count
    signer.save(update_fields=["next_nonce"])
    if outstanding(signer).exists() and not unsigned(signer).exists():
        plan_filler(signer, count)


def send_again(settled: list[Transaction]) -> None:
    """The same bytes once more, so that the chain knows again what the books say."""
    logger.warning("The chain has lost blocks: %s transactions are sent again.", len(settled))
    for row in settled:
        with suppress(gateway.ChainRefused):
            gateway.send_raw(bytes(row.raw_transaction or b""))
