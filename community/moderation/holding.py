"""Locking what a moderator is about to change, and what they may not change."""

from django.utils.translation import gettext as _

from community.locking import Wanted, hold_post, hold_thread_of, hold_what_is_found
from community.member import Member
from community.models import Discussion
from community.permissions import why_not_moderate
from community.refusal import PostRefused

__all__ = ["Wanted", "hold_post", "hold_thread_of", "hold_what_is_found", "refuse_gone", "require_moderator"]


def require_moderator(member: Member) -> None:
    """Raises PostRefused."""
    if refusal := why_not_moderate(member):
        raise PostRefused(refusal, status=403)


def refuse_gone(thread: Discussion) -> None:
    """Nothing is changed in a thread that readers are led away from. Raises PostRefused."""
    if thread.deleted_at is not None:
        raise PostRefused(_("It has been deleted."))
    if thread.merged_into_id is not None:
        raise PostRefused(_("This thread was merged into another one. Go on there."))
