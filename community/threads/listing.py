"""The list of threads, filtered and in order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypedDict

from community.access.member import Member
from community.models import Discussion
from community.models.discussion import DiscussionQuerySet
from community.threads.read_state import count_new_replies
from learning.web.cursor import after, read_cursor, write_cursor
from settings.kept import kept_for_a_minute
from settings.replica import reading_connection

PAGE_SIZE: Final = 20
MAX_PINNED: Final = 5
_MOST_TAGS: Final = 12
# With one of these it is no longer the front of the forum.
_FILTERS: Final = {"category", "tag", "course", "lesson", "show"}
# What a line says, and its order: sixty columns more would take as long to ask for and to read as the line to write.
_SHOWN: Final = (
    *("title", "category", "tags", "reply_count", "score", "created_at", "last_activity_at"),
    *("is_pinned", "is_solved", "is_locked", "hidden_at"),
    *(f"author__{name}" for name in ("username", "avatar_emoji", "profile_public", "is_active", "role")),
    *("course__slug", "course__title", "lesson__slug", "lesson__title"),
)
# Sort to the column whose highest value comes first.
SORTS: Final = {"active": "last_activity_at", "new": "created_at", "top": "score"}

# Tags of the threads that were active last: what is talked about now.
_TRENDING_TAGS: Final = """
    SELECT tag FROM (SELECT tags FROM discussions WHERE is_listed ORDER BY last_activity_at DESC, id DESC LIMIT 200) d
     CROSS JOIN LATERAL unnest(d.tags) AS tag
     GROUP BY tag ORDER BY count(*) DESC, tag LIMIT %s
"""


class ThreadFilters(TypedDict, total=False):
    """What to show. `course` and `lesson` are slugs; `show` is unanswered, solved, mine or following."""

    category: str
    tag: str
    course: str
    lesson: str
    show: str
    sort: str


@dataclass(frozen=True, slots=True)
class ThreadList:
    """`pinned` come above the first page; `older` is the cursor of the next one, empty at the end."""

    threads: list[Discussion]
    pinned: list[Discussion] = field(default_factory=list)
    older: str = ""


def read_threads(filters: ThreadFilters, *, member: Member, after_cursor: str = "") -> ThreadList:
    """One page of threads, each with `new_replies` for those who were there before. At most three queries."""
    column = SORTS.get(filters.get("sort", ""), SORTS["active"])
    cursor = read_cursor(after_cursor, is_time=column != "score")
    pinned = [] if _FILTERS & filters.keys() else _pinned()
    # They stand above the first page, and so in none of them.
    others = filter_threads(filters, member=member).exclude(pk__in=[thread.pk for thread in pinned])
    rows = list(after(others, column, cursor)[: PAGE_SIZE + 1])
    threads = rows[:PAGE_SIZE]
    older = write_cursor(threads[-1], column) if len(rows) > PAGE_SIZE else ""
    on_top = pinned if cursor is None else []
    annotate_new_replies([*on_top, *threads], member=member)
    return ThreadList(threads, on_top, older)


def filter_threads(filters: ThreadFilters, *, member: Member) -> DiscussionQuerySet:
    """The threads that everybody may read, and of them those asked for; in no order."""
    threads = with_list_columns(Discussion.objects.listed())
    for name, column in (("category", "category"), ("course", "course__slug"), ("lesson", "lesson__slug")):
        if filters.get(name):
            threads = threads.filter(**{column: filters[name]})  # type: ignore[literal-required]
    if filters.get("tag"):
        threads = threads.filter(tags__contains=[filters["tag"]])
    return _SHOW_FILTERS[filters.get("show", "")](threads, member)


def annotate_new_replies(threads: list[Discussion], *, member: Member) -> None:
    """Give each thread `new_replies`: how many came since this person was there; None when they never were."""
    ids = [thread.pk for thread in threads]
    counted = count_new_replies(user_id=member.user.pk, thread_ids=ids) if member.user and ids else {}
    for thread in threads:
        thread.new_replies = counted.get(thread.pk)


@kept_for_a_minute
def trending_tags() -> list[str]:
    with reading_connection().cursor() as cursor:
        cursor.execute(_TRENDING_TAGS, [_MOST_TAGS])
        return [tag for (tag,) in cursor.fetchall()]


def _pinned() -> list[Discussion]:
    pinned = with_list_columns(Discussion.objects.listed().filter(is_pinned=True))
    return list(pinned.order_by("-last_activity_at")[:MAX_PINNED])


def with_list_columns(threads: DiscussionQuerySet) -> DiscussionQuerySet:
    """`threads` with what a line of a list says of them, and nothing else."""
    return threads.select_related("author", "course", "lesson").only(*_SHOWN)


def _all(threads: DiscussionQuerySet, _member: Member) -> DiscussionQuerySet:
    return threads


def _mine(threads: DiscussionQuerySet, member: Member) -> DiscussionQuerySet:
    return threads.filter(author=member.user) if member.user else threads.none()


def _followed(threads: DiscussionQuerySet, member: Member) -> DiscussionQuerySet:
    return threads.filter(readers__user=member.user, readers__is_following=True) if member.user else threads.none()


_SHOW_FILTERS: Final[dict[str, Callable[[DiscussionQuerySet, Member], DiscussionQuerySet]]] = {
    "": _all,
    "unanswered": lambda threads, _member: threads.filter(reply_count=0),
    "solved": lambda threads, _member: threads.filter(is_solved=True),
    "mine": _mine,
    "following": _followed,
}
