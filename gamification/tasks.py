"""What gamification does on a schedule. Beat knocks every minute; the platform's settings say when it is time."""

from datetime import timedelta
from time import monotonic

from celery import shared_task
from django.db import connection
from django.utils import timezone

from gamification import awarding, telling
from gamification.models import LeaderboardRefresh
from settings.registry import LEADERBOARD_CACHE_MINUTES

SLICE_SECONDS = 60


@shared_task
def refresh_leaderboard_when_due() -> int | None:
    """Refresh the boards when they are older than `leaderboard_cache_minutes`; None when it is too early."""
    newest = timezone.now() - timedelta(minutes=LEADERBOARD_CACHE_MINUTES.current())
    # A knock comes up to a few seconds early or late; waiting another minute for that would make five minutes six.
    if LeaderboardRefresh.objects.filter(refreshed_at__gt=newest + timedelta(seconds=15)).exists():
        return None
    return refresh_leaderboard()


def refresh_leaderboard() -> int:
    """Work out the boards now; how many places were written. Two at once are safe: the second finds little to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT refresh_leaderboard()")
        (written,) = cursor.fetchone()
    return int(written)


@shared_task
def award_achievements(after: int = 0) -> int | None:
    """Give every active badge to all learners with an id above `after` who already qualify.

    Hands on to a new task after a minute, so that one that was lost and comes again repeats a minute and no more.
    Returns the id the next one begins after, None when all are done.
    """
    until = monotonic() + SLICE_SECONDS
    for batch in awarding.award_achievements(after=after):
        if monotonic() >= until:
            award_achievements.delay(after=batch.last_id)
            return batch.last_id
    return None


@shared_task
def tell_of_badges(user_id: int, slugs: list[str]) -> None:
    """Tell a learner of new badges."""
    telling.tell_of_badges(user_id=user_id, slugs=slugs)
