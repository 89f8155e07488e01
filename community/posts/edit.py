"""Changing what a post says. Every earlier version is kept, and everybody can read it."""

from datetime import datetime

from django.db import transaction

from community.access.limits import check_may_edit
from community.access.locks import lock_post_rows
from community.access.member import Member
from community.access.permissions import PostAction, require
from community.markup.render import render_post
from community.models import Discussion, PostRevision, Reply


def edit_post(
    *,
    member: Member,
    post: Discussion | Reply,
    content: str,
    now: datetime,
    title: str | None = None,
    tags: list[str] | None = None,
    note: str = "",
) -> bool:
    """Give `post` these words; `title` and `tags` are those of a thread, None leaves them. Raises PostRefused.

    False when nothing is different. `note` says why; moderators owe one (moderation/actions/edit.py), authors do not.
    """
    html = render_post(content)
    with transaction.atomic():
        lock_post_rows(post, people=[member.pk])
        editor = require(PostAction.EDIT, member, post)
        changes = {"content": content} | _changes_of_thread(post, title, tags)
        if all(getattr(post, name) == value for name, value in changes.items()):
            return False
        if not member.is_moderator:
            check_may_edit(author=editor, content=content, now=now)
        _keep_version(post, editor_id=editor.pk, note=note)
        for name, value in (changes | {"content_html": html, "edited_at": now}).items():
            setattr(post, name, value)
        post.save(update_fields=[*changes, "content_html", "edited_at"])
    return True


def _changes_of_thread(post: Discussion | Reply, title: str | None, tags: list[str] | None) -> dict[str, object]:
    if not isinstance(post, Discussion):
        return {}
    return {name: value for name, value in (("title", title), ("tags", tags)) if value is not None}


def _keep_version(post: Discussion | Reply, *, editor_id: int, note: str) -> None:
    version = PostRevision(editor_id=editor_id, content=post.content, note=note)
    if isinstance(post, Discussion):
        version.discussion, version.title = post, post.title
    else:
        version.reply = post
    version.save()
