"""Generated threads, answers and votes, and what they add up to for each learner."""

from collections import Counter
from datetime import datetime, timedelta
from operator import attrgetter
from random import Random

from django.utils.html import escape

from benchmarks.generate.copying import Loader
from benchmarks.generate.prose import Prose
from benchmarks.generate.scale import LESSONS_PER_COURSE, Scale
from benchmarks.generate.sharing import share_out
from benchmarks.generate.threads import GONE, PlannedReply, PlannedThread, plan_thread

_BATCH = 1000
CATEGORIES = ("general", "course_question", "help", "showcase")
TAGS = ("wallets", "keys", "fees", "solidity", "hedera", "testnet", "signing", "nft", "defi", "gas", "events", "tokens")
# The longest thread but one.
_MOST_REPLIES = 400
_UNANSWERED = 0.1


class Forum:
    """Writes the forum and keeps the counts that badges ask for, by learner."""

    def __init__(self, scale: Scale, loader: Loader, *, random: Random, prose: Prose, now: datetime) -> None:
        self._scale, self._loader, self._random, self._prose, self._now = scale, loader, random, prose, now
        self._replies = 0
        self.discussions: Counter[int] = Counter()
        self.replies: Counter[int] = Counter()
        self.answers_accepted: Counter[int] = Counter()
        self.upvotes_received: Counter[int] = Counter()

    def write(self) -> None:
        lengths = self._lengths()
        for begin in range(0, len(lengths), _BATCH):
            threads = [
                plan_thread(number, replies, someone=self._someone, random=self._random, now=self._now)
                for number, replies in enumerate(lengths[begin : begin + _BATCH], start=begin + 1)
            ]
            # As in life, those who answer different threads take turns: no thread lies in one piece on the disk.
            for reply in sorted((reply for thread in threads for reply in thread.replies), key=attrgetter("at")):
                self._add_reply(reply)
            for thread in threads:
                self._add_thread(thread)
            self._loader.flush()

    def _lengths(self) -> list[int]:
        """How many replies each thread has, the longest first, most of the others a few and some none."""
        scale, random = self._scale, self._random
        weights = [
            0.0001 if random.random() < _UNANSWERED else random.lognormvariate(0, 1)
            for _ in range(scale.discussions - 1)
        ]
        others = share_out(scale.replies - scale.longest_thread, weights, most=_MOST_REPLIES)
        return [scale.longest_thread, *others]

    def _add_thread(self, thread: PlannedThread) -> None:
        live = [reply for reply in thread.replies if not reply.gone]
        category = CATEGORIES[thread.id % len(CATEGORIES)]
        course = self._random.randint(1, self._scale.courses) if category == "course_question" else None
        lesson = (course - 1) * LESSONS_PER_COURSE + 1 + thread.id % LESSONS_PER_COURSE if course else None
        up, down = self._add_votes(thread, discussion=thread.id)
        if not thread.gone:
            self.discussions[thread.author] += 1
        content = "" if thread.gone == "deleted" else self._prose.post(165)
        last_at = max([thread.at, *(reply.at for reply in live)])
        self._loader.add(
            "discussions",
            *(thread.id, thread.author, course, lesson),
            *(self._prose.title(most=120), content, as_html(content), category, self._random.sample(TAGS, 2)),
            *(1 < thread.id <= 4, any(reply.is_solution for reply in live)),
            *(self._random.randint(0, 500), len(live), up, down, thread.at, last_at, *self._gone_at(thread)),
        )
        for reader in sorted({thread.author, *(reply.author for reply in thread.replies)}):
            read_at = thread.at + self._random.random() * (self._now - thread.at)
            self._loader.add("discussion_readers", reader, thread.id, read_at, True)

    def _add_reply(self, reply: PlannedReply) -> None:
        self._replies += 1
        reply.id = self._replies
        reply.path = [*(reply.parent.path[:2] if reply.parent else ()), reply.id]
        up, down = self._add_votes(reply, reply=reply.id)
        if not reply.gone:
            self.replies[reply.author] += 1
            self.answers_accepted[reply.author] += reply.is_solution
        content = "" if reply.gone == "deleted" else self._prose.post(80)
        parent_id = reply.parent.id if reply.parent else None
        self._loader.add(
            "replies",
            *(reply.id, reply.thread_id, reply.author, parent_id, reply.path, content, as_html(content)),
            *(reply.is_solution, up, down, reply.at, *self._gone_at(reply)),
        )

    def _add_votes(
        self, post: PlannedThread | PlannedReply, *, discussion: int | None = None, reply: int | None = None
    ) -> tuple[int, int]:
        """Votes for and against; one in ten is against."""
        voters = {self._someone() for _ in range(int(self._random.expovariate(1)))} - {post.author}
        kinds = ["downvote" if self._random.random() < 0.1 else "upvote" for _ in voters]
        for voter, kind in zip(sorted(voters), kinds, strict=True):
            self._loader.add("discussion_votes", voter, discussion, reply, kind, post.at)
        up = kinds.count("upvote")
        if not post.gone:
            self.upvotes_received[post.author] += up
        return up, len(kinds) - up

    def _gone_at(self, post: PlannedThread | PlannedReply) -> list[datetime | None]:
        """When it was hidden and when it was deleted."""
        return [post.at + timedelta(minutes=5) if post.gone == way else None for way in GONE]

    def _someone(self) -> int:
        """A learner's id; some talk much more than others. The first writes one post in a hundred at scale 1."""
        return 1 + int(self._scale.users * self._random.random() ** 2)


def as_html(content: str) -> str:
    """What the site would make of words without any marks."""
    return f"<p>{escape(content)}</p>\n" if content else ""
