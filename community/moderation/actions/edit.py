"""A moderator's edit of what somebody else wrote: with a note, so that everybody can read why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import ModerationLogEntry
from community.moderation.base import ModerationAction, Post
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry
from community.posts.edit import edit_post


class EditPost(ModerationAction[Post]):
    """It is not taken back, but edited again: the history shows every version."""

    key, is_undoable = "edit", False
    logged_as = _("edited")
    button = _("Edit it, with a note")
    menu_label = _("Edit")
    done = _("It is changed. Everybody can read what it said before.")
    notice_text = _("%(post)s was edited by a moderator")
    admin_fields = ("title", "content", "tags")
    admin_error_field = "note"

    def is_offered(self, post: Post) -> bool:
        return post.deleted_at is None and getattr(post, "merged_into_id", None) is None

    def page(self, post: Post, *, back: str) -> str:
        return post.edit_url

    def apply_admin_form(self, *, moderator: Member, post: Post, values: Mapping[str, Any], now: datetime) -> None:
        words = {name: values[name] for name in self.admin_fields if name in values}
        edit_as_moderator(moderator=moderator, post=post, note=values["note"], now=now, **words)


@transaction.atomic
def edit_as_moderator(
    *,
    moderator: Member,
    post: Post,
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
        raise PostRefused(gettext("Say in the note why you change what somebody else wrote."))
    is_changed = edit_post(member=moderator, post=post, content=content, title=title, tags=tags, note=note, now=now)
    if not is_changed:
        return None
    return write_log_entry(action=EditPost.key, moderator=moderator, post=post, reason=note)
