"""Mistakes in lessons that wait to be looked at: lesson by lesson, the oldest first."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from community.models import LessonReport
from learning.models import Lesson

PAGE_SIZE: Final = 50
# Counting stops here: "99+" says enough.
MOST_COUNTED: Final = 100


@dataclass(frozen=True, slots=True)
class ReportedLesson:
    lesson: Lesson
    reports: list[LessonReport]


def read_lesson_queue() -> list[ReportedLesson]:
    """The oldest PAGE_SIZE reports. One query."""
    waiting = LessonReport.objects.filter(outcome=None).select_related("lesson__course", "reporter")
    oldest = list(waiting.defer("lesson__content").order_by("pk")[:PAGE_SIZE])
    first = {report.lesson_id: report.pk for report in reversed(oldest)}
    oldest.sort(key=lambda report: (first[report.lesson_id], report.pk))
    by_lesson = groupby(oldest, key=lambda report: report.lesson_id)
    lists = (list(reports) for _, reports in by_lesson)
    return [ReportedLesson(reports[0].lesson, reports) for reports in lists]


def open_lesson_report_count() -> int:
    """At most MOST_COUNTED. One short query by an index of those alone."""
    return LessonReport.objects.filter(outcome=None)[:MOST_COUNTED].count()
