"""What a moderator must be, and what even they do not change."""

from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.access.permissions import moderation_denial
from community.models import Discussion


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
