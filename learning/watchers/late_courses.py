"""Courses whose hour has come and gone without their being published."""

from datetime import timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.models import CourseDraft
from learning.models.draft import DraftState
from learning.studio.due import publish_one
from settings.attention import Concern, NotDone, Remedy, Watcher

# A task looks each minute; a course with much code takes some to be tried first.
_GRACE: Final = timedelta(minutes=15)


def find_late_courses(most: int) -> list[Concern]:
    late = CourseDraft.objects.filter(state=DraftState.SCHEDULED, publish_at__lt=timezone.now() - _GRACE)
    return [
        Concern(
            key=str(draft.pk),
            words=draft.course.title,
            about=draft,
            url=reverse("learning:studio-course", args=[draft.course.slug]),
            since=draft.publish_at,
        )
        for draft in late.select_related("course").defer("details", "course__description").order_by("publish_at")[:most]
    ]


def _publish(concern: Concern, _by: int, _typed: str) -> str:
    draft = CourseDraft.objects.select_related("course").get(pk=concern.key)
    if not publish_one(draft):
        raise NotDone(
            _("It has mistakes now, and its author has it back with a note of them; or somebody else was first.")
        )
    return _("Published: learners can take it.")


LATE_COURSES = Watcher(
    key="late-courses",
    title=gettext_lazy("Courses past their hour"),
    meaning=gettext_lazy(
        "They were to be published and are not. Most often no worker runs, or the tasks of every minute."
    ),
    permission="learning.review_draft",
    find=find_late_courses,
    url=lambda: reverse("learning:studio"),
    remedies=(
        Remedy(
            key="publish",
            label=gettext_lazy("Publish now"),
            warning=gettext_lazy("As it was approved. If it has mistakes by now, its author gets it back with a note."),
            permission="learning.review_draft",
            do=_publish,
        ),
    ),
)
