from celery import shared_task

from gamification.xp.awards import reward
from learning.models import User


@shared_task
def reward_transaction(transaction_id: int) -> None:
    """Give the learner whose transaction it was the badges that count transactions."""
    for learner in User.objects.filter(transactions=transaction_id):
        reward(user_id=learner.pk, awards=[])
