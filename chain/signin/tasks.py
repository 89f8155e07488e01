from celery import shared_task
from django.utils import timezone

from chain.signin import challenge


@shared_task
def forget_challenges() -> None:
    """Delete the messages nobody can sign in with any more, and the networks they were asked for from."""
    challenge.forget_challenges(now=timezone.now())
