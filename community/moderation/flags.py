"""What a thread either is or is not: turned on and off in one way."""

from typing import Literal

from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.models.moderation import ModerationAction
from community.moderation.checks import refuse_gone, require_moderator
from community.moderation.record import write_log_entry


def switch_thread(
    *,
    moderator: Member,
    thread: Discussion,
    switch: Literal["is_pinned", "is_locked"],
    on: bool,
    action: ModerationAction,
    reason: str,
) -> ModerationLogEntry | None:
    """None when the thread is so already. Within a transaction. Raises PostRefused."""
    require_moderator(moderator)
    lock_post_rows(thread, people=[moderator.pk])
    if getattr(thread, switch) is on:
        return None
    if on:
        refuse_gone(thread)
    setattr(thread, switch, on)
    thread.save(update_fields=[switch])
    return write_log_entry(action=action, moderator=moderator, post=thread, reason=reason)
