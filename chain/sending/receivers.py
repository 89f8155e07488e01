"""What the sender does when it hears that a transaction was planned."""

from typing import Any

from django.dispatch import receiver

from chain.sending.tasks import send_transaction
from chain.signals import transaction_planned
from settings.queue import enqueue_on_commit


@receiver(transaction_planned, dispatch_uid="chain.sending.send_planned")
def send_planned(*, transaction_id: int, **_: Any) -> None:
    enqueue_on_commit(send_transaction, transaction_id)
