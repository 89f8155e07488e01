"""Deciding what becomes of a report on a lesson, and telling who wrote it."""

from datetime import datetime

from django.db import transaction

from community.models import LessonReport
from community.models.lesson_report import LessonReportOutcome
from community.signals import lesson_report_decided


@transaction.atomic
def decide_lesson_report(
    *, report_id: int, decider_id: int, outcome: LessonReportOutcome, now: datetime, answer: str = ""
) -> LessonReport | None:
    """Close it. None when somebody was faster, or it is gone."""
    report = LessonReport.objects.select_for_update().filter(pk=report_id, outcome=None).first()
    if report is None:
        return None
    report.outcome, report.answer, report.decided_at, report.decided_by_id = outcome, answer, now, decider_id
    report.save(update_fields=["outcome", "answer", "decided_at", "decided_by"])
    lesson_report_decided.send(sender=LessonReport, report_id=report.pk)
    return report
