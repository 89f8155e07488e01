"""Taking one's own post away. Its words go for good, with all earlier versions; that there was one stays readable."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.locks import LockSet, lock_rows, lock_stable, refresh_or_gone
from community.access.member import Member
from community.access.permissions import PostAction, require
from community.models import Discussion, Notification, PostReport, PostRevision, Reply
from community.models.moderation import ReportOutcome


@transaction.atomic
def delete_thread(*, member: Member, thread: Discussion, now: datetime) -> None:
    """Empty the author's thread; answers to it stay. Deleting it again changes nothing. Raises PostRefused."""
    copies = Reply.objects.filter(merged_from=thread)
    lock_stable(lambda: LockSet({member.pk}, {thread.pk, *copies.values_list("discussion_id", flat=True)}))
    lock_rows(replies=copies.values_list("pk", flat=True))
    refresh_or_gone(thread)
    if _is_deleted_already(member, thread):
        return
    empty_thread(thread, now=now)
    for copy in copies:
        _empty_reply(copy, now=now)


@transaction.atomic
def delete_reply(*, member: Member, reply: Reply, now: datetime) -> None:
    """Empty the author's reply; it is no solution any more. Deleting it again changes nothing. Raises PostRefused.

    The opening post of a thread that was merged, and its copy in the other one, are deleted together.
    """
    threads = Reply.objects.filter(pk=reply.pk).values_list("discussion_id", "merged_from_id")
    lock_stable(lambda: LockSet({member.pk}, {pk for found in threads.all() for pk in found}))
    lock_rows(replies=[reply.pk])
    refresh_or_gone(reply)
    if _is_deleted_already(member, reply):
        return
    _empty_reply(reply, now=now)
    if reply.merged_from is not None:
        empty_thread(reply.merged_from, now=now)


def empty_thread(thread: Discussion, *, now: datetime) -> None:
    """Take its words away, wherever they are kept. The thread is locked, and so is its author."""
    title = _("Deleted question")
    _forget_words(now, discussion=thread)
    told = [thread.key, *(reply.key for reply in thread.replies.only("pk"))]
    Notification.objects.filter(subject__in=told).update(title=title)
    thread.title, thread.content, thread.content_html, thread.tags = title, "", "", []
    thread.is_pinned, thread.deleted_at = False, now
    thread.save(update_fields=["title", "content", "content_html", "tags", "is_pinned", "deleted_at"])


def _empty_reply(reply: Reply, *, now: datetime) -> None:
    _forget_words(now, reply=reply)
    reply.content, reply.content_html, reply.is_solution, reply.deleted_at = "", "", False, now
    reply.save(update_fields=["content", "content_html", "is_solution", "deleted_at"])


def _is_deleted_already(member: Member, post: Discussion | Reply) -> bool:
    """Whether there is nothing left to delete. Raises PostRefused when it is not theirs."""
    if post.deleted_at is not None and member.wrote(post):
        return True
    require(PostAction.DELETE, member, post)
    return False


def _forget_words(now: datetime, **post: Any) -> None:
    """Earlier versions go; what was reported has gone, so that no moderator needs to look."""
    PostRevision.objects.filter(**post).delete()
    PostReport.objects.filter(**post, outcome=None).update(outcome=ReportOutcome.UPHELD, decided_at=now)
