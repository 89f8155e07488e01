"""How many learners learn, day by day and week by week."""

from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import within
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson

DAYS: Final = RollUp("active_days", is_series=True)
WEEKS: Final = RollUp("active_weeks", "week", is_series=True)
_DAYS_SHOWN: Final = 56
_WEEKS_SHOWN: Final = 26


class Activity(Report):
    key = "activity"
    title = gettext_lazy("Learners who learn")
    about = gettext_lazy("Who did a lesson, passed a quiz or reviewed on that day or in that week, each counted once.")
    order = 10
    rollups = (DAYS, WEEKS)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        if counts.until is None:
            return []
        last = counts.until
        days = [last - timedelta(days=back) for back in range(_DAYS_SHOWN - 1, -1, -1)]
        monday = WEEKS.first_day(last)
        weeks = [monday - timedelta(weeks=back) for back in range(_WEEKS_SHOWN - 1, -1, -1)]
        by_day = [_row(day, counts.at(DAYS.name, "active", day=day)) for day in days]
        by_week = [_row(week, learners_in_week(counts, week)) for week in weeks]
        columns = (Column("learners", _("Learners")),)
        whole = by_week[-1] if last - monday == timedelta(days=6) else by_week[-2]
        return [
            Figure("weeks", _("By week"), _("Week that began on"), columns, by_week, "columns", "learners",
                   note=_("The last week may not be over yet."), says=_sentence(whole)),
            Figure("days", _("By day"), _("Day (UTC)"), columns, by_day, "columns", "learners"),
        ]  # fmt: skip


def learners_in_week(counts: Counts, monday: date) -> int:
    """Released; no more than is told of its days."""
    days = [counts.at(DAYS.name, "active", day=monday + timedelta(days=number)) for number in range(7)]
    return within(counts.at(WEEKS.name, "active", day=monday), days)


def _sentence(week: Row) -> str:
    told = week.values[0]
    if not told:
        return ""
    said = _("More than %(learners)s learned in the last whole week, which began on %(day)s.")
    return said % {"learners": number_format(told, force_grouping=True), "day": week.label}


def _row(day: date, told: int) -> Row:
    return Row(date_format(day, "DATE_FORMAT"), (told,), short=date_format(day, "j M"))
