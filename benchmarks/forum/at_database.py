"""The forum's operations as its views do them in Python and SQL, without HTTP."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

from django.utils import timezone

from benchmarks.forum.operations import LISTS, answers, pages_of_longest, some_threads, votes, words_to_search
from benchmarks.harness.sampling import Operation, Timings, measure
from benchmarks.learning.participants import learners
from community.access.member import read_member
from community.models import Discussion, Reply
from community.models.vote import VoteType
from community.posts.reply import post_reply
from community.posts.vote import cast_vote
from community.threads.listing import ThreadFilters, read_threads, trending_tags
from community.threads.page import find_thread, read_thread_page
from community.threads.search import search_threads
from learning.models import User
from learning.web.cursor import write_cursor

_READERS = 1000


def measure_forum_at_database(key: str, samples: int) -> Timings:
    """The timings of one operation; operations that write do so for good."""
    return measure(_OPERATIONS[key](samples), counts_statements=True)


def thread_lists(samples: int) -> Iterator[Operation]:
    """Every filter in turn, from the top and from somewhere far down."""
    cursors = cycle(["", *places_in_lists(9)])
    for user, filters, cursor in zip(cycle(learners(_READERS)), cycle(LISTS), cursors, strict=False):
        yield partial(_list, user, filters, cursor if "sort" not in filters else "")
        samples -= 1
        if samples == 0:
            return


def places_in_lists(count: int) -> list[str]:
    """Cursors into the list of the last active."""
    threads = Discussion.objects.only("last_activity_at").in_bulk(some_threads(count))
    return [write_cursor(thread, "last_activity_at") for thread in threads.values()]


def _list(user: User, filters: ThreadFilters, cursor: str) -> None:
    read_threads(filters, member=read_member(user), after_cursor=cursor)
    trending_tags()


def thread_pages(samples: int) -> Iterator[Operation]:
    for user, thread_id in zip(cycle(learners(_READERS)), some_threads(samples), strict=False):
        yield partial(_read, user, thread_id, 1)


def deep_pages(samples: int) -> Iterator[Operation]:
    for user, (thread_id, page) in zip(cycle(learners(_READERS)), pages_of_longest(samples), strict=False):
        yield partial(_read, user, thread_id, page)


def _read(user: User, thread_id: int, page: int) -> None:
    member = read_member(user)
    read_thread_page(find_thread(member, thread_id), member=member, page_number=page)


def searches(key: str) -> Callable[[int], Iterator[Operation]]:
    def operations(samples: int) -> Iterator[Operation]:
        for user, words in zip(cycle(learners(_READERS)), words_to_search(key, samples), strict=False):
            yield partial(_search, user, words)

    return operations


def _search(user: User, words: str) -> None:
    search_threads(words, member=read_member(user))


def voting(samples: int) -> Iterator[Operation]:
    for user, reply in votes(samples):
        yield partial(_vote, user, reply)


def _vote(user: User, reply: Reply) -> None:
    cast_vote(member=read_member(user), post=reply, vote=VoteType.UPVOTE)


def replying(samples: int) -> Iterator[Operation]:
    for user, thread in answers(samples):
        yield partial(_reply, user, thread)


def _reply(user: User, thread: Discussion) -> None:
    words = f"An answer to {thread.pk}: it depends on the network."
    post_reply(member=read_member(user), thread=thread, content=words, now=timezone.now())


_OPERATIONS: dict[str, Callable[[int], Iterator[Operation]]] = {
    "threads": thread_lists,
    "thread": thread_pages,
    "deep": deep_pages,
    "common": searches("common"),
    "rare": searches("rare"),
    "vote": voting,
    "reply": replying,
}
