"""What follows from any transaction that has ended, whatever it was for."""

from typing import Any

from django.dispatch import receiver

from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.signals import practice_transaction_sent, transaction_settled
from chain.transactions.tasks import record_transaction, reward_transaction
from settings.queue import owe_on_commit


@receiver(transaction_settled, dispatch_uid="chain.reward_when_committed")
def reward_when_committed(*, transaction_id: int, status: str, **_: Any) -> None:
    """Badges take the learner's lock, which must not be waited for while the transaction's is held."""
    learners_own = Transaction.objects.filter(pk=transaction_id, user__isnull=False)
    if status == TransactionStatus.SUCCESS and learners_own.exists():
        owe_on_commit(reward_transaction, transaction_id)


@receiver(practice_transaction_sent, dispatch_uid="chain.record_own_transaction")
def record_when_known(*, transaction_hash: str, **_: Any) -> None:
    """A worker asks the node whose it is: what was handed in is nobody's word."""
    owe_on_commit(record_transaction, transaction_hash)
