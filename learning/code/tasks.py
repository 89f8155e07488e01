from celery import shared_task
from django.utils import timezone

from learning.code.remembering import forget_old_verdicts


@shared_task
def forget_verdicts() -> None:
    """Nothing of what came of code is kept for longer than a month."""
    forget_old_verdicts(now=timezone.now())
