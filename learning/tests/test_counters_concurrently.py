"""Four connections at once on a handful of learners and two courses: nothing deadlocks, and no count is lost."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import DatabaseError, IntegrityError, connection

from benchmarks.harness.broker import tasks_go_nowhere
from learning.tests.concurrent_actions import EVERYTHING_ELSE, LEARNING, SERIES, Action, do
from tests.builders import make_achievement, make_course, make_user
from tests.recounts import find_differences
from web3versity.devserver.process import wait_until

CONNECTIONS, ACTIONS_EACH = 4, 100
# Learning is what happens most.
ALL_ACTIONS: tuple[Action, ...] = (LEARNING + SERIES) * 2 + EVERYTHING_ELSE

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]


def fill_school() -> None:
    for _ in range(5):
        make_user()
    for _ in range(2):
        make_course(lessons=3)
    # The higher a threshold, the lower its id: who crosses one at a time meets whoever crosses several at once.
    for criteria in (
        {"courses_completed": 2},
        {"level": 2},
        {"total_xp": 200},
        {"courses_completed": 1},
        {"total_xp": 60},
        {"total_xp": 30},
        {"lessons_completed": 1},
    ):
        make_achievement(criteria, xp_reward=5)


def work(seed: str) -> Counter[str]:
    """One connection's random actions, until so many are done; how each of them ended."""
    chance, ends, refused_in_a_row = Random(seed), Counter[str](), 0  # noqa: S311
    try:
        while ends["done"] < ACTIONS_EACH and set(ends) <= {"done", "refused"}:
            action = chance.choice(ALL_ACTIONS)
            try:
                do(action, chance)
            except IntegrityError:
                # Its learner or lesson went while it waited: refused, and nothing of it stays.
                # How many of them there are is a question of pace; that actions go on being done is not.
                ends["refused"] += 1
                refused_in_a_row += 1
                assert refused_in_a_row < ACTIONS_EACH, (ends, seed)
            except DatabaseError as error:
                ends[f"{action.__name__}: {error}"] += 1
            else:
                ends["done"] += 1
                refused_in_a_row = 0
    finally:
        connection.close()
    return ends


def connections() -> set[int]:
    """Who is connected to this database. Some stay: another process of the site may stand beside the tests."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return {pid for (pid,) in cursor.fetchall()}


def deadlocks() -> int:
    """Deadlocks of this database ever. A connection reports its own when it goes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def test_counters_equal_recounts_after_four_connections_at_once() -> None:
    fill_school()
    stay, before = connections(), deadlocks()
    seed = str(time.time_ns())
    with tasks_go_nowhere(), ThreadPoolExecutor(CONNECTIONS) as pool:
        ends = sum(pool.map(work, [f"{seed}-{number}" for number in range(CONNECTIONS)]), Counter[str]())
    assert set(ends) <= {"done", "refused"}, "\n".join([seed, *ends])
    assert ends["done"] == CONNECTIONS * ACTIONS_EACH, (ends, seed)
    assert wait_until(lambda: connections() <= stay, seconds=300)
    assert deadlocks() == before, seed
    assert find_differences() == [], seed
