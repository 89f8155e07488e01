"""Bring the index up to the chain, a bounded step at a time. Whoever is killed or comes twice does no harm.

A step reads where the index stands, asks the node without holding anything, and writes rows and position in one commit
under the position's row lock; a position that has moved meanwhile means that another worker was here, and nothing is
written. A devnet that was killed makes its last blocks anew: the index goes back to the last block that both have. A
chain that was reset has nothing in common with the index, which then starts anew.
"""

import logging
import time
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from chain.explorer.failpoints import Failpoint, fail_point
from chain.explorer.reading import ChainMoved, ReadBlock, read_blocks, read_hashes, read_head
from chain.models import ExplorerBlock, ExplorerLog, ExplorerPosition, ExplorerTransaction
from chain.models.explorer import place_of
from chain.networks import on_network, practice_network
from chain.practice.epoch import observe_practice_epoch, practice_epoch

logger = logging.getLogger(__name__)
# The node builds its answer to all of them in its memory.
BLOCKS_AT_ONCE: Final = 50
# How far back the blocks of the node and of the index are compared before the chain counts as another one.
DEEPEST_LOSS: Final = 2048


def index_practice_chain(*, seconds: float = 20) -> bool:
    """Index until the chain's end or for about so long; whether the end was reached. Raises as the gateway does."""
    until = time.monotonic() + seconds
    with on_network(practice_network()):
        while True:
            try:
                if index_step():
                    return True
            except ChainMoved:
                logger.info("The practice chain moved while it was read.")
            if time.monotonic() > until:
                return False


def index_step() -> bool:
    """One step on the network in force; whether the index has all there is. Raises ChainMoved to be called again."""
    position = read_position()
    head = read_head()
    fail_point(Failpoint.POSITION_READ)
    if position.life != str(practice_epoch()):
        start_anew(position)
        return False
    if position.next_block > 1 and read_hashes([position.next_block - 1]) != {
        position.next_block - 1: position.last_hash
    }:
        go_back(position)
        return False
    read = read_blocks(position.next_block, min(BLOCKS_AT_ONCE, max(head - position.next_block + 1, 0)))
    # The first block's hash is not held against the second: an anvil that starts again may serve another first block.
    if read and position.next_block > 1 and read[0].block.parent_hash != position.last_hash:
        raise ChainMoved
    fail_point(Failpoint.BLOCKS_READ)
    is_written = write(position, read, head)
    fail_point(Failpoint.WRITTEN)
    return is_written and position.next_block + len(read) > head


def read_position() -> ExplorerPosition:
    position = ExplorerPosition.objects.filter(id=1).first()
    if position is None:
        life = str(observe_practice_epoch())
        position, _ = ExplorerPosition.objects.get_or_create(id=1, defaults={"life": life})
    return position


def has_moved(position: ExplorerPosition) -> bool:
    """Whether another worker wrote since `position` was read. Locks the row until the caller's transaction ends."""
    now = ExplorerPosition.objects.select_for_update().get(id=1)
    return (now.life, now.next_block, now.last_hash) != (position.life, position.next_block, position.last_hash)


@transaction.atomic
def write(position: ExplorerPosition, read: list[ReadBlock], head: int) -> bool:
    """Whether it was written: another worker who was here may have gone back, too."""
    if has_moved(position):
        return False
    rows = [row for each in read for row in each.transactions]
    if read:
        ExplorerBlock.objects.bulk_create([each.block for each in read])
        ExplorerTransaction.objects.bulk_create(rows, batch_size=1000)
        ExplorerLog.objects.bulk_create([log for each in read for log in each.logs], batch_size=1000)
    ExplorerPosition.objects.filter(id=1).update(
        next_block=position.next_block + len(read),
        last_hash=read[-1].block.hash if read else position.last_hash,
        head=head,
        transaction_count=position.transaction_count + len(rows),
        looked_at=timezone.now(),
    )
    fail_point(Failpoint.WRITING)
    return True


def go_back(position: ExplorerPosition) -> None:
    """To the last block that the chain still has; to the beginning when it is another chain."""
    if str(observe_practice_epoch()) != position.life:
        start_anew(position)
        return
    common = find_common_block(position.next_block - 1)
    if common is None:
        start_anew(position)
        return
    logger.warning("The practice chain lost its blocks after %s.", common)
    with transaction.atomic():
        if has_moved(position):
            return
        first_lost = place_of(common + 1, 0)
        ExplorerLog.objects.filter(place__gte=first_lost).delete()
        lost = ExplorerTransaction.objects.filter(place__gte=first_lost)._raw_delete(using="default")
        ExplorerBlock.objects.filter(number__gt=common)._raw_delete(using="default")
        ExplorerPosition.objects.filter(id=1).update(
            next_block=common + 1,
            last_hash=ExplorerBlock.objects.values_list("hash", flat=True).get(number=common),
            transaction_count=position.transaction_count - lost,
            looked_at=timezone.now(),
        )
        fail_point(Failpoint.WRITING)


def find_common_block(newest: int) -> int | None:
    """The last block up to `newest` whose hash the node has too. The first block proves nothing."""
    lowest = max(1, newest - DEEPEST_LOSS)
    for last in range(newest, lowest - 1, -BLOCKS_AT_ONCE):
        first = max(lowest, last - BLOCKS_AT_ONCE + 1)
        indexed = dict(ExplorerBlock.objects.filter(number__range=(first, last)).values_list("number", "hash"))
        theirs = read_hashes(sorted(indexed))
        common = [number for number, block_hash in indexed.items() if theirs[number] == block_hash]
        if common:
            return max(common)
    return None


@transaction.atomic
def start_anew(position: ExplorerPosition) -> None:
    if has_moved(position):
        return
    logger.warning("The practice chain is another one: its index starts anew.")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE explorer_logs, explorer_transactions, explorer_blocks")
    ExplorerPosition.objects.filter(id=1).update(
        life=str(practice_epoch()),
        next_block=0,
        last_hash=None,
        head=-1,
        transaction_count=0,
        began_at=timezone.now(),
        looked_at=None,
    )
    fail_point(Failpoint.WRITING)
