"""What workers do for the explorer. Each may be lost, repeated, or run many times at once without harm."""

from typing import Final

from celery import shared_task

from chain.explorer.explaining import explain_failures
from chain.explorer.indexing import index_practice_chain
from chain.gateway import ChainRefused, ChainUnreachable
from chain.networks import on_network, practice_network
from chain.troubles import is_node_away

# How often a worker that was woken looks, a second apart: what was sent may still wait for its block.
LOOKS: Final = 3


@shared_task
def index_practice_blocks(looks: int = 1) -> None:
    """Bring the index up to the chain, and look again a second later while `looks` last."""
    with on_network(practice_network()):
        # The sender's sweep asks whether a node that was away is back.
        if is_node_away():
            return
    try:
        is_whole = index_practice_chain()
        explain_failures()
    except (ChainUnreachable, ChainRefused):
        return
    if not is_whole or looks > 1:
        index_practice_blocks.apply_async((looks if not is_whole else looks - 1,), countdown=1 if is_whole else 0)
