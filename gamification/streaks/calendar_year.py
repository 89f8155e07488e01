"""A year of a learner's days: on which of them they learned, and which a freeze bridged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from gamification.models import UserStreak
from gamification.models.streak import ActivityType

WEEKS: Final = 53
# The streak from which a day is dyed a step deeper.
DEPTHS: Final = (1, 3, 7, 30)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that counted; `streak` is how many in a row it made, itself included."""

    date: date
    streak: int
    is_freeze: bool

    @property
    def depth(self) -> int:
        """1 for a beginning to 4 for a month and more in a row."""
        return sum(1 for least in DEPTHS if self.streak >= least) or 1


@dataclass(frozen=True, slots=True)
class Month:
    """A month's sums: days learned on, and days a freeze bridged."""

    first: date
    learned: int
    bridged: int


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """The weeks from the Monday `first` up to `today`, and the days of them that counted, the oldest first."""

    first: date
    today: date
    days: Sequence[Day]

    @property
    def learned(self) -> int:
        return sum(1 for day in self.days if not day.is_freeze)

    @property
    def months(self) -> list[Month]:
        """Only months with a day that counted, the latest first."""
        sums = []
        for first, group in groupby(self.days, key=lambda day: day.date.replace(day=1)):
            days = list(group)
            bridged = sum(1 for day in days if day.is_freeze)
            sums.append(Month(first, len(days) - bridged, bridged))
        return sums[::-1]


def read_calendar_year(*, user_id: int, today: date) -> CalendarYear:
    """The year that ends `today`, the learner's own day. One query."""
    first = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    rows = UserStreak.objects.filter(user_id=user_id, streak_date__range=(first, today)).order_by("streak_date")
    days = [
        Day(day, streak, activity == ActivityType.FREEZE)
        for day, streak, activity in rows.values_list("streak_date", "streak_count", "activity_type")
    ]
    return CalendarYear(first, today, days)
