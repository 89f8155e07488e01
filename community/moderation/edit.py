"""A moderator's edit of what somebody else wrote: with a note, so that everybody can read why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.models.moderation import ModerationAction
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry
from community.posts.edit import edit_post


@transaction.atomic
def mend_post(
    *,
    moderator: Member,
    post: Discussion | Reply,
    content: str,
    note: str,
    now: datetime,
    title: str | None = None,
    tags: list[str] | None = None,
) -> ModerationLogEntry | None:
    """Give `post` these words and keep those it had; `title` and `tags` as in edit_post().

    None when nothing is different. Raises PostRefused, also without a note.
    """
    require_moderator(moderator)
    if not note.strip():
        raise PostRefused(_("Say in the note why you change what somebody else wrote."))
    is_changed = edit_post(member=moderator, post=post, content=content, title=title, tags=tags, note=note, now=now)
    if not is_changed:
        return None
    return write_log_entry(action=ModerationAction.EDIT, moderator=moderator, post=post, reason=note)
