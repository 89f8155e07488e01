"""How long streaks live."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson

STREAKS: Final = RollUp("streaks")
# As in insight_streaks.sql.
_LENGTHS: Final = (1, 2, 3, 5, 7, 14, 21, 30, 60, 100)


class StreakSurvival(Report):
    key = "streaks"
    title = gettext_lazy("How long streaks live")
    about = gettext_lazy(
        "Learners who have ever reached a streak of so many days, by their own calendars; freezes keep streaks alive."
    )
    order = 30
    rollups = (STREAKS,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        told = {days: counts.at(STREAKS.name, str(days)) for days in _LENGTHS}
        rows = [
            Row(ngettext("%(days)d day", "%(days)d days", days) % {"days": days},
                (told[days], share(told[days], told[1])), short=str(days))
            for days in _LENGTHS
        ]  # fmt: skip
        columns = (Column("learners", _("Learners")), Column("of_all", _("Of all who began one"), "percent"))
        title, label = _("Learners by the longest streak they have reached"), _("Streak of")
        return [Figure(self.key, title, label, columns, rows, "line", "learners", says=_sentence(told))]


def _sentence(told: dict[int, int]) -> str:
    week = share(told[7], told[1])
    if week is None:
        return ""
    return _("About %(share)d%% of those who began a streak have reached a whole week.") % {"share": week}
