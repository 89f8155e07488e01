"""Who answers whom in a generated thread, and when."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

_YEAR_SECONDS = 365 * 24 * 3600
_HOURS_BETWEEN = 10
_SOLVED = 0.5
# Of all replies, those that answer another one; of them some are deeper than the three levels that are shown.
_NESTED = 0.45
# Ways in which a post has gone, and how many of a hundred went so.
GONE = ("hidden", "deleted")
_GONE_OF_HUNDRED = (0.3, 1.0)


@dataclass(slots=True)
class PlannedReply:
    """`id` and `path` come when it is written, after those it may answer."""

    thread_id: int
    author: int
    at: datetime
    parent: "PlannedReply | None"
    is_solution: bool
    gone: str
    id: int = 0
    path: list[int] = field(default_factory=list)


@dataclass(slots=True)
class PlannedThread:
    id: int
    author: int
    at: datetime
    gone: str
    replies: list[PlannedReply] = field(default_factory=list)


def plan_thread(number: int, count: int, *, someone: Callable[[], int], random: Random, now: datetime) -> PlannedThread:
    """A thread of `count` replies in the order of time, the first thread a year old; `someone` gives authors' ids."""
    age = timedelta(seconds=_YEAR_SECONDS * (1 if number == 1 else random.random()))
    gone = _gone(random) if number > 1 else ""
    thread = PlannedThread(number, someone(), now - age, gone)
    # In the many replies of a lively thread there is less time between two.
    hours = min(_HOURS_BETWEEN, age / timedelta(hours=1) / (count + 1))
    solution = random.randrange(count) if count and random.random() < _SOLVED else -1
    at = thread.at
    for place in range(count):
        at = min(now, at + timedelta(hours=random.expovariate(1 / hours)))
        author = someone()
        while author == thread.author:
            author = someone()
        parent = random.choice(thread.replies) if thread.replies and random.random() < _NESTED else None
        is_solution = place == solution
        reply = PlannedReply(number, author, at, parent, is_solution, "" if is_solution else _gone(random))
        thread.replies.append(reply)
    return thread


def _gone(random: Random) -> str:
    return random.choices(("", *GONE), (100 - sum(_GONE_OF_HUNDRED), *_GONE_OF_HUNDRED))[0]
