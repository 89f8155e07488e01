"""At which step of a lesson that is read learners stop."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share
from learning.insight.report import Report
from learning.insight.rollups import RollUp
from learning.lesson_types import kind_of
from learning.lesson_types.reading import ReadingKind
from learning.models import Course, Lesson

STEPS: Final = RollUp("steps")


class StepDropOff(Report):
    key = "steps"
    title = gettext_lazy("Step by step")
    about = gettext_lazy("Of the learners who opened the lesson, those who had done each step a week later.")
    scope = "lesson"
    order = 10
    rollups = (STEPS,)

    def suits(self, lesson: Lesson) -> bool:
        return isinstance(kind_of(lesson.lesson_type), ReadingKind)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        kind = kind_of(lesson.lesson_type) if lesson else None
        if lesson is None or not isinstance(kind, ReadingKind):
            return []
        opened = counts.at(STEPS.name, "opened", lesson=lesson.pk)
        rows = [Row(_("Opened the lesson"), (opened, share(opened, opened)))]
        for number, step in enumerate(kind.steps(lesson.content), 1):
            told = counts.at(STEPS.name, f"step|{step['id']}", lesson=lesson.pk)
            rows.append(
                Row(f"{number}. {step['title'] or lesson.title}", (told, share(told, opened)), short=str(number))
            )
        columns = (Column("learners", _("Have done it")), Column("of_opened", _("Of those who opened it"), "percent"))
        return [Figure(self.key, _("Learners who have done each step"), _("Step"), columns, rows, "bars", "learners")]
