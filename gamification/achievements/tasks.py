"""What workers do for badges. Each may be lost, repeated, or run many times at once without harm."""

from time import monotonic

from celery import shared_task

from gamification import notifications
from gamification.achievements import backfill
from settings.queue import owe_on_commit

SLICE_SECONDS = 60


@shared_task
def award_achievements(after: int = 0) -> int | None:
    """Give every active badge to all learners with an id above `after` who already qualify.

    Hands on to a new task after a minute, so that one that was lost and comes again repeats a minute and no more.
    Returns the id the next one begins after, None when all are done.
    """
    until = monotonic() + SLICE_SECONDS
    for batch in backfill.award_achievements(after=after):
        if monotonic() >= until:
            owe_on_commit(award_achievements, batch.last_id)
            return batch.last_id
    return None


@shared_task
def notify_of_badges(earned: list[tuple[int, list[str]]]) -> None:
    """Tell learners of new badges: of each learner the id, and the slugs."""
    for user_id, slugs in earned:
        notifications.notify_of_badges(user_id=user_id, slugs=slugs)
