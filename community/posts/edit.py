"""Changing what a post says. Every earlier version is kept, and everybody can read it."""

from datetime import datetime

from django.db import transaction

from community.access.errors import PostRefused
from community.access.limits import check_may_edit
from community.access.locks import hold_post
from community.access.member import Member
from community.access.permissions import Act, why_not
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

    False when nothing is different. `note` says why; moderators owe one (moderation/mending.py), authors do not.
    """
    html = render_post(content)
    with transaction.atomic():
        hold_post(post, people=[member.pk])
        thread, reply = (post, None) if isinstance(post, Discussion) else (post.discussion, post)
        refusal = why_not(Act.EDIT, member, thread, reply)
        if refusal or member.user is None:
            raise PostRefused(refusal, status=403)
        changes = {"content": content} | _changes_of_thread(post, title, tags)
        if all(getattr(post, name) == value for name, value in changes.items()):
            return False
        if not member.is_moderator:
            check_may_edit(author=member.user, content=content, now=now)
        _keep_version(post, editor_id=member.user.pk, note=note)
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
