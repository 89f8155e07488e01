from celery import shared_task

from learning.accounts import former_usernames


@shared_task
def forget_rested_names() -> None:
    """Delete the names of those who have left, when they have rested long enough."""
    former_usernames.forget_rested_names()
