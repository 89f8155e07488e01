"""Answering a thread, or an answer in it."""

from datetime import datetime

from django.db import transaction

from community.access.errors import PostRefused
from community.access.limits import check_may_post
from community.access.locks import hold, look_again
from community.access.member import Member
from community.access.permissions import Act, why_not
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
        hold(people=[member.pk], threads=[thread.pk])
        look_again(thread, ["is_locked", "hidden_at", "deleted_at", "merged_into"])
        parent = _still_there(parent, thread)
        refusal = why_not(Act.REPLY, member, thread, parent)
        if refusal or member.user is None:
            raise PostRefused(refusal, status=403)
        check_may_post(author=member.user, content=content, now=now)
        reply = Reply.objects.create(
            discussion=thread,
            author=member.user,
            parent_reply=parent,
            content=content,
            content_html=html,
        )
        follow(user_id=member.user.pk, thread=thread, by_itself=True)
        reply_posted.send(sender=Reply, user_id=member.user.pk, discussion_id=thread.pk, reply_id=reply.pk)
    return reply


def _still_there(parent: Reply | None, thread: Discussion) -> Reply | None:
    """`parent`, unless it has been deleted or moved away while its answer was written: that then answers the thread."""
    if parent is None:
        return None
    return Reply.objects.filter(pk=parent.pk, discussion=thread, deleted_at=None).defer("search").first()
