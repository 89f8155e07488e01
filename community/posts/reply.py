"""Answering a thread, or an answer in it."""

from datetime import datetime

from django.db import transaction

from community.access.limits import check_may_post
from community.access.locks import lock_rows, refresh_or_gone
from community.access.member import Member
from community.access.permissions import PostAction, require
from community.markup.render import render_post
from community.models import Discussion, Reply
from community.signals import reply_posted
from community.threads.follow import follow


def post_reply(
    *, member: Member, thread: Discussion, content: str, now: datetime, parent: Reply | None = None
) -> Reply:
    """Add a reply to `thread`, below `parent` when there is one. Raises PostRefused.

    Whoever answers follows the thread from then on, unless they have decided about it before.
    """
    html = render_post(content)
    with transaction.atomic():
        lock_rows(people=[member.pk], threads=[thread.pk])
        refresh_or_gone(thread, ["is_locked", "hidden_at", "deleted_at", "merged_into"])
        parent = _still_there(parent, thread)
        author = require(PostAction.REPLY, member, parent or thread)
        check_may_post(author=author, content=content, now=now)
        reply = Reply.objects.create(
            discussion=thread,
            author=author,
            parent_reply=parent,
            content=content,
            content_html=html,
        )
        follow(user_id=author.pk, thread=thread, automatically=True)
        reply_posted.send(sender=Reply, user_id=author.pk, discussion_id=thread.pk, reply_id=reply.pk)
    return reply


def _still_there(parent: Reply | None, thread: Discussion) -> Reply | None:
    """`parent`, unless it has been deleted or moved away while its answer was written: that then answers the thread."""
    if parent is None:
        return None
    found = Reply.objects.filter(pk=parent.pk, discussion=thread, deleted_at=None).first()
    if found is not None:
        found.discussion = thread
    return found
