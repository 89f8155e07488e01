"""Taking an action back, as long as things are as it left them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import ModerationLogEntry
from community.moderation.checks import post_of
from community.moderation.registry import action_of, get_action


@transaction.atomic
def undo_entry(*, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry:
    """Take back what `entry` logs, which is logged too. Raises PostRefused when that is impossible, or is by now."""
    action = action_of(entry)
    if not action.is_undoable:
        raise PostRefused(_("This cannot be taken back."))
    if reason := action.denial(moderator):
        raise PostRefused(reason, status=403)
    done = _undo(moderator, entry, now) if action.still_holds(entry, now=now) else None
    if done is None:
        raise PostRefused(_("This has changed since, so there is nothing left to take back."))
    return done


def can_undo(entry: ModerationLogEntry, *, now: datetime) -> bool:
    """Whether to offer it."""
    action = action_of(entry)
    return action.is_undoable and action.still_holds(entry, now=now)


def _undo(moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
    action = action_of(entry)
    if not action.reverse:
        return action.undo(moderator=moderator, entry=entry, now=now)
    return get_action(action.reverse).do(moderator=moderator, target=post_of(entry), reason="", now=now)
