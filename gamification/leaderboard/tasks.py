"""What gamification does on a schedule. Beat starts it every minute; the platform's settings say when it is due."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import LeaderboardRefresh
from settings.registry import LEADERBOARD_CACHE_MINUTES


@shared_task
def refresh_leaderboard_when_due() -> int | None:
    """Refresh the boards when they are older than `leaderboard_cache_minutes`; None when it is too early."""
    newest = timezone.now() - timedelta(minutes=LEADERBOARD_CACHE_MINUTES.current())
    # Beat is up to a few seconds early or late; waiting another minute for that would make five minutes six.
    if LeaderboardRefresh.objects.filter(refreshed_at__gt=newest + timedelta(seconds=15)).exists():
        return None
    return refresh_leaderboard()
