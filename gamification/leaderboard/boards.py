"""Reading the leaderboards: the top hundred, one learner's own place, and the five on either side of it.

Equal XP are equal places; who share one stand in the order in which they joined.
Places are worked out by refresh_leaderboard(); a learner who opts out, or is suspended, is gone from every board in the
same moment, whatever the cache still holds.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gamification.models import LeaderboardEntry, LeaderboardRefresh
from settings.registry import LEADERBOARD_CACHE_MINUTES

TOP = 100
AROUND = 5


class Period(StrEnum):
    """A board: all time, this ISO week, or this calendar month (both UTC)."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"

    @property
    def label(self) -> str:
        return str({"all": _("All time"), "week": _("This week"), "month": _("This month")}[self.value])


COLUMNS = {
    Period.ALL: ("all_time_rank", "all_time_xp"),
    Period.WEEK: ("weekly_rank", "weekly_xp"),
    Period.MONTH: ("monthly_rank", "monthly_xp"),
}


@dataclass(frozen=True, slots=True)
class Rank:
    """One row of a board; XP is what was earned in its period."""

    rank: int
    xp: int
    username: str
    avatar_emoji: str
    level: int
    is_public: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class Board:
    """What the page shows. `around` is empty when my place is among the top, or I have none."""

    period: Period
    top: tuple[Rank, ...]
    around: tuple[Rank, ...]
    mine: Rank | None
    as_of: datetime | None

    @property
    def next_at(self) -> datetime | None:
        """About when it is worked out next; None before the first time, which is the next minute."""
        return self.as_of and self.as_of + timedelta(minutes=LEADERBOARD_CACHE_MINUTES.current())


def read_board(period: Period, *, user_id: int | None, today: date) -> Board:
    """The board of `period` as last worked out; `today` is the day in UTC that says which week and month it is."""
    rows = _rows(period, today)
    top = _ranks(rows[:TOP], period, user_id)
    mine = next((row for row in top if row.is_me), None)
    around: tuple[Rank, ...] = ()
    if mine is None and user_id is not None:
        mine = next(iter(_ranks(rows.filter(user_id=user_id), period, user_id)), None)
        if mine is not None:
            above = _beside(rows, period, mine, user_id, above=True)
            around = (*above, mine, *_beside(rows, period, mine, user_id, above=False))
    refresh = LeaderboardRefresh.objects.first()
    return Board(period, top, around, mine, refresh.refreshed_at if refresh else None)


def _rows(period: Period, today: date) -> QuerySet[LeaderboardEntry]:
    rank, _xp = COLUMNS[period]
    rows = LeaderboardEntry.objects.filter(user__is_active=True, user__show_on_leaderboard=True)
    if period is Period.WEEK:
        rows = rows.filter(week_start_date=today - timedelta(days=today.weekday()))
    elif period is Period.MONTH:
        rows = rows.filter(month_start_date=today.replace(day=1))
    return rows.filter(**{f"{rank}__isnull": False}).order_by(rank, "user_id")


def _beside(
    rows: QuerySet[LeaderboardEntry], period: Period, mine: Rank, user_id: int, *, above: bool
) -> tuple[Rank, ...]:
    """The five next to my line on one side, from the first place down."""
    rank, _xp = COLUMNS[period]
    side = "lt" if above else "gt"
    near = rows.filter(Q(**{f"{rank}__{side}": mine.rank}) | Q(**{rank: mine.rank, f"user_id__{side}": user_id}))
    if above:
        return _ranks(near.order_by(f"-{rank}", "-user_id")[:AROUND], period, user_id)[::-1]
    return _ranks(near[:AROUND], period, user_id)


def _ranks(rows: QuerySet[LeaderboardEntry], period: Period, user_id: int | None) -> tuple[Rank, ...]:
    """Only the columns a line shows: a hundred whole learners would take twice as long to read."""
    rank, xp = COLUMNS[period]
    shown = rows.values_list(
        rank, xp, "user__username", "user__avatar_emoji", "user__current_level", "user__profile_public", "user_id"
    )
    return tuple(
        Rank(number, earned, username, emoji, level, is_public, is_me=learner_id == user_id)
        for number, earned, username, emoji, level, is_public, learner_id in shown
    )
