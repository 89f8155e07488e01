"""Drawing a calendar year: a column a week from Monday down, and one SVG path for all squares of a kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gamification.streaks.calendar_year import WEEKS, CalendarYear

STEP: Final = 13
SIDE: Final = 11
# Above the squares, for the names of the months.
HEAD: Final = 18


@dataclass(frozen=True, slots=True)
class MonthLabel:
    x: int
    first: date


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Path data by kind; `learned` has one for each depth that occurs, as (depth, path). Sizes are in SVG units.

    `numbers` is for scripts: for each day the streak it made, "f" if a freeze bridged it, or nothing.
    """

    width: int
    height: int
    empty: str
    learned: list[tuple[int, str]]
    bridged: str
    labels: list[MonthLabel]
    numbers: str


def draw_heat_map(year: CalendarYear) -> HeatMap:
    kinds: dict[int, list[date]] = defaultdict(list)
    for day in year.days:
        kinds[0 if day.is_freeze else day.depth].append(day.date)
    counted = {day.date: "f" if day.is_freeze else str(day.streak) for day in year.days}
    all_days = [year.first + timedelta(days=n) for n in range((year.today - year.first).days + 1)]
    return HeatMap(
        width=WEEKS * STEP - (STEP - SIDE) + 2,
        height=HEAD + 7 * STEP - (STEP - SIDE) + 2,
        empty=_path(year, (day for day in all_days if day not in counted)),
        learned=[(depth, _path(year, kinds[depth])) for depth in sorted(kinds) if depth],
        bridged=_path(year, kinds[0]),
        labels=list(_labels(year)),
        numbers=",".join(counted.get(day, "") for day in all_days),
    )


def _path(year: CalendarYear, days: Iterable[date]) -> str:
    """A square for each of `days`."""
    squares = []
    for day in days:
        week, weekday = divmod((day - year.first).days, 7)
        squares.append(f"M{week * STEP + 1} {HEAD + weekday * STEP + 1}h{SIDE}v{SIDE}h-{SIDE}z")
    return "".join(squares)


def _labels(year: CalendarYear) -> Iterable[MonthLabel]:
    """Each month over the week it begins in, unless too little of it is left to be named."""
    for week in range(WEEKS - 1):
        monday = year.first + timedelta(weeks=week)
        sunday = monday + timedelta(days=6)
        if sunday.day <= 7:
            yield MonthLabel(week * STEP + 1, sunday.replace(day=1))
