"""Taking an act back by its reverse, as long as things are as the act left them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import ModerationLogEntry
from community.moderation.reversals import REVERSES, Undoing
from community.moderation.still_holds import is_as_left


@transaction.atomic
def undo_act(*, moderator: Member, act: ModerationLogEntry, now: datetime) -> ModerationLogEntry:
    """Do the reverse of `act`, which is logged too. Raises PostRefused when that is not possible, or not any more."""
    if act.action not in REVERSES:
        raise PostRefused(_("This cannot be taken back."))
    done = REVERSES[act.action](Undoing(moderator, act, now)) if is_as_left(act, now=now) else None
    if done is None:
        raise PostRefused(_("This has changed since, so there is nothing left to take back."))
    return done


def can_undo(act: ModerationLogEntry, *, now: datetime) -> bool:
    """Whether to offer it."""
    return act.action in REVERSES and is_as_left(act, now=now)
