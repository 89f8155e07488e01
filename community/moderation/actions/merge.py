"""Merging a duplicate: its opening post becomes a reply in the other thread, and its replies follow it there."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import connection, transaction
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.locks import LockSet, lock_rows, lock_stable
from community.access.member import Member
from community.models import Discussion, DiscussionReader, ModerationLogEntry, PostReport, Reply
from community.moderation.base import ModerationAction, Post
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry
from learning.content.isolation import isolate

_FOLLOW: Final = """
    INSERT INTO discussion_readers (user_id, discussion_id, is_following)
    SELECT user_id, %(target)s, true FROM discussion_readers WHERE discussion_id = %(source)s AND is_following
     ORDER BY user_id
        ON CONFLICT (user_id, discussion_id) DO UPDATE SET is_following = true
     WHERE NOT discussion_readers.is_following AND NOT discussion_readers.has_unfollowed
"""


class MergeThread(ModerationAction[Discussion]):
    key, reverse = "merge", "unmerge"
    logged_as = _("merged")
    button = _("Merge it into another thread")
    menu_label = _("Merge into another")
    done = _("The threads are merged.")
    notice_text = _("%(post)s was merged into another thread")
    applies_to = (Discussion,)

    def is_offered(self, post: Post) -> bool:
        return isinstance(post, Discussion) and post.merged_into_id is None

    def page(self, post: Post, *, back: str) -> str:
        return reverse("community:thread-merge", args=[post.pk, post.slug]) if isinstance(post, Discussion) else ""

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return bool(post.merged_into_id == details["into"])

    def log_detail(self, entry: ModerationLogEntry) -> str:
        into = entry.details.get("into")
        if not into:
            return ""
        address = reverse("community:thread-by-number", args=[into])
        return format_html('<a href="{}">{}</a>', address, gettext("into thread %(number)s") % {"number": into})


@transaction.atomic
def merge_thread(
    *, moderator: Member, source: Discussion, target: Discussion, reason: str = ""
) -> ModerationLogEntry | None:
    """Put `source` and its replies into `target`, below a copy of what it asked. Its followers follow `target` too.

    The answer that was accepted comes along, unless `target` has one of its own.

    None when it was merged there before. Raises PostRefused.
    """
    require_moderator(moderator)
    _lock(moderator, source, target)
    if source.merged_into_id == target.pk:
        return None
    _refuse(source, target)
    solution = _settle_solutions(source, target)
    copy = _copy_opening(source, target)
    Reply.objects.filter(discussion=source).update(discussion=target, parent_reply=Coalesce("parent_reply", copy.pk))
    place_anew(target)
    source.merged_into = target
    source.save(update_fields=["merged_into"])
    PostReport.objects.filter(discussion=source, outcome=None).update(discussion=None, reply=copy)
    with connection.cursor() as cursor:
        cursor.execute(_FOLLOW, {"source": source.pk, "target": target.pk})
    details = {"into": target.pk, "copy": copy.pk, "solution": solution}
    return write_log_entry(action=MergeThread.key, moderator=moderator, post=source, reason=reason, details=details)


def _settle_solutions(source: Discussion, target: Discussion) -> int | None:
    """Leave at most one accepted answer in both together: that of `target`, else that of `source`; the latter's id."""
    accepted = Reply.objects.filter(is_solution=True)
    solution = accepted.filter(discussion=source).first()
    if solution is None:
        return None
    if not solution.is_live or accepted.live().filter(discussion=target).exists():
        accepted.filter(pk=solution.pk).update(is_solution=False)
    else:
        # One that is hidden or deleted solves nothing.
        accepted.filter(discussion=target).update(is_solution=False)
    return solution.pk


def place_anew(thread: Discussion) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT place_replies_anew(%s)", [thread.pk])


def _lock(moderator: Member, source: Discussion, target: Discussion) -> None:
    """Everybody whom a changed row refers to, both threads, which are then as they are now, and all that moves."""
    both, moving = [source.pk, target.pk], Reply.objects.filter(discussion=source)
    followers = DiscussionReader.objects.filter(discussion=source, is_following=True)

    def find() -> LockSet:
        authors = Discussion.objects.filter(pk__in=both).values_list("author_id", flat=True)
        people = authors.union(moving.values_list("author_id", flat=True), followers.values_list("user_id", flat=True))
        return LockSet({moderator.pk, *people}, {*both})

    lock_stable(find)
    lock_rows(replies=moving.values_list("pk", flat=True))
    try:
        source.refresh_from_db()
        target.refresh_from_db()
    except Discussion.DoesNotExist:
        raise PostRefused(gettext("It is not there any more."), status=404) from None


def _refuse(source: Discussion, target: Discussion) -> None:
    """Raises PostRefused for what cannot be merged."""
    if source.pk == target.pk:
        raise PostRefused(gettext("A thread cannot be merged into itself."))
    for thread, refusal in (
        (source, gettext("This thread was merged already. Take that back first.")),
        (target, gettext("That thread was itself merged into another one. Merge into that one.")),
    ):
        if thread.merged_into_id is not None:
            raise PostRefused(refusal)
    for thread in (source, target):
        if thread.deleted_at is not None:
            raise PostRefused(gettext("“%(title)s” has been deleted.") % {"title": isolate(thread.title)})
        if thread.hidden_at is not None:
            raise PostRefused(gettext("“%(title)s” is hidden. Restore it first.") % {"title": isolate(thread.title)})


def _copy_opening(source: Discussion, target: Discussion) -> Reply:
    return Reply.objects.create(
        discussion=target,
        author_id=source.author_id,
        content=heading_of(source) + source.content,
        created_at=source.created_at,
        edited_at=source.edited_at,
        merged_from=source,
    )


def heading_of(source: Discussion) -> str:
    """What stands above its words in the copy. A title is plain: its signs are no Markdown."""
    title = "".join(f"\\{sign}" if sign in r"\`*_[]<>#|~!&@" else sign for sign in source.title)
    return f"**{title}**\n\n"
