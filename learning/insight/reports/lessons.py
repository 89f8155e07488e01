"""Between which lessons of a course learners are lost."""

from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.content.isolation import isolate
from learning.insight.figures import Column, Figure, Row
from learning.insight.reading import Counts
from learning.insight.release import share
from learning.insight.report import Report
from learning.insight.reports.funnel import COURSES
from learning.models import Course, Lesson


class LessonDropOff(Report):
    key = "lessons"
    title = gettext_lazy("Where learners stop")
    about = gettext_lazy("How many learners have done each lesson, in the order of the course.")
    scope = "course"
    order = 20
    rollups = (COURSES,)

    def figures(self, counts: Counts, *, course: Course | None = None, lesson: Lesson | None = None) -> list[Figure]:
        lessons = list(course.lessons.all()) if course else []
        done = [counts.at(COURSES.name, "done", lesson=each.pk) for each in lessons]
        enrolled = counts.at(COURSES.name, "enrolled")
        rows = [
            Row(
                f"{each.sequence_number}. {each.title}",
                (told, share(told, enrolled)),
                short=str(each.sequence_number),
                leads_to=each.slug,
            )
            for each, told in zip(lessons, done, strict=True)
        ]
        columns = (Column("learners", _("Have done it")), Column("of_enrolled", _("Of those enrolled"), "percent"))
        title, label = _("Learners who have done each lesson"), _("Lesson")
        return [Figure(self.key, title, label, columns, rows, "bars", "learners", says=_sentence(lessons, done))]


def _sentence(lessons: list[Lesson], done: list[int]) -> str:
    losses = [(before - after, number) for number, (before, after) in enumerate(pairwise(done))]
    lost, number = max(losses, default=(0, 0), key=lambda loss: (loss[0], -loss[1]))
    if lost <= 0:
        return ""
    return _("Most learners stop between “%(before)s” and “%(after)s”.") % {
        "before": isolate(lessons[number].title),
        "after": isolate(lessons[number + 1].title),
    }
