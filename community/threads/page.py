"""A thread as one person reads it: its posts on this page, and what they may do with each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.access.member import Member
from community.access.permissions import PostAction, can, may_read, may_read_reply
from community.markup.display import post_html, render_missing
from community.models import Discussion, DiscussionReader, DiscussionVote, Reply

PAGE_SIZE: Final = 20
_HEAVY: Final = ("course__description", "lesson__content", "merged_into__content", "merged_into__content_html")


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A thread's opening post or a reply. `html` is empty when its words are gone or not for this person to read."""

    post: Discussion | Reply
    html: SafeString | str
    may: frozenset[PostAction]
    my_vote: str = ""
    is_new: bool = False
    # The reply it answers, where its place does not already say so.
    in_reply_to: Reply | None = None


@dataclass(frozen=True, slots=True)
class ThreadPage:
    opening: ShownPost
    replies: list[ShownPost]
    page: Page[Any]
    solution: ShownPost | None


def find_thread(member: Member, thread_id: int) -> Discussion:
    """The thread with all that its page says of it and of this reader. One query. Raises Http404."""
    thread = (
        Discussion.objects.select_related("author", "course", "lesson", "merged_into")
        .defer(*_HEAVY)
        .annotate(**_thread_annotations(member), **_vote_annotation(member, discussion=OuterRef("pk")))
        .filter(pk=thread_id)
        .first()
    )
    if thread is None or not may_read(member, thread):
        raise Http404(_("There is no such thread."))
    return thread


def read_thread_page(thread: Discussion, *, member: Member, page_number: int) -> ThreadPage:
    """A page of the replies to a thread that find_thread() gave. Two queries, and more to render what is not yet."""
    page = Paginator(range(thread.rows), PAGE_SIZE).get_page(page_number)
    start = (page.number - 1) * PAGE_SIZE
    posts = _replies_with_authors(thread, member)
    # The index alone knows who stands where: page 250 costs hardly more than the first.
    paths = Reply.objects.filter(discussion=thread).order_by("path").values_list("path", flat=True)
    ids = [path[-1] for path in paths[start : start + PAGE_SIZE]] if thread.rows else []
    # The accepted answer also stands on top, wherever its place is.
    top = thread.solution_id if page.number == 1 else None
    found = list(posts.filter(pk__in=[*ids, top]).order_by("path")) if ids else []
    render_missing([thread, *found])
    here = set(ids)
    replies = [reply for reply in found if reply.pk in here]
    solution = next((reply for reply in found if reply.pk == top), None)
    # What is read, hidden and mended of a merged thread is the copy in the other one.
    opening = post_html(thread) if thread.merged_into_id is None else ""
    return ThreadPage(
        opening=ShownPost(thread, opening, _allowed_actions(member, thread), my_vote=thread.my_vote or ""),
        replies=[show_reply(reply, thread, member, read_at=thread.my_read_at, here=here) for reply in replies],
        page=page,
        solution=show_reply(solution, thread, member, read_at=thread.my_read_at) if solution else None,
    )


def page_of_reply(reply: Reply) -> int:
    """The number of the page on which a reply stands."""
    before = Reply.objects.filter(discussion=reply.discussion_id, path__lt=reply.path).count()
    return before // PAGE_SIZE + 1


def show_vote_buttons(post: Discussion | Reply, member: Member, *, my_vote: str) -> ShownPost:
    """A post without its words: what HTMX renews after a vote."""
    return ShownPost(post, "", _allowed_actions(member, post), my_vote=my_vote)


def show_reply(
    reply: Reply,
    thread: Discussion,
    member: Member,
    *,
    read_at: datetime | None = None,
    here: set[int] | None = None,
) -> ShownPost:
    """`here` are the replies of the same page, by id: what stands right below the one it answers needs no pointer."""
    is_below_parent = len(reply.path) > 1 and reply.parent_reply_id == reply.path[-2]
    # What its reader may do depends on the thread, which is at hand.
    reply.discussion = thread
    is_plain = is_below_parent and reply.parent_reply_id in (here or ())
    return ShownPost(
        reply,
        post_html(reply) if may_read_reply(member, reply) else "",
        _allowed_actions(member, reply),
        my_vote=getattr(reply, "my_vote", "") or "",
        is_new=read_at is not None and reply.created_at > read_at and reply.is_live and not member.wrote(reply),
        in_reply_to=None if is_plain else reply.parent_reply,
    )


def _allowed_actions(member: Member, post: Discussion | Reply) -> frozenset[PostAction]:
    return frozenset(action for action in PostAction if can(action, member, post))


def _replies_with_authors(thread: Discussion, member: Member) -> QuerySet[Reply]:
    replies = Reply.objects.filter(discussion=thread).select_related("author", "parent_reply__author")
    replies = replies.defer("parent_reply__content", "parent_reply__content_html")
    return replies.annotate(**_vote_annotation(member, reply=OuterRef("pk")))


def _thread_annotations(member: Member) -> dict[str, Any]:
    """How many replies a thread has, which is accepted, and when this person has read it and whether they follow it."""
    replies = Reply.objects.filter(discussion=OuterRef("pk")).order_by().values("discussion")
    mine = DiscussionReader.objects.filter(user=member.pk, discussion=OuterRef("pk"))
    return {
        "rows": Coalesce(Subquery(replies.annotate(count=Count("pk")).values("count")), 0),
        "solution_id": Subquery(replies.filter(is_solution=True, is_live=True).values("pk")),
        "my_read_at": Subquery(mine.values("read_at")),
        "my_following": Subquery(mine.values("is_following")),
    }


def _vote_annotation(member: Member, **post: Any) -> dict[str, Any]:
    return {"my_vote": Subquery(DiscussionVote.objects.filter(user=member.pk, **post).values("vote_type"))}
