"""The forum's operations as a learner's browser asks for them."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from urllib.parse import urlencode

from django.urls import reverse

from benchmarks.forum.at_database import places_in_lists
from benchmarks.forum.operations import LISTS, answers, pages_of_longest, some_threads, votes, words_to_search
from benchmarks.harness.client import Client, sign_in
from benchmarks.harness.sampling import Operation, Timings, measure
from benchmarks.learning.participants import learners
from community.models import Discussion

# Pages are asked for by this many learners in turn.
_VISITORS = 50


def measure_forum_over_http(key: str, samples: int, client: Client) -> Timings:
    """The timings of one operation, from sending the question to having read the answer."""
    return measure(_OPERATIONS[key](samples, client))


def _visits() -> Iterator[str]:
    return cycle([sign_in(user) for user in learners(_VISITORS)])


def thread_lists(samples: int, client: Client) -> Iterator[Operation]:
    path = reverse("community:thread-list")
    cursors = cycle(["", *places_in_lists(9)])
    for _, session, filters, cursor in zip(range(samples), _visits(), cycle(LISTS), cursors, strict=False):
        after = {"after": cursor} if cursor and "sort" not in filters else {}
        yield partial(client.get, f"{path}?{urlencode({**filters, **after})}", session=session)


def thread_pages(samples: int, client: Client) -> Iterator[Operation]:
    threads = Discussion.objects.only("title").in_bulk(some_threads(samples))
    for session, thread in zip(_visits(), threads.values(), strict=False):
        yield partial(client.get, thread.get_absolute_url(), session=session)


def deep_pages(samples: int, client: Client) -> Iterator[Operation]:
    pages = pages_of_longest(samples)
    path = Discussion.objects.only("title").get(pk=pages[0][0]).get_absolute_url()
    for session, (_, page) in zip(_visits(), pages, strict=False):
        yield partial(client.get, f"{path}?page={page}", session=session)


def searches(key: str) -> Callable[[int, Client], Iterator[Operation]]:
    def operations(samples: int, client: Client) -> Iterator[Operation]:
        path = reverse("community:thread-list")
        for session, words in zip(_visits(), words_to_search(key, samples), strict=False):
            yield partial(client.get, f"{path}?{urlencode({'q': words})}", session=session)

    return operations


def voting(samples: int, client: Client) -> Iterator[Operation]:
    for user, reply in votes(samples, half=1):
        path = reverse("community:reply-vote", args=[reply.pk])
        yield partial(client.post, path, {"vote": "upvote"}, session=sign_in(user), htmx=True)


def replying(samples: int, client: Client) -> Iterator[Operation]:
    for user, thread in answers(samples, half=1):
        path = reverse("community:thread-reply", args=[thread.pk, thread.slug])
        fields = {"content": f"An answer to {thread.pk}: it depends on the network."}
        yield partial(client.post, path, fields, session=sign_in(user))


_OPERATIONS: dict[str, Callable[[int, Client], Iterator[Operation]]] = {
    "threads": thread_lists,
    "thread": thread_pages,
    "deep": deep_pages,
    "common": searches("common"),
    "rare": searches("rare"),
    "vote": voting,
    "reply": replying,
}
