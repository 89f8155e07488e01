"""Reads what was rolled up, and lets nothing out but released numbers."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Case, F, Q, Sum, When

from learning.insight.release import release
from learning.insight.rollups import RollUp
from learning.models import Course, InsightCount, InsightDay, Lesson

# How far back series are shown.
WINDOW = timedelta(days=366)


class Place(NamedTuple):
    """`day` is None where days are added up, `lesson` where it is about a course or the school."""

    rollup: str
    day: date | None
    lesson: int | None
    cell: str


class Counts:
    """Numbers of learners as they may be told (release.py). `until` is the last day that they hold, if there is one."""

    def __init__(self, released: dict[Place, int], until: date | None) -> None:
        self._released = released
        self.until = until

    def at(self, rollup: str, cell: str, *, day: date | None = None, lesson: int | None = None) -> int:
        return self._released.get(Place(rollup, day, lesson, cell), 0)

    def cells(self, rollup: str, *, lesson: int | None = None) -> dict[str, int]:
        """Every cell that holds somebody, of a roll-up whose days are added up."""
        return {
            place.cell: told
            for place, told in self._released.items()
            if place.rollup == rollup and place.lesson == lesson and place.day is None
        }


def last_day() -> date | None:
    """The last day that was rolled up."""
    return InsightDay.objects.order_by("-day").values_list("day", flat=True).first()


def read_counts(
    rollups: Iterable[RollUp], *, until: date | None, course: Course | None = None, lesson: Lesson | None = None
) -> Counts:
    """One query. Of the school with neither, else of the course with its lessons, or of the one lesson."""
    wanted = list(rollups)
    series = [rollup.name for rollup in wanted if rollup.is_series]
    rows = InsightCount.objects.filter(rollup__in=[rollup.name for rollup in wanted])
    rows = rows.filter(lesson=lesson) if lesson else rows.filter(course=course)
    if until:
        rows = rows.filter(~Q(rollup__in=series) | Q(day__gt=until - WINDOW))
    found = (
        rows.annotate(shown_day=Case(When(rollup__in=series, then=F("day"))))
        .values_list("rollup", "shown_day", "lesson", "cell")
        .annotate(learners_in_all=Sum("learners"))
        .order_by()
    )
    return Counts({Place(*place): release(int(learners)) for *place, learners in found}, until)


def read_of_each_course(rollup: str, courses: Iterable[Course]) -> dict[int, dict[str, int]]:
    """By the id of the course: its cells, without those of its lessons. One query."""
    rows = InsightCount.objects.filter(rollup=rollup, course__in=courses, lesson=None)
    found: dict[int, dict[str, int]] = {}
    totals = rows.values_list("course", "cell").annotate(learners_in_all=Sum("learners")).order_by()
    for course_id, cell, learners in totals:
        found.setdefault(course_id or 0, {})[cell] = release(int(learners))
    return found
