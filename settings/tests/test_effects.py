"""What settings change that no operation's own tests are about."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from gamification.leaderboard.tasks import refresh_leaderboard_when_due
from gamification.models import LeaderboardRefresh


@pytest.mark.parametrize(("minutes", "due_after"), [(1, [1, 5, 60]), (5, [5, 60]), (60, [60])])
def test_boards_are_refreshed_when_the_setting_says(
    platform_setting: Callable[[str, Any], None], minutes: int, due_after: list[int]
) -> None:
    platform_setting("leaderboard_cache_minutes", minutes)
    refreshed_after = []
    for age in (0, 1, 5, 60):
        LeaderboardRefresh.objects.update_or_create(
            id=1, defaults={"refreshed_at": timezone.now() - timedelta(minutes=age), "rows_written": 0}
        )
        refreshed_after += [age] if refresh_leaderboard_when_due() is not None else []
    assert refreshed_after == due_after
