"""What the explorer does when it hears that a transaction of the platform ended."""

from typing import Any

from django.dispatch import receiver

from chain.explorer.waking import wake_index
from chain.networks import current_network
from chain.signals import transaction_settled


@receiver(transaction_settled, dispatch_uid="chain.explorer.index_settled")
def index_settled(**_: Any) -> None:
    if current_network().is_ours:
        wake_index()
