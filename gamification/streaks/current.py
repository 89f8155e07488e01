"""A streak as its learner sees it today. update_streak() in the database keeps the count; it moves only when something
is done, so what a silent day means for it is worked out here, for reading.
"""

from dataclasses import dataclass
from datetime import date, datetime

from learning.accounts.time_zones import zone_named
from learning.models import User


@dataclass(frozen=True, slots=True)
class Streak:
    """`days` in a row up to today or yesterday; 0 when it is broken. `freezes` are those left after today's toll."""

    days: int
    longest: int
    freezes: int
    is_done_today: bool


def streak_on(today: date, *, days: int, longest: int, freezes: int, last_day: date | None) -> Streak:
    """The streak on `today` (the learner's own day), last counted as `days` on `last_day`."""
    missed = (today - last_day).days - 1 if last_day else 0
    if last_day is None or missed > freezes:
        return Streak(0, longest, freezes, is_done_today=False)
    return Streak(days, longest, freezes - max(0, missed), is_done_today=last_day >= today)


def learners_day(now: datetime, timezone: str) -> date:
    """The calendar day at `now` where the learner lives; UTC for a zone that Python does not know."""
    return now.astimezone(zone_named(timezone)).date()


def current_streak(learner: User, *, now: datetime) -> Streak:
    """`streak_on` the learner's day at `now`."""
    return streak_on(
        learners_day(now, learner.timezone),
        days=learner.current_streak,
        longest=learner.longest_streak,
        freezes=learner.streak_freezes,
        last_day=learner.last_activity_date,
    )
