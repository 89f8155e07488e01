"""People, completed lessons and transactions in such numbers that a list that reads them all is noticed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from benchmarks.generate.copying import Loader, bare_tables
from chain.models.transaction import TransactionStatus, TransactionType
from learning.models import User

# Everything happened within so many days, in the order of its rows, as in life.
DAYS: Final = 365
COURSES: Final = 50
LESSONS: Final = 20
# One in so many.
STAFF: Final = 100_000
CLOSED: Final = 5_000
FAILED: Final = 25_000
PENDING: Final = 100_000
_BATCH: Final = 20_000
_NAMES: Final = ("swift", "calm", "bright", "kind", "quiet", "brave", "heron", "acacia", "river", "comet", "reed")


def fill_school(rows: int, *, seed: int, now: datetime) -> Iterator[int]:
    """Put `rows` people, completions and transactions into the connected database, which loses what it held.

    The same seed makes the same rows. Yields how many of each were made since the last time; consume it to the end.
    """
    random, loader = Random(seed), Loader()  # noqa: S311 (data, not secrets)
    with bare_tables():
        _write_courses(loader, now)
        for number in range(1, rows + 1):
            at = now - timedelta(days=DAYS) * (1 - number / rows)
            loader.add("users", *_person(number, at, random))
            loader.add("lesson_completions", *_completion(number, rows, at, random))
            loader.add("transactions", *_transaction(number, rows, at, random))
            if number % _BATCH == 0 or number == rows:
                loader.flush()
                yield (number - 1) % _BATCH + 1
    User.objects.filter(pk__in=range(STAFF, rows + 1, STAFF)).update(is_staff=True)


def _write_courses(loader: Loader, now: datetime) -> None:
    for number in range(1, COURSES + 1):
        about: tuple[Any, ...] = (
            f"Course {number}",
            "A course.",
            "📘",
            "explorer",
            "general",
            "beginner",
            2,
            LESSONS,
            0,
            0,
            [],
        )
        loader.add("courses", number, f"course-{number}", *about, True, False, now)
        for place in range(1, LESSONS + 1):
            pk = (number - 1) * LESSONS + place
            content = '{"html": "", "plain": "", "steps": []}'
            loader.add("lessons", pk, number, f"lesson-{pk}", f"Lesson {pk}", "text", content, place, 5, now)


def _person(number: int, at: datetime, random: Random) -> tuple[Any, ...]:
    name = f"{random.choice(_NAMES)}-{random.choice(_NAMES)}-{number}"
    counted = (random.randrange(20_000), 5, 0, 0, 0, at.date(), 0, 1, 0)
    return (
        *(number, f"0x{number:040x}", name, "🌱", "UTC", *counted, number % CLOSED != 0),
        *(True, number % 3 != 0, at, at, at),
    )


def _completion(number: int, rows: int, at: datetime, random: Random) -> tuple[Any, ...]:
    lesson = random.randrange(COURSES * LESSONS) + 1
    learner = number * 7919 % rows + 1
    return (learner, lesson, (lesson - 1) // LESSONS + 1, at, 120, None, 1, 10)


def _transaction(number: int, rows: int, at: datetime, random: Random) -> tuple[Any, ...]:
    kind = random.choice((TransactionType.FAUCET_REQUEST, TransactionType.PRACTICE_TRANSFER))
    status = TransactionStatus.SUCCESS
    if number % FAILED == 0:
        status = TransactionStatus.FAILED
    if number % PENDING == 0:
        status = TransactionStatus.PENDING
    chain_id = random.choice((296, 298))
    learner = number * 104_729 % rows + 1
    url = f"https://hashscan.io/testnet/transaction/{number}"
    return (learner, f"0.0.2@{number}", kind.value, 1, "0.0.2", "0.0.3", status.value, at, url, chain_id, at)
