"""Lessons that the nightly trial found broken."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.exercises.again import check_again
from learning.models import LessonFault
from settings.attention import Concern, NotDone, Remedy, Watcher


def find_broken_lessons(most: int) -> list[Concern]:
    faults = LessonFault.objects.select_related("lesson__course")
    faults = faults.defer("lesson__content", "lesson__course__description")
    return [
        Concern(
            key=str(fault.pk),
            words=f"{fault.lesson.course.title}: {fault.lesson.title}. {' '.join(fault.sentences[:1])}",
            about=fault.lesson,
            url=fault.lesson.get_absolute_url(),
            since=fault.found_at,
        )
        for fault in faults.order_by("found_at", "pk")[:most]
    ]


def _check_again(concern: Concern, _by: int, _typed: str) -> str:
    if not check_again(lesson_id=int(concern.key)):
        raise NotDone(_("The lesson is gone."))
    return _("A worker tries it now.")


BROKEN_LESSONS = Watcher(
    key="broken-lessons",
    title=gettext_lazy("Broken lessons"),
    meaning=gettext_lazy("Learners may be stuck in them. Mend a lesson where it is written, then have it tried again."),
    permission="learning.view_lessonfault",
    find=find_broken_lessons,
    url=lambda: reverse("admin:learning_lessonfault_changelist"),
    remedies=(
        Remedy(
            key="check",
            label=gettext_lazy("Try it again"),
            warning=gettext_lazy("A worker solves it as a learner would. When it is sound, it leaves this page."),
            permission="learning.view_lessonfault",
            do=_check_again,
        ),
    ),
    is_urgent=True,
)
