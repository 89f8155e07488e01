"""Writing the roll-ups of days that are over (UTC)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db import connection, transaction
from django.db.models import Min

from learning.insight.report import all_rollups
from learning.models import InsightDay, User

# Some things come late: a lesson that was read without a connection, a streak of a calendar that is behind.
AGAIN_AFTER: Final = timedelta(days=3)


@transaction.atomic
def roll_up(day: date, *, now: datetime) -> int:
    """Write each roll-up of `day`, and of the week and the month around it, anew; returns how many cells they have."""
    InsightDay.objects.update_or_create(day=day, defaults={"rolled_up_at": now})
    written = 0
    with connection.cursor() as cursor:
        for rollup in all_rollups():
            cursor.execute("SELECT roll_up_insight(%s, %s)", [rollup.name, rollup.first_day(day)])
            written += cursor.fetchone()[0]
    return written


def roll_up_days(days: Iterable[date], *, now: datetime) -> int:
    """The same for several days, each for itself; returns how many they were."""
    each = sorted(set(days))
    for day in each:
        roll_up(day, now=now)
    return len(each)


def days_due(now: datetime) -> list[date]:
    """Days since the first learner joined that are over and were not rolled up, or not since what comes late came. The
    oldest come first."""
    first = User.objects.aggregate(first=Min("created_at"))["first"]
    if first is None:
        return []
    rolled_up = dict(InsightDay.objects.values_list("day", "rolled_up_at"))
    day, today = first.astimezone(UTC).date(), now.astimezone(UTC).date()
    days = [day + timedelta(days=number) for number in range((today - day).days)]
    return [day for day in days if _is_due(day, rolled_up.get(day), now)]


def _is_due(day: date, rolled_up_at: datetime | None, now: datetime) -> bool:
    final = datetime.combine(day, time(), UTC) + timedelta(days=1) + AGAIN_AFTER
    return rolled_up_at is None or rolled_up_at < final <= now
