"""Generated threads, answers and votes, and what they add up to for each learner."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random

from web3versity.bench.generate.copying import Loader
from web3versity.bench.generate.prose import Prose
from web3versity.bench.scale import Scale

_BATCH = 1000
_YEAR_SECONDS = 365 * 24 * 3600
CATEGORIES = ("general", "course_question", "help", "showcase")
TAGS = ("wallets", "keys", "fees", "solidity", "hedera", "testnet")


class Forum:
    """Writes the forum thread by thread and keeps the counts that badges ask for, by learner."""

    def __init__(self, scale: Scale, loader: Loader, *, random: Random, prose: Prose, now: datetime) -> None:
        self._scale, self._loader, self._random, self._prose, self._now = scale, loader, random, prose, now
        self._replies = 0
        self.discussions: Counter[int] = Counter()
        self.replies: Counter[int] = Counter()
        self.answers_accepted: Counter[int] = Counter()
        self.upvotes_received: Counter[int] = Counter()

    def write(self) -> None:
        for number in range(1, self._scale.discussions + 1):
            self._add_discussion(number)
            if number % _BATCH == 0:
                self._loader.flush()
        self._loader.flush()

    def _add_discussion(self, number: int) -> None:
        author = self._someone()
        created_at = self._now - timedelta(seconds=self._random.random() * _YEAR_SECONDS)
        last_at = created_at
        until = number * self._scale.replies // self._scale.discussions
        count = until - self._replies
        solution = self._random.randrange(count) if count and self._random.random() < 0.5 else -1
        for place in range(count):
            last_at = min(self._now, last_at + timedelta(hours=self._random.expovariate(0.1)))
            self._add_reply(number, author, last_at, is_solution=place == solution)
        self.discussions[author] += 1
        category = CATEGORIES[number % len(CATEGORIES)]
        course = self._random.randint(1, self._scale.courses) if category == "course_question" else None
        tags = self._random.sample(TAGS, 2)
        votes = self._add_votes(author, created_at, discussion=number)
        words = (self._prose.title(most=120), self._prose.words(165))
        counts = (solution >= 0, self._random.randint(0, 500), count, votes)
        row = (number, author, course, *words, category, tags, *counts, created_at, last_at)
        self._loader.add("discussions", *row)

    def _add_reply(self, discussion: int, asker: int, at: datetime, *, is_solution: bool) -> None:
        self._replies += 1
        author = self._someone()
        while author == asker:
            author = self._someone()
        self.replies[author] += 1
        self.answers_accepted[author] += is_solution
        votes = self._add_votes(author, at, reply=self._replies)
        row = (self._replies, discussion, author, self._prose.words(80), is_solution, votes, at)
        self._loader.add("replies", *row)

    def _add_votes(self, author: int, at: datetime, *, discussion: int | None = None, reply: int | None = None) -> int:
        voters = {self._someone() for _ in range(int(self._random.expovariate(1)))} - {author}
        for voter in sorted(voters):
            self._loader.add("discussion_votes", voter, discussion, reply, "upvote", at)
        self.upvotes_received[author] += len(voters)
        return len(voters)

    def _someone(self) -> int:
        """A learner's id; a few of them do most of the talking."""
        return 1 + int(self._scale.users * self._random.random() ** 4)
