"""Moving a thread to where it belongs: another category, another course or lesson."""

from dataclasses import asdict

from django.db import transaction

from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.models.moderation import ModerationAction
from community.moderation.checks import refuse_gone, require_moderator
from community.moderation.locations import Place, name_place, place_of
from community.moderation.record import write_log_entry


@transaction.atomic
def move_thread(*, moderator: Member, thread: Discussion, to: Place, reason: str = "") -> ModerationLogEntry | None:
    """None when it stands there already. Raises PostRefused."""
    require_moderator(moderator)
    lock_post_rows(thread, people=[moderator.pk])
    before = place_of(thread)
    if before == to:
        return None
    refuse_gone(thread)
    thread.category, thread.course_id, thread.lesson_id = to.category, to.course_id, to.lesson_id
    thread.save(update_fields=["category", "course", "lesson"])
    details = {
        "from": asdict(before),
        "to": asdict(to),
        "from_name": name_place(before),
        "to_name": name_place(to),
    }
    return write_log_entry(
        action=ModerationAction.MOVE, moderator=moderator, post=thread, reason=reason, details=details
    )
