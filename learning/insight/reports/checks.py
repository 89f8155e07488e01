"""Code lessons: what the first program that is handed in does not do yet."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.code.words import filled_in
from learning.content.markdown import plain_text
from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.models import Course, Lesson
from learning.models.lesson import LessonType

CHECKS: Final = RollUp("checks")
_OUTCOMES: Final = {
    "not_compiled": gettext_lazy("It did not compile"),
    "out_of_time": gettext_lazy("It ran for too long"),
    "out_of_memory": gettext_lazy("It took too much memory"),
    "too_much": gettext_lazy("It did too much"),
}
_MOST: Final = 12


class Checks(Report):
    key = "checks"
    title = gettext_lazy("Checks")
    about = gettext_lazy("The first program that each learner handed in: whether it passed, and where it failed first.")
    scope = "lesson"
    order = 30
    rollups = (CHECKS,)

    def suits(self, lesson: Lesson) -> bool:
        return lesson.lesson_type == LessonType.CODE_EDITOR

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        rows = _rows(counts, [lesson], named=False) if lesson else []
        passed = Row(_("Passed at once"), (counts.at(CHECKS.name, "passed", lesson=lesson.pk if lesson else None),))
        return [_figure(self.key, _("What became of the first program"), [passed, *rows])]


class FailingChecks(Report):
    key = "checks"
    title = gettext_lazy("Checks that fail most")
    about = Checks.about
    scope = "course"
    order = 40
    rollups = (CHECKS,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        lessons = (
            [each for each in course.lessons.all() if each.lesson_type == LessonType.CODE_EDITOR] if course else []
        )
        rows = sorted(_rows(counts, lessons, named=True), key=lambda row: -_learners(row))
        shown = [row for row in rows if _learners(row)][:_MOST]
        return [_figure(self.key, _("Where first programs fail"), shown)] if lessons else []


def _figure(key: str, title: str, rows: list[Row]) -> Figure:
    return Figure(key, title, _("Check"), (Column("learners", _("Learners")),), rows, "bars", "learners")


def _learners(row: Row) -> int:
    told = row.values[0]
    return told if isinstance(told, int) else 0


def _rows(counts: Counts, lessons: Iterable[Lesson], *, named: bool) -> list[Row]:
    """Each check in the order in which it is tried, and what keeps code from running."""
    rows = []
    for lesson in lessons:
        place, leads_to = (f"{lesson.sequence_number}. {lesson.title}: ", lesson.slug) if named else ("", "")
        for check in lesson.content.get("checks", []):
            told = counts.at(CHECKS.name, f"check|{check['id']}", lesson=lesson.pk)
            says = filled_in(check["says"], lesson.content["variants"][0])
            rows.append(Row(place + plain_text(says), (told,), leads_to=leads_to))
        for outcome, words in _OUTCOMES.items():
            told = counts.at(CHECKS.name, f"outcome|{outcome}", lesson=lesson.pk)
            rows.append(Row(f"{place}{words}", (told,), leads_to=leads_to))
    return rows
