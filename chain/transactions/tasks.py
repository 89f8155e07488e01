"""What workers do about learners' transactions. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task
from django.utils import timezone

from chain.gateway import ChainRefused, ChainUnreachable
from chain.networks import on_network, practice_network
from chain.transactions import archive
from chain.transactions.own import record_own_transaction, settle_own_transactions
from chain.troubles import is_node_away, note_failure
from gamification.xp.awards import reward
from learning.models import User


@shared_task
def reward_transaction(transaction_id: int) -> None:
    """Give the learner whose transaction it was the badges that count transactions."""
    for learner in User.objects.filter(transactions=transaction_id):
        reward(user_id=learner.pk, awards=[])


@shared_task
def record_transaction(transaction_hash: str) -> None:
    """Write down what was sent through the wallets' door, if a learner sent it."""
    record_own_transaction(transaction_hash=transaction_hash)


@shared_task
def settle_waiting_transactions() -> None:
    """See how learners' own transactions ended that were not in a block at once."""
    with on_network(practice_network()):
        if is_node_away():
            return
        try:
            settle_own_transactions()
        except (ChainUnreachable, ChainRefused) as error:
            note_failure(error)


@shared_task
def shorten_old_transactions() -> int:
    """Drop the bytes of transactions that were settled a year ago."""
    return archive.shorten_old_transactions(now=timezone.now())
