"""Who comes back: learners by the month in which they joined, and the weeks since."""

from typing import Final

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson

RETENTION: Final = RollUp("retention")
_MONTHS_SHOWN: Final = 12
_WEEKS: Final = range(13)


class Retention(Report):
    key = "retention"
    title = gettext_lazy("Who comes back")
    about = gettext_lazy(
        "Learners by the month in which they joined, and how many of them learned in each week since: week 0 begins on "
        "the day they joined. Staff are left out."
    )
    order = 20
    rollups = (RETENTION,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        told = counts.cells(RETENTION.name)
        months = sorted({cell.split("|")[1] for cell in told}, reverse=True)[:_MONTHS_SHOWN]
        rows = []
        for month in months:
            joined = [told.get(f"joined|{month}|{week}", 0) for week in _WEEKS]
            active = [told.get(f"active|{month}|{week}", 0) for week in _WEEKS]
            rows.append(Row(_in_words(month), (joined[0], *map(share, active, joined)), short=_in_words(month)))
        weeks = (Column(f"week_{week}", _("Week %(week)d") % {"week": week}, "percent") for week in _WEEKS)
        columns = (Column("joined", _("Joined")), *weeks)
        note = _("Across: weeks since they joined. In each field: how many per cent of them learned in that week.")
        title, label = _("Learners who learned in each week since they joined"), _("Joined in")
        return [Figure(self.key, title, label, columns, rows, "grid", says=_sentence(told, months), note=note)]


def _in_words(month: str) -> str:
    year, number = month.split("-")
    return f"{MONTHS[int(number)]} {year}"


def _sentence(told: dict[str, int], months: list[str]) -> str:
    """About all months that are shown together, four weeks on."""
    joined = sum(told.get(f"joined|{month}|4", 0) for month in months)
    came_back = share(sum(told.get(f"active|{month}|4", 0) for month in months), joined)
    if came_back is None:
        return ""
    return _("About %(share)d%% of those who joined learn four weeks later.") % {"share": came_back}
