"""What workers do for the sender, on one network at a time. Each may be lost, repeated, or run many times at once.

While a node is away, only the sweep asks whether it is back: the tasks of one network never keep the workers from the
other one.
"""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready

from chain.models import Transaction
from chain.networks import current_network, network_in_use, networks_in_use, on_network
from chain.sending.drive import drive
from chain.sending.receipts import settle_due
from chain.sending.sweep import sweep
from chain.troubles import is_node_away

# After that many looks in a row, receipts that are late are left to the sweep.
LOOKS = 8


@shared_task
def send_transaction(transaction_id: int) -> None:
    """Send a planned transaction, and with it whatever else waits on its network, unless that is done."""
    planned = Transaction.objects.filter(pk=transaction_id, signer__isnull=True)
    network = network_in_use(planned.values_list("chain_id", flat=True).first() or 0)
    if network is None:
        return
    with on_network(network):
        if not is_node_away() and drive():
            look_again(LOOKS)


@shared_task
def settle_transactions(looks: int, chain_id: int) -> None:
    """Settle what has ended, and look again while there was something to look for."""
    network = network_in_use(chain_id)
    if network is None:
        return
    with on_network(network):
        if not is_node_away() and settle_due() and looks > 1:
            look_again(looks - 1)


def look_again(looks: int) -> None:
    network = current_network()
    settle_transactions.apply_async((looks, network.chain_id), countdown=network.poll_seconds, expires=60)


@shared_task
def sweep_transactions(chain_id: int) -> None:
    """Send and settle whatever is due on one network, however it came to be left behind."""
    if network := network_in_use(chain_id):
        with on_network(network):
            sweep()


@worker_ready.connect(dispatch_uid="chain.sweep_at_start")
def sweep_at_start(**_kwargs: Any) -> None:
    """A worker that starts looks at once at the chains it was given, and at what the last one left behind."""
    for network in networks_in_use():
        sweep_transactions.apply_async((network.chain_id,), retry=False)
