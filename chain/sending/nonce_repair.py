"""Find out why the chain waits for a nonce that nothing of ours is on its way with, and close the gap."""

import logging
from contextlib import suppress
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import current_network
from chain.sending.queues import outstanding, unsigned
from chain.sending.release import plan_filler, take_back

logger = logging.getLogger(__name__)

RESENT_AT_ONCE = 200
ASKED_FOR_IDENTITY = 3


def repair_nonces(signer: ChainSigner) -> None:
    """Called with the lock of `signer`. Does nothing when the chain and the books agree, or may only be late."""
    count = gateway.transaction_count(signer.address)
    lowest = outstanding(signer).values_list("nonce", flat=True).first()
    # Once the next nonce was set back to a gap, what has run behind it still tells of the others.
    has_gap = count < (signer.next_nonce if lowest is None else lowest) or settled_from(signer, count).exists()
    # A chain that may change its name and lose blocks is looked at before it has done both.
    if signer.genesis_hash and not has_gap and not current_network().may_lose_blocks:
        return
    if began_anew(signer):
        begin_epoch(signer, count)
    elif has_gap:
        close_gap(signer, count)


def began_anew(signer: ChainSigner) -> bool:
    """Whether this is another chain than the key knows. The first look only remembers which one it is."""
    try:
        genesis = gateway.genesis_hash()
        if signer.genesis_hash == genesis:
            return False
        is_another = is_another_chain(signer, genesis)
    except (gateway.ChainRefused, gateway.ChainUnreachable):
        return False
    signer.genesis_hash = genesis
    signer.save(update_fields=["genesis_hash"])
    return is_another


def is_another_chain(signer: ChainSigner, genesis: str) -> bool:
    """Whether the chain that begins with `genesis` is not the one the key knows."""
    return signer.genesis_hash not in ("", genesis) and not knows_our_blocks(signer)


def knows_our_blocks(signer: ChainSigner) -> bool:
    """Whether the chain still has transactions of ours: then it is the same one, whatever its first block is called.

    A devnet that is started again may show another first block before the same state. Asked are the oldest, as a chain
    may have lost its last blocks, and what is under way. Raises ChainUnreachable or ChainRefused.
    """
    had_a_block = Transaction.objects.filter(chain_id=signer.chain_id, epoch=signer.epoch, block_number__isnull=False)
    ran = had_a_block.exclude(status=TransactionStatus.PENDING).order_by("block_number", "pk")[:ASKED_FOR_IDENTITY]
    return any(gateway.knows_transaction(row.transaction_hash or "") for row in [*ran, *outstanding(signer)[:1]])


def begin_epoch(signer: ChainSigner, count: int) -> None:
    """The chain was reset: nonces count anew, and what was under way never arrived anywhere."""
    logger.warning("The chain was reset: %s begins at nonce %s again.", signer.address, count)
    for row in outstanding(signer).select_for_update(no_key=True, of=("self",)):
        take_back(row)
    signer.epoch += 1
    signer.next_nonce = count
    # Who has claimed a batch of the old life and still sleeps must not send it.
    signer.turn += 1
    signer.save(update_fields=["epoch", "next_nonce", "turn"])


def close_gap(signer: ChainSigner, count: int) -> None:
    """The same chain waits for nonce `count`. It may have lost blocks, whose bytes we still have, or be late."""
    settled = list(settled_from(signer, count)[:RESENT_AT_ONCE])
    if settled and timezone.now() - max(row.settled_at or row.created_at for row in settled) <= lag():
        return
    free_nonces_of_failed(settled)
    ran = [row for row in settled if has_run(row)]
    is_next = bool(ran) and ran[0].nonce == count and ran[0].raw_transaction is not None
    if is_next or (ran and current_network().keeps_a_queue):
        send_again(ran)
    if is_next:
        return
    signer.next_nonce = count
    signer.save(update_fields=["next_nonce"])
    if (ran or outstanding(signer).exists()) and not unsigned(signer).exists():
        plan_filler(signer, count)


def settled_from(signer: ChainSigner, count: int) -> QuerySet[Transaction]:
    """What has ended with nonces that the chain has not seen yet, or not any more."""
    rows = Transaction.objects.filter(
        chain_id=signer.chain_id, signer=signer.address, epoch=signer.epoch, nonce__gte=count
    )
    return rows.exclude(status=TransactionStatus.PENDING).order_by("nonce")


def lag() -> timedelta:
    return timedelta(seconds=current_network().lag_seconds)


def has_run(row: Transaction) -> bool:
    """Whether the ledger ran it with its nonce on this chain, and what it was for was done."""
    return row.status == TransactionStatus.SUCCESS and row.block_number is not None


def will_be_sent_again(row: Transaction) -> bool:
    """Whether the same chain has lost the block of a settled `row`. Raises ChainUnreachable or ChainRefused."""
    signer = ChainSigner.objects.filter(chain_id=row.chain_id, address=row.signer, epoch=row.epoch).first()
    if (
        signer is None
        or not has_run(row)
        or row.raw_transaction is None
        or is_another_chain(signer, gateway.genesis_hash())
    ):
        return False
    return gateway.transaction_count(signer.address, block="latest") <= (row.nonce or 0)


def free_nonces_of_failed(settled: list[Transaction]) -> None:
    """Bytes of what has failed never go out again: what they were for was given back. Others may have their nonce."""
    failed = [row.pk for row in settled if not has_run(row)]
    if failed:
        logger.warning("The chain never ran %s transactions that have failed: their nonces are free.", len(failed))
        Transaction.objects.filter(pk__in=failed).update(signer=None, nonce=None, raw_transaction=None, due_at=None)


def send_again(ran: list[Transaction]) -> None:
    """The bytes of what has run once more, so that the chain knows again what the books say."""
    logger.warning("The chain has lost blocks: %s transactions are sent again.", len(ran))
    for row in ran:
        if row.raw_transaction is None:  # it ran a year ago (chain/transactions/archive.py)
            continue
        with suppress(gateway.ChainRefused):
            gateway.send_raw(bytes(row.raw_transaction))
