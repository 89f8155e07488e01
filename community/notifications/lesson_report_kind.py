"""The notification of what became of a mistake that somebody told of."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import LessonReport, Notification
from community.models.lesson_report import LessonReportOutcome
from community.notifications.kinds import NotificationKind, Sentence
from community.notifications.store import Event, notify
from learning.content.isolation import isolate

_SUBJECT: Final = "lesson-report:"


def _render(rows: Sequence[Notification]) -> list[Sentence]:
    """One query: what was answered stands with the report."""
    reports = LessonReport.objects.in_bulk({_report_id(row) for row in rows})
    return [_sentence(row, reports.get(_report_id(row))) for row in rows]


def _sentence(row: Notification, report: LessonReport | None) -> Sentence:
    names = {"title": isolate(row.title)}
    if report is None:
        return Sentence(_("Somebody looked at what you told of in “%(title)s”") % names)
    if report.outcome == LessonReportOutcome.MENDED:
        return Sentence(_("Thank you: the mistake you found in “%(title)s” is mended") % names, report.answer)
    return Sentence(_("What you told of in “%(title)s” was looked at, and stays as it is") % names, report.answer)


def _report_id(row: Notification) -> int:
    """0 when it is about something else."""
    number = row.subject.removeprefix(_SUBJECT)
    return int(number) if number.isdecimal() else 0


LESSON_REPORT: Final = NotificationKind(
    key="lesson_report",
    icon="book",
    label=gettext_lazy("A mistake that I found in a lesson was looked at"),
    order=75,
    render=_render,
)


def notify_of_lesson_report(*, report_id: int) -> None:
    """Once, however often it is called; nobody when who told of it has left."""
    report = LessonReport.objects.select_related("lesson__course").filter(pk=report_id).first()
    if report is None or report.decided_at is None:
        return
    event = Event(
        kind=LESSON_REPORT,
        subject=f"{_SUBJECT}{report.pk}",
        key="decided",
        title=report.lesson.title,
        url=report.lesson.get_absolute_url(),
        happened_at=report.decided_at,
    )
    notify(people={report.reporter_id} - {report.decided_by_id}, event=event)
