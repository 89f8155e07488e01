"""What a moderator must be, and what even they do not change."""

from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.access.permissions import moderation_denial
from community.models import Discussion, ModerationLogEntry, Reply


def require_moderator(member: Member) -> None:
    """Raises PostRefused."""
    if refusal := moderation_denial(member):
        raise PostRefused(refusal, status=403)


def refuse_gone(thread: Discussion) -> None:
    """Nothing is changed in a thread that readers are led away from. Raises PostRefused."""
    if thread.deleted_at is not None:
        raise PostRefused(_("It has been deleted."))
    if thread.merged_into_id is not None:
        raise PostRefused(_("This thread was merged into another one. Go on there."))


def post_of(entry: ModerationLogEntry) -> Discussion | Reply:
    """What was moderated. Raises PostRefused when it is gone."""
    if entry.post is None:
        raise PostRefused(_("It is not there any more."), status=404)
    return entry.post


def reply_of(entry: ModerationLogEntry) -> Reply:
    """The reply that was moderated. Raises PostRefused when it is gone."""
    if entry.reply is None:
        raise PostRefused(_("It is not there any more."), status=404)
    return entry.reply


def thread_of(entry: ModerationLogEntry) -> Discussion:
    """The thread that was moderated. Raises PostRefused when it is gone."""
    if entry.discussion is None:
        raise PostRefused(_("It is not there any more."), status=404)
    return entry.discussion
