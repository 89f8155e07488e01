"""Roll-ups: each is an SQL function that counts learners for one day, week or month."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal


@dataclass(frozen=True, slots=True)
class RollUp:
    """`insight_<name>(first day)` says what it counts, and its comment how.

    With `grain` day a learner is in each cell on one day of their life, and days are added up; `is_series` is one whose
    days, weeks or months are shown each for itself, as a learner may be in many of them.
    """

    name: str
    grain: Literal["day", "week", "month"] = "day"
    is_series: bool = False

    def first_day(self, day: date) -> date:
        """Of the day, ISO week or month around `day`."""
        if self.grain == "week":
            return day - timedelta(days=day.weekday())
        return day.replace(day=1) if self.grain == "month" else day


def month_before(day: date, back: int) -> date:
    """The first day of the month so many months before that of `day`."""
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
