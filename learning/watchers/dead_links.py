"""Links of lessons that have led nowhere for two nights."""

from typing import Final

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.links.tasks import look_at_links_of
from learning.models import DeadLink
from settings.attention import Concern, Remedy, Watcher
from settings.queue import enqueue_on_commit

# Any website is away for an hour now and then.
NIGHTS: Final = 2


def find_dead_links(most: int) -> list[Concern]:
    rows = DeadLink.objects.filter(times_seen__gte=NIGHTS).select_related("lesson__course")
    rows = rows.defer("lesson__content", "lesson__course__description").order_by("found_at", "pk")
    return [
        Concern(
            key=str(row.pk),
            words=f"{row.lesson.course.title}: {row.lesson.title}. {row.address} {row.trouble}",
            about=row.lesson,
            url=row.lesson.get_absolute_url(),
            since=row.found_at,
        )
        for row in rows[:most]
    ]


@transaction.atomic
def _look_again(concern: Concern, _by: int, _typed: str) -> str:
    if concern.about is not None and concern.about.pk is not None:
        enqueue_on_commit(look_at_links_of, concern.about.pk)
    return _("A worker looks at the lesson's links now.")


DEAD_LINKS = Watcher(
    key="dead-links",
    title=gettext_lazy("Links that lead nowhere"),
    meaning=gettext_lazy("Change them where the lesson is written, or wait until the page is back."),
    permission="learning.view_lesson",
    find=find_dead_links,
    url=lambda: reverse("admin:learning_deadlink_changelist"),
    remedies=(
        Remedy(
            key="look",
            label=gettext_lazy("Look again"),
            warning=gettext_lazy("A worker opens each link of these lessons. What leads somewhere leaves this page."),
            permission="learning.view_lesson",
            do=_look_again,
        ),
    ),
)
