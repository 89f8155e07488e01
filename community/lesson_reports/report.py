"""Telling of a mistake in a lesson."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.access.errors import PostRefused
from community.access.locks import lock_rows
from community.access.member import Member
from community.access.permissions import posting_denial
from community.models import LessonReport
from learning.models import Lesson
from learning.web.throttle import note_refusal, register_scope

# Whoever finds more mistakes than this in a day writes to the authors.
MOST_A_DAY: Final = 10
_DAY: Final = timedelta(days=1)
_SCOPE: Final = register_scope("lesson-report", gettext_lazy("Mistakes told of"))


def report_mistake(*, member: Member, lesson: Lesson, words: str, now: datetime, step: str = "") -> LessonReport:
    """Put it into the queue. The same words about the same lesson, while they wait there, are one report.

    Raises PostRefused for whoever may not write, and beyond MOST_A_DAY.
    """
    refusal = posting_denial(member)
    if refusal or member.pk is None:
        raise PostRefused(refusal or "", status=403)
    report = _store(member.pk, lesson, words, step, now)
    if report is None:
        note_refusal(member.pk, _SCOPE)
        raise PostRefused(_("You have told of many mistakes today, thank you. Tell of this one tomorrow."), status=429)
    return report


@transaction.atomic
def _store(reporter_id: int, lesson: Lesson, words: str, step: str, now: datetime) -> LessonReport | None:
    """None beyond the day's limit. The lock makes people who press twice one after the other."""
    lock_rows(people=[reporter_id])
    mine = LessonReport.objects.filter(reporter=reporter_id)
    if waiting := mine.filter(lesson=lesson, words=words, outcome=None).first():
        return waiting
    if mine.filter(created_at__gt=now - _DAY).count() >= MOST_A_DAY:
        return None
    return LessonReport.objects.create(
        reporter_id=reporter_id, lesson=lesson, step=step, words=words, content_version=lesson.content_version
    )
