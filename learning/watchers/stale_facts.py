"""Lessons whose facts nobody has looked at for a year."""

from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.lessons.facts import stale_lessons
from learning.lessons.facts_checked import note_facts_checked
from settings.attention import Concern, NotDone, Remedy, Watcher


def find_stale_facts(most: int) -> list[Concern]:
    stale = stale_lessons(today=timezone.localdate()).defer("content", "course__description")[:most]
    return [
        Concern(
            key=str(lesson.pk),
            words=f"{lesson.course.title}: {lesson.title}",
            about=lesson,
            url=lesson.get_absolute_url(),
            since=_midnight(lesson.checked_on),
        )
        for lesson in stale
    ]


def _midnight(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time.min)) if day else None


def _they_hold(concern: Concern, _by: int, _typed: str) -> str:
    if not note_facts_checked(lesson_id=int(concern.key), today=timezone.localdate()):
        raise NotDone(_("The lesson is gone."))
    return _("Noted as checked this month.")


STALE_FACTS = Watcher(
    key="stale-facts",
    title=gettext_lazy("Facts to look at again"),
    meaning=gettext_lazy("Fees, dates and names change. These were last checked more than a year ago."),
    permission="learning.view_lesson",
    find=find_stale_facts,
    url=lambda: reverse("admin:learning_lesson_changelist") + "?facts=old",
    remedies=(
        Remedy(
            key="hold",
            label=gettext_lazy("They still hold"),
            warning=gettext_lazy("The lesson says that its facts were checked this month."),
            permission="learning.change_lesson",
            do=_they_hold,
            suits_all=False,
        ),
    ),
)
