"""Keeping a thread above every list."""

from django.db import transaction

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry
from community.models.moderation import ModerationAction
from community.moderation.flags import switch_thread


@transaction.atomic
def pin_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is pinned already. Raises PostRefused."""
    action = ModerationAction.PIN
    return switch_thread(moderator=moderator, thread=thread, switch="is_pinned", on=True, action=action, reason=reason)


@transaction.atomic
def unpin_thread(*, moderator: Member, thread: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """None when it is not pinned. Raises PostRefused."""
    action = ModerationAction.UNPIN
    return switch_thread(moderator=moderator, thread=thread, switch="is_pinned", on=False, action=action, reason=reason)
