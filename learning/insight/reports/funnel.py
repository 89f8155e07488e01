"""How far the learners of a course come."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson

COURSES: Final = RollUp("courses")


class CourseFunnel(Report):
    key = "funnel"
    title = gettext_lazy("How far learners come")
    about = gettext_lazy("Everybody who has ever enrolled, and what they have done by now.")
    scope = "course"
    order = 10
    rollups = (COURSES,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        told = counts.cells(COURSES.name)
        enrolled = told.get("enrolled", 0)
        stages = {
            "enrolled": _("Enrolled"),
            "began": _("Did a first lesson"),
            "half": _("Did half of the lessons"),
            "all": _("Did all lessons"),
        }
        rows = [Row(title, (told.get(key, 0), share(told.get(key, 0), enrolled))) for key, title in stages.items()]
        columns = (Column("learners", _("Learners")), Column("of_enrolled", _("Of those enrolled"), "percent"))
        title, label = _("From enrolling to the last lesson"), _("Stage")
        return [Figure(self.key, title, label, columns, rows, "bars", "learners", says=_sentence(told))]


def _sentence(told: Mapping[str, int]) -> str:
    finished = share(told.get("all", 0), told.get("enrolled", 0))
    if finished is None:
        return ""
    return _("About %(share)d%% of those who enrolled have done all lessons.") % {"share": finished}


def overview(courses: list[Course], told: Mapping[int, Mapping[str, int]]) -> Figure:
    """Several courses beside each other; `told` are the cells of each, by its id."""
    columns = (
        Column("enrolled", _("Enrolled")),
        Column("began", pgettext("column of learners", "Began")),
        Column("all", pgettext("column of learners", "Did all lessons")),
        Column("of_enrolled", _("Of those enrolled"), "percent"),
    )
    rows = []
    for course in courses:
        cells = told.get(course.pk, {})
        enrolled, finished = cells.get("enrolled", 0), cells.get("all", 0)
        values = (enrolled, cells.get("began", 0), finished, share(finished, enrolled))
        rows.append(Row(course.title, values, leads_to=course.slug))
    rows.sort(key=lambda row: -(row.values[0] if isinstance(row.values[0], int) else 0))
    return Figure("courses", _("Courses"), _("Course"), columns, rows, "none")
