from datetime import UTC, date, datetime

import pytest

from gamification.streaks.current import Streak, learners_day, streak_on

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("last_day", "freezes", "expected"),
    [
        (None, 0, Streak(0, 9, 0, is_done_today=False)),
        (date(2026, 3, 10), 1, Streak(5, 9, 1, is_done_today=True)),
        (date(2026, 3, 9), 1, Streak(5, 9, 1, is_done_today=False)),
        (date(2026, 3, 8), 1, Streak(5, 9, 0, is_done_today=False)),
        (date(2026, 3, 8), 0, Streak(0, 9, 0, is_done_today=False)),
        (date(2026, 3, 7), 2, Streak(5, 9, 0, is_done_today=False)),
        (date(2026, 3, 6), 2, Streak(0, 9, 2, is_done_today=False)),
    ],
)
def test_a_silent_day_costs_a_freeze_or_the_streak(last_day: date | None, freezes: int, expected: Streak) -> None:
    assert streak_on(TODAY, days=5, longest=9, freezes=freezes, last_day=last_day) == expected


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Africa/Lagos", date(2026, 3, 11)),
        ("America/New_York", date(2026, 3, 10)),
        ("Pacific/Kiritimati", date(2026, 3, 11)),
        ("Nowhere/Land", date(2026, 3, 10)),
        ("../etc/passwd", date(2026, 3, 10)),
    ],
)
def test_the_day_is_the_learners_own(zone: str, day: date) -> None:
    assert learners_day(datetime(2026, 3, 10, 23, 30, tzinfo=UTC), zone) == day
