"""What workers do for attempts. Each may be lost, repeated, or run many times at once without harm."""

from celery import shared_task
from django.utils import timezone

from learning.attempts.grading import give_up_attempts, grade_attempt, overdue_attempts
from settings.queue import is_grading_full


@shared_task
def grade_submitted(attempt_id: int) -> None:
    """Grade an attempt that was handed in just now."""
    grade_attempt(attempt_id=attempt_id)


@shared_task
def grade_overdue() -> None:
    """Grade what no task has graded: the queue was away, a worker died, or grading had to wait."""
    now = timezone.now()
    give_up_attempts(now=now)
    if is_grading_full():
        return
    for attempt_id in overdue_attempts(now):
        # Until the next run, which asks again: they do not gather in a queue that nobody serves.
        grade_submitted.apply_async((attempt_id,), retry=False, expires=60)
