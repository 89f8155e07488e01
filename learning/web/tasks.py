from celery import shared_task
from django.utils import timezone

from learning.web.throttle import forget_old_marks


@shared_task
def forget_throttle_marks() -> None:
    """Nothing of what the throttle counts stays longer than it is needed."""
    forget_old_marks(now=timezone.now())
