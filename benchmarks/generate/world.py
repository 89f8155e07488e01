"""Everything a benchmark runs on, in the order in which it can be made."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from benchmarks.generate.badges import count_holders, make_badges
from benchmarks.generate.copying import Loader, bare_tables
from benchmarks.generate.courses import add_courses, add_lessons, plan_courses
from benchmarks.generate.enrolling import Enrolments
from benchmarks.generate.forum import Forum
from benchmarks.generate.learner import Learner
from benchmarks.generate.prose import Prose
from benchmarks.generate.rules import rules_in_force
from benchmarks.generate.scale import Scale
from benchmarks.generate.transactions import Transactions
from benchmarks.generate.wallets import address_of

_BATCH = 500


def generate(scale: Scale, *, seed: int, now: datetime) -> Iterator[int]:
    """Fill the connected database, which loses what it held. Yields the number of learners made since the last time.

    The same scale, seed and moment make the same rows. Consume it to the end; it does its work while it is read.
    A scale without enrolments makes learners who have only talked.
    """
    random = Random(seed)  # noqa: S311 (data, not secrets)
    loader, prose = Loader(), Prose(random)
    with bare_tables():
        badges = make_badges(loader, scale.achievements)
        courses = plan_courses(scale.courses)
        add_lessons(loader, courses, prose=prose, now=now)
        forum = Forum(scale, loader, random=random, prose=prose, now=now)
        forum.write()
        enrolments = Enrolments(scale, courses, random)
        transactions = Transactions(scale, loader, random=random, now=now)
        rules = rules_in_force(badges, courses)
        for number in range(1, scale.users + 1):
            learner = Learner(number, rules, loader, random)
            learner.learn(enrolments.next(enrolments.per_learner[number - 1]), today=now.date())
            from_others = {
                "discussions": forum.discussions[number],
                "replies": forum.replies[number],
                "answers_accepted": forum.answers_accepted[number],
                "upvotes_received": forum.upvotes_received[number],
                "transactions": transactions.add_next(number),
            }
            learner.earn_badges(from_others, now=now)
            learner.write(address_of(number, random), now=now)
            if number % _BATCH == 0 or number == scale.users:
                loader.flush()
                yield (number - 1) % _BATCH + 1
        add_courses(loader, courses, random=random, prose=prose, now=now)
        count_holders(badges)
