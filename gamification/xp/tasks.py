from celery import shared_task
from django.utils import timezone

from gamification.xp.late_thanks import pay_late_thanks


@shared_task
def pay_thanks_of_the_trusted() -> None:
    """Pay for answers that newcomers accepted who are trusted by now."""
    pay_late_thanks(now=timezone.now())
