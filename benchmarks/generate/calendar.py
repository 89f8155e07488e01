"""The days on which a learner learned, and the streak they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

_YEAR = 365
_LESSONS_A_DAY = 3


def study_days(lessons: int, *, last: date, random: Random) -> list[date]:
    """Days in order, ending on `last` and within a year of it: about three lessons a day, most days in runs."""
    days = [last]
    for _ in range(1, max(1, lessons // _LESSONS_A_DAY)):
        gap = 1 if random.random() < 0.7 else 1 + int(random.expovariate(1 / 6))
        day = days[-1] - timedelta(days=gap)
        if (last - day).days > _YEAR:
            break
        days.append(day)
    return days[::-1]


def moments(lessons: int, days: list[date], zone: ZoneInfo, random: Random) -> Iterator[tuple[date, datetime]]:
    """When each of `lessons` was done, in order, spread over `days`, from seven in the morning to eleven at night."""
    for number, day in enumerate(days):
        count = (number + 1) * lessons // len(days) - number * lessons // len(days)
        begins = random.uniform(7, 19)
        step = min(0.5, (23 - begins) / max(count, 1))
        at = datetime.combine(day, time(), zone) + timedelta(hours=begins)
        for _ in range(count):
            yield day, at.astimezone(UTC)
            at += timedelta(hours=step)


@dataclass(slots=True)
class StreakDay:
    """A row of user_streaks; a freeze has no operations."""

    day: date
    first_at: datetime
    last_at: datetime
    by: str
    count: int = 0


@dataclass(slots=True)
class Streak:
    """Counted by the rules of count_streak() in the database, day by day."""

    most_freezes: int
    current: int = 0
    longest: int = 0
    freezes: int = 0
    days: list[StreakDay] = field(default_factory=list)

    def count(self, active: Iterable[StreakDay]) -> None:
        for day in active:
            self._bridge(day)
            self.current += 1
            if self.current % 7 == 0:
                self.freezes = min(self.most_freezes, self.freezes + 1)
            self.longest = max(self.longest, self.current)
            day.count = self.current
            self.days.append(day)

    def _bridge(self, day: StreakDay) -> None:
        if not self.days:
            return
        last = self.days[-1].day
        missed = (day.day - last).days - 1
        if missed > self.freezes:
            self.current = 0
        elif missed > 0:
            self.freezes -= missed
            for number in range(1, missed + 1):
                noon = datetime.combine(last + timedelta(days=number), time(12), UTC)
                self.days.append(StreakDay(noon.date(), noon, noon, "freeze", self.current))
