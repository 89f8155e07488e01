"""Taking a merge back: what stands below the copy goes back to its own thread, and the copy goes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.locks import LockSet, lock_rows, lock_stable
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, PostReport, PostRevision, Reply
from community.moderation.actions.merge import MergeThread, heading_of, merge_thread, place_anew
from community.moderation.base import ModerationAction, Post
from community.moderation.checks import require_moderator, thread_of
from community.moderation.record import write_log_entry

# All below a reply, whatever level it is shown on.
_BELOW = """
    WITH RECURSIVE below AS (
        SELECT id FROM replies WHERE parent_reply_id = %(reply)s
        UNION ALL
        SELECT r.id FROM below b JOIN replies r ON r.parent_reply_id = b.id
    ) SELECT id FROM below ORDER BY id
"""


class UnmergeThread(ModerationAction[Discussion]):
    key = "unmerge"
    logged_as = _("took a merge back")
    button = _("Take the merge back: make it a thread again")
    menu_label = _("Take the merge back")
    done = _("The merge is taken back.")
    notice_text = _("%(post)s stands on its own again")
    applies_to = (Discussion,)

    def is_offered(self, post: Post) -> bool:
        return isinstance(post, Discussion) and post.merged_into_id is not None

    def do(self, *, moderator: Member, target: Discussion, reason: str, now: datetime) -> ModerationLogEntry | None:
        return unmerge_thread(moderator=moderator, source=target, reason=reason)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return post.merged_into_id is None

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        target = Discussion.objects.filter(pk=entry.details["from"]).first()
        if target is None:
            raise PostRefused(gettext("It is not there any more."), status=404)
        return merge_thread(moderator=moderator, source=thread_of(entry), target=target)


@transaction.atomic
def unmerge_thread(*, moderator: Member, source: Discussion, reason: str = "") -> ModerationLogEntry | None:
    """Make a thread of `source` again, with what was answered to it meanwhile. Its followers go on following both.

    None when it is not merged. Raises PostRefused.
    """
    require_moderator(moderator)
    copy = _lock(moderator, source)
    if source.merged_into_id is None:
        return None
    details = {"from": source.merged_into_id}
    source.merged_into = None
    source.save(update_fields=["merged_into"])
    if copy is not None:
        _bring_back(source, copy)
    _solve_again(source)
    return write_log_entry(action=UnmergeThread.key, moderator=moderator, post=source, reason=reason, details=details)


def _lock(moderator: Member, source: Discussion) -> Reply | None:
    """The copy of the opening post, which may have moved on with its thread. It is locked with all below it."""

    def find() -> LockSet:
        copy = Reply.objects.filter(merged_from=source).values_list("pk", "discussion").first()
        threads = {source.pk, copy[1]} if copy else {source.pk}
        authors = Discussion.objects.filter(pk__in=threads).values_list("author_id", flat=True)
        moving = Reply.objects.filter(pk__in=_below(copy[0]) if copy else []).values_list("author_id", flat=True)
        return LockSet({moderator.pk, *authors, *moving}, {*threads})

    lock_stable(find)
    copy = Reply.objects.filter(merged_from=source).first()
    if copy is not None:
        lock_rows(replies=[copy.pk, *_below(copy.pk)])
    try:
        source.refresh_from_db()
    except Discussion.DoesNotExist:
        raise PostRefused(gettext("It is not there any more."), status=404) from None
    return copy


def _below(reply_id: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, {"reply": reply_id})
        return [pk for (pk,) in cursor.fetchall()]


def _bring_back(source: Discussion, copy: Reply) -> None:
    target = copy.discussion
    Reply.objects.filter(pk__in=_below(copy.pk)).update(discussion=source)
    Reply.objects.filter(parent_reply=copy).update(parent_reply=None)
    _keep_what_was_decided(source, copy)
    copy.delete()
    place_anew(source)
    place_anew(target)


def _keep_what_was_decided(source: Discussion, copy: Reply) -> None:
    """What was hidden, changed or reported in the other thread is so in this one. (Both were deleted together.)"""
    if copy.hidden_at is not None:
        source.hidden_at = copy.hidden_at
        source.save(update_fields=["hidden_at"])
    if copy.edited_at != source.edited_at and copy.deleted_at is None:
        PostRevision.objects.filter(reply=copy).update(reply=None, discussion=source, title=source.title)
        source.content, source.edited_at = copy.content.removeprefix(heading_of(source)), copy.edited_at
        source.save(update_fields=["content", "edited_at"])
    said = PostReport.objects.filter(discussion=source).values("reporter")
    PostReport.objects.filter(reply=copy, outcome=None).exclude(reporter__in=said).update(reply=None, discussion=source)


def _solve_again(source: Discussion) -> None:
    """The answer that was accepted before the merge is so again, unless another one is by now."""
    merges = ModerationLogEntry.objects.filter(discussion=source, action=MergeThread.key)
    merge = merges.order_by("-pk").first()
    solution = merge.details.get("solution") if merge else None
    if solution is not None and not Reply.objects.filter(discussion=source, is_solution=True).exists():
        Reply.objects.live().filter(pk=solution, discussion=source).update(is_solution=True)
