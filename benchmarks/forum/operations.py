"""What is measured in the forum, and who and what takes part in it: the same in every run."""

from itertools import cycle
from typing import Final

from django.db.models import Func, IntegerField, QuerySet

from benchmarks.generate.forum import CATEGORIES, TAGS
from benchmarks.generate.prose import RARE_WORDS
from benchmarks.learning.operations import Operation
from benchmarks.learning.participants import learners
from community.models import Discussion, Reply
from community.threads.listing import ThreadFilters
from learning.models import User

FORUM_OPERATIONS: Final = (
    Operation("threads", "Thread list", 50, ""),
    Operation("thread", "Thread page, 20 replies at most", 50, ""),
    Operation("deep", "Any page of the longest thread", 50, ""),
    Operation("common", "Search for common words", 100, ""),
    Operation("rare", "Search for rare words", 100, ""),
    Operation("vote", "Vote", 50, ""),
    Operation("reply", "Reply", 100, ""),
)
LISTS: Final[tuple[ThreadFilters, ...]] = (
    {},
    {"sort": "new"},
    {"sort": "top"},
    {"category": CATEGORIES[2]},
    {"tag": TAGS[0]},
    {"course": "course-7"},
    {"show": "unanswered"},
    {"show": "solved"},
    {"show": "mine"},
    {"show": "following"},
)
# Each is in one post of three to one of twenty, apart from the last two, which few posts hold together.
COMMON_WORDS: Final = ("wallet", "network", "address", "hash", "wallet network", '"private key"', "hash of a message")


def some(rows: QuerySet[Discussion] | QuerySet[Reply], count: int) -> list[int]:
    """Ids of up to `count` of them from all over the table."""
    place = Func("id", function="hashint8", output_field=IntegerField())
    return list(rows.order_by(place).values_list("pk", flat=True)[:count])


def some_threads(count: int) -> list[int]:
    return some(Discussion.objects.listed(), count)


def pages_of_longest(count: int) -> list[tuple[int, int]]:
    """The thread with the most replies, and page after page of it from all over."""
    longest = Discussion.objects.order_by("-reply_count", "pk").values_list("pk", flat=True)[0]
    pages = max(1, Reply.objects.filter(discussion=longest).count() // 20)
    return [(longest, 1 + number * 997 % pages) for number in range(count)]


def words_to_search(key: str, count: int) -> list[str]:
    words = COMMON_WORDS if key == "common" else RARE_WORDS[::7]
    return [word for _, word in zip(range(count), cycle(words), strict=False)]


def votes(count: int, *, half: int = 0) -> list[tuple[User, Reply]]:
    """Learners and replies of others they may vote for; two rounds take a `half` each, 0 and 1."""
    open_replies = Reply.objects.live().filter(discussion__is_listed=True)
    found = open_replies.select_related("discussion")
    replies = list(found.in_bulk(some(open_replies, 2 * count)).values())[half::2]
    pairs = zip(cycle(learners(1000)), replies, strict=False)
    return [(learner, reply) for learner, reply in pairs if reply.author_id != learner.pk]


def answers(count: int, *, half: int = 0) -> list[tuple[User, Discussion]]:
    """Learners, each once, and threads they may answer; two rounds take a `half` each, 0 and 1."""
    threads = Discussion.objects.in_bulk(some_threads(count))
    return list(zip(learners(2 * count)[half::2], cycle(threads.values()), strict=False))
