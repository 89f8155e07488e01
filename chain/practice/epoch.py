"""Which life of the practice chain this is. A reset forgets accounts and contracts, and begins the next one."""

import logging
from datetime import datetime

from django.db import transaction

from chain import gateway
from chain.models import ChainLife, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import on_network, practice_network
from chain.signals import practice_chain_began_anew

logger = logging.getLogger(__name__)


def practice_epoch() -> int:
    """The present life's number, from 0, as a worker saw it last (within seconds). Asks the database alone."""
    life = present_life()
    return life.epoch if life is not None else 0


def practice_life_began_at() -> datetime | None:
    """When the present life was first seen; None for the first one, which no other came before."""
    life = present_life()
    return life.began_at if life is not None and life.epoch > 0 else None


def present_life() -> ChainLife | None:
    return ChainLife.objects.filter(chain_id=practice_network().chain_id).order_by("epoch").last()


def observe_practice_epoch() -> int:
    """Ask the node whether its chain is the one we know, and return the epoch. Raises as the gateway does.

    The chain is known by its first block, or where that has another name, by blocks that hold transactions of ours
    (chain/sending/nonce_repair.py knows each key's chain by like signs). Repeats without harm.
    """
    with on_network(practice_network()) as network:
        gateway.verify_chain()
        genesis = gateway.genesis_hash()
        life = present_life()
        if life is None:
            return begin_life(network.chain_id, 0, genesis)
        if life.genesis_hash == genesis:
            return life.epoch
        if not knows_blocks_of(life):
            return begin_life(network.chain_id, life.epoch + 1, genesis)
    ChainLife.objects.filter(pk=life.pk).update(genesis_hash=genesis)
    return life.epoch


def knows_blocks_of(life: ChainLife) -> bool:
    """The oldest transaction of that life is asked for: a devnet that was killed may have lost its last blocks, and the
    newest may have run on another chain before anybody looked."""
    ran = Transaction.objects.filter(
        chain_id=life.chain_id,
        status=TransactionStatus.SUCCESS,
        block_number__isnull=False,
        settled_at__gte=life.began_at,
    )
    oldest = ran.order_by("settled_at", "pk").values_list("transaction_hash", flat=True).first()
    return bool(oldest) and gateway.knows_transaction(oldest or "")


@transaction.atomic
def begin_life(chain_id: int, epoch: int, genesis: str) -> int:
    """Several workers may see it at once: the first one writes it down and announces it."""
    _, is_new = ChainLife.objects.get_or_create(chain_id=chain_id, epoch=epoch, defaults={"genesis_hash": genesis})
    if is_new and epoch > 0:
        logger.warning("The practice chain was reset: life %s begins.", epoch)
        practice_chain_began_anew.send(sender=ChainLife, epoch=epoch)
    return epoch
