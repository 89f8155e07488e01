"""Moving a thread to where it belongs: another category, another course or lesson."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.moderation.base import ModerationAction, Post
from community.moderation.checks import refuse_gone, require_moderator, thread_of
from community.moderation.locations import ThreadLocation, describe_location, location_of
from community.moderation.record import write_log_entry
from learning.models import Course, Lesson


class MoveThread(ModerationAction[Discussion]):
    key = "move"
    logged_as = _("moved")
    button = _("Move it to another category, course or lesson")
    menu_label = _("Move")
    done = _("The thread is moved.")
    notice_text = _("%(post)s was moved to where it belongs")
    admin_fields = ("category", "course", "lesson")
    applies_to = (Discussion,)

    def is_offered(self, post: Post) -> bool:
        return isinstance(post, Discussion) and post.merged_into_id is None

    def page(self, post: Post, *, back: str) -> str:
        return reverse("community:thread-move", args=[post.pk, post.slug]) if isinstance(post, Discussion) else ""

    def apply_admin_form(
        self, *, moderator: Member, post: Discussion, values: Mapping[str, Any], now: datetime
    ) -> None:
        course, lesson = values["course"], values["lesson"]
        to = ThreadLocation(values["category"], course.pk if course else None, lesson.pk if lesson else None)
        move_thread(moderator=moderator, thread=post, to=to)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return location_of(post) == ThreadLocation(**details["to"])

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        """Courses and lessons that have gone meanwhile are left out."""
        before = ThreadLocation(**entry.details["from"])
        course_id = Course.objects.filter(pk=before.course_id or 0).values_list("pk", flat=True).first()
        lesson_id = Lesson.objects.filter(pk=before.lesson_id or 0).values_list("pk", flat=True).first()
        to = ThreadLocation(before.category, course_id, lesson_id)
        return move_thread(moderator=moderator, thread=thread_of(entry), to=to)

    def log_detail(self, entry: ModerationLogEntry) -> str:
        names = entry.details.get("from_name"), entry.details.get("to_name")
        return format_html('<span class="muted">{} → {}</span>', *names) if names[1] else ""


@transaction.atomic
def move_thread(
    *, moderator: Member, thread: Discussion, to: ThreadLocation, reason: str = ""
) -> ModerationLogEntry | None:
    """None when it stands there already. Raises PostRefused."""
    require_moderator(moderator)
    lock_post_rows(thread, people=[moderator.pk])
    before = location_of(thread)
    if before == to:
        return None
    refuse_gone(thread)
    thread.category, thread.course_id, thread.lesson_id = to.category, to.course_id, to.lesson_id
    thread.save(update_fields=["category", "course", "lesson"])
    details = {
        "from": asdict(before),
        "to": asdict(to),
        "from_name": describe_location(before),
        "to_name": describe_location(to),
    }
    return write_log_entry(action=MoveThread.key, moderator=moderator, post=thread, reason=reason, details=details)
