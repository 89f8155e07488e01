"""What is rolled up each night. Beat asks every hour, so that a night without a worker is made up for."""

from typing import Final

from celery import shared_task
from django.utils import timezone

from learning.insight.rolling import days_due, roll_up_days

# So that a school that has just begun to roll up is done in a few hours, and no run lasts long.
_MOST_DAYS: Final = 60


@shared_task
def roll_up_due_days() -> int:
    """Returns how many days were rolled up."""
    now = timezone.now()
    return roll_up_days(days_due(now)[:_MOST_DAYS], now=now)
