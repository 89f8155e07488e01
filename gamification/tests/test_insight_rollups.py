"""Roll-ups of days of learning, of who comes back, and of streaks; and what is told of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gamification.insight.activity import Activity
from gamification.insight.retention import Retention
from gamification.insight.streaks import StreakSurvival
from gamification.models import UserStreak
from learning.insight.reading import read_counts
from learning.insight.rolling import roll_up
from learning.models import InsightCount, User
from tests.builders import make_user

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 3, 9)
NOW = datetime(2026, 4, 20, 1, tzinfo=UTC)


def learn(learner: User, day: date, *, hour: int = 12, count: int = 1, kind: str = "lesson_complete") -> None:
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    UserStreak.objects.create(
        user=learner, streak_date=day, streak_count=count, activity_type=kind, first_activity_at=at, last_activity_at=at
    )


def counted(rollup: str, day: date) -> dict[str, int]:
    return dict(InsightCount.objects.filter(rollup=rollup, day=day).values_list("cell", "learners"))


def test_learners_are_active_on_the_days_of_utc_and_once_a_week() -> None:
    every_day, once, frozen, far_east = make_user(), make_user(), make_user(), make_user()
    for number in range(7):
        learn(every_day, MONDAY + timedelta(days=number))
    learn(once, MONDAY + timedelta(days=1))
    learn(frozen, MONDAY + timedelta(days=1), kind="freeze")
    # Wednesday there, and still Tuesday in UTC.
    row = {"streak_count": 1, "activity_type": "review"}
    at = datetime(2026, 3, 10, 22, tzinfo=UTC)
    UserStreak.objects.create(
        user=far_east, streak_date=date(2026, 3, 11), first_activity_at=at, last_activity_at=at, **row
    )
    for number in (0, 1, 2):
        roll_up(MONDAY + timedelta(days=number), now=NOW)
    assert counted("active_days", MONDAY) == {"active": 1}
    assert counted("active_days", date(2026, 3, 10)) == {"active": 3}
    assert counted("active_days", date(2026, 3, 11)) == {"active": 1}
    assert counted("active_weeks", MONDAY) == {"active": 3}


def test_who_joined_is_counted_when_each_week_since_is_over() -> None:
    comes_back, never, staff = make_user(), make_user(), make_user(is_staff=True)
    User.objects.filter(pk__in=(comes_back.pk, never.pk, staff.pk)).update(
        created_at=datetime(2026, 3, 9, 15, tzinfo=UTC)
    )
    learn(comes_back, date(2026, 3, 24))
    for week in range(3):
        roll_up(MONDAY + timedelta(days=7 * week + 6), now=NOW)
    assert counted("retention", date(2026, 3, 15)) == {"joined|2026-03|0": 2}
    assert counted("retention", date(2026, 3, 22)) == {"joined|2026-03|1": 2}
    assert counted("retention", date(2026, 3, 29)) == {"joined|2026-03|2": 2, "active|2026-03|2": 1}


def test_a_streak_counts_for_its_learner_once() -> None:
    learner = make_user()
    for number, count in enumerate((1, 2, 3, 1, 2, 3)):
        learn(learner, MONDAY + timedelta(days=number), count=count)
    for number in range(6):
        roll_up(MONDAY + timedelta(days=number), now=NOW)
    found = InsightCount.objects.filter(rollup="streaks").values_list("day", "cell")
    assert set(found) == {(MONDAY + timedelta(days=number), str(number + 1)) for number in range(3)}


def test_a_week_is_never_told_larger_than_its_days_together() -> None:
    """Eight learners a day, none twice: 56 in the week, of whom the days tell nothing."""
    for number in range(7):
        day = MONDAY + timedelta(days=number)
        InsightCount.objects.create(rollup="active_days", day=day, cell="active", learners=8)
    InsightCount.objects.create(rollup="active_weeks", day=MONDAY, cell="active", learners=56)
    sunday = MONDAY + timedelta(days=6)
    weeks, days = Activity().figures(read_counts(Activity.rollups, until=sunday))
    assert weeks.is_empty
    assert days.is_empty
    InsightCount.objects.filter(day=sunday, rollup="active_days").update(learners=25)
    weeks, _days = Activity().figures(read_counts(Activity.rollups, until=sunday))
    assert weeks.rows[-1].values == (20,)


def test_retention_and_streaks_are_told_in_tens_and_shares() -> None:
    for cell, learners in {"joined|2026-03|0": 100, "active|2026-03|0": 75, "joined|2026-03|1": 90}.items():
        InsightCount.objects.create(rollup="retention", day=MONDAY, cell=cell, learners=learners)
    for cell, learners in {"1": 400, "7": 100, "30": 9}.items():
        InsightCount.objects.create(rollup="streaks", day=MONDAY, cell=cell, learners=learners)
    (retention,) = Retention().figures(read_counts(Retention.rollups, until=MONDAY))
    (row,) = retention.rows
    assert row.values[:4] == (90, 80, 5, None)
    (streaks,) = StreakSurvival().figures(read_counts(StreakSurvival.rollups, until=MONDAY))
    told = {row.short: row.values for row in streaks.rows}
    assert (told["1"][0], told["7"], told["30"][0]) == (390, (90, 25), 0)
    assert "25%" in streaks.says
