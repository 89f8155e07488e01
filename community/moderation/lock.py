"""Locking a thread: everybody reads it, and nothing in it changes until it is unlocked."""

from django.db import transaction

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.models.moderation import ModerationAction
from community.moderation.flags import switch_thread


@transaction.atomic
def lock_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is locked already. Raises PostRefused."""
    action = ModerationAction.LOCK
    return switch_thread(moderator=moderator, thread=thread, switch="is_locked", on=True, action=action, reason=reason)


@transaction.atomic
def unlock_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is not locked. Raises PostRefused."""
    action = ModerationAction.UNLOCK
    return switch_thread(moderator=moderator, thread=thread, switch="is_locked", on=False, action=action, reason=reason)
