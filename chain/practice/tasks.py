"""What workers do for the practice network. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task

from chain.gateway import ChainRefused, ChainUnreachable
from chain.networks import on_network, practice_network
from chain.practice.epoch import observe_practice_epoch
from chain.troubles import is_node_away, note_failure


@shared_task
def look_for_practice_reset() -> None:
    """Notice that the practice chain began anew. While its node is away, the sender's sweep asks whether it is back."""
    with on_network(practice_network()):
        if is_node_away():
            return
        try:
            observe_practice_epoch()
        except (ChainUnreachable, ChainRefused) as error:
            note_failure(error)
