"""How soon questions in the forum are answered."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share_of
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson

ANSWERS: Final = RollUp("answers")
_WAITS: Final = {
    "hour": gettext_lazy("Under 1 hour"),
    "hours": gettext_lazy("1 to 6 hours"),
    "day": gettext_lazy("6 to 24 hours"),
    "days": gettext_lazy("1 to 2 days"),
    "week": gettext_lazy("2 to 7 days"),
    "none": gettext_lazy("No answer within a week"),
}
_WITHIN_A_DAY: Final = ("hour", "hours", "day")


class AnswerTime(Report):
    key = "answers"
    title = gettext_lazy("How soon the forum answers")
    about = gettext_lazy(
        "The first question of each learner who asked for help or about a course, by the time until somebody else "
        "answered. A question is counted when a week has passed."
    )
    order = 40
    rollups = (ANSWERS,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        told = {key: counts.at(ANSWERS.name, key) for key in _WAITS}
        rows = [Row(str(words), (told[key],)) for key, words in _WAITS.items()]
        columns = (Column("learners", _("Learners who asked")),)
        title, label = _("Learners by how long they waited for an answer"), _("Time to the first answer")
        return [Figure(self.key, title, label, columns, rows, "bars", "learners", says=_sentence(told))]


def _sentence(told: dict[str, int]) -> str:
    inside = [learners for key, learners in told.items() if key in _WITHIN_A_DAY]
    quick = share_of(inside, [learners for key, learners in told.items() if key not in _WITHIN_A_DAY])
    if quick is None:
        return ""
    return _("About %(share)d%% of those who asked were answered within a day.") % {"share": quick}
