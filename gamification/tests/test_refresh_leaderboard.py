"""refresh_leaderboard(): three boards from the ledger, whole before or whole after."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gamification.models import LeaderboardEntry, LeaderboardRefresh
from learning.models import User
from tests.builders import make_award, make_user
from tests.parallel import at_once
from tests.sql import column, run, value

# A Wednesday in the middle of a month: its week began on Monday the 14th, its month on the 1st.
NOW = datetime(2026, 9, 16, 12, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=200)


def refresh(at: datetime = NOW) -> int:
    return int(value("SELECT refresh_leaderboard(%s)", at))


def board(rank: str = "all_time_rank", xp: str = "all_time_xp") -> list[tuple[int, str, int]]:
    """(rank, username, XP) from the first place down."""
    rows = LeaderboardEntry.objects.exclude(**{rank: None}).order_by(rank, "user_id")
    return list(rows.values_list(rank, "user__username", xp))


def week() -> list[tuple[int, str, int]]:
    return board("weekly_rank", "weekly_xp")


def month() -> list[tuple[int, str, int]]:
    return board("monthly_rank", "monthly_xp")


def test_all_time_is_all_xp_in_order(amina: User, kwame: User) -> None:
    make_award(amina, 10, awarded_at=LONG_AGO)
    make_award(kwame, 30, awarded_at=LONG_AGO)
    make_award(amina, 25, awarded_at=NOW)
    assert refresh() == 2
    assert board() == [(1, "amina", 35), (2, "kwame", 30)]


def test_who_has_no_xp_has_no_place(amina: User, kwame: User) -> None:
    make_award(amina, 10)
    refresh()
    assert board() == [(1, "amina", 10)]


@pytest.mark.django_db
def test_equal_xp_are_equal_places_and_the_next_place_counts_them_all() -> None:
    for username in ("first", "second", "third"):
        make_award(make_user(username), 50, awarded_at=NOW)
    make_award(make_user("last"), 49, awarded_at=NOW)
    refresh()
    expected = [(1, "first", 50), (1, "second", 50), (1, "third", 50), (4, "last", 49)]
    assert board() == week() == month() == expected


@pytest.mark.parametrize("change", [{"show_on_leaderboard": False}, {"is_active": False}])
def test_who_opted_out_or_is_suspended_has_no_place_and_leaves_no_gap(
    amina: User, kwame: User, change: dict[str, bool]
) -> None:
    make_award(amina, 10, awarded_at=NOW)
    make_award(kwame, 30, awarded_at=NOW)
    User.objects.filter(pk=kwame.pk).update(**change)
    refresh()
    assert board() == week() == month() == [(1, "amina", 10)]
    User.objects.filter(pk=kwame.pk).update(is_active=True, show_on_leaderboard=True)
    refresh()
    assert board() == [(1, "kwame", 30), (2, "amina", 10)]


WEEK_STARTS = datetime(2026, 9, 14, tzinfo=UTC)
MONTH_STARTS = datetime(2026, 9, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("awarded_at", "in_week", "in_month"),
    [
        (NOW, True, True),
        (WEEK_STARTS, True, True),
        (WEEK_STARTS - SECOND, False, True),
        (MONTH_STARTS, False, True),
        (MONTH_STARTS - SECOND, False, False),
        (LONG_AGO, False, False),
        # Monday in Lagos and Kiritimati is still Sunday in UTC.
        (datetime.fromisoformat("2026-09-14 00:30+01:00"), False, True),
        (datetime.fromisoformat("2026-09-14 13:59+14:00"), False, True),
        (datetime.fromisoformat("2026-09-13 13:00-11:00"), True, True),
        (NOW + SECOND, False, False),
    ],
)
def test_week_and_month_begin_in_utc(amina: User, awarded_at: datetime, in_week: bool, in_month: bool) -> None:
    make_award(amina, 10, awarded_at=awarded_at)
    refresh()
    assert week() == ([(1, "amina", 10)] if in_week else [])
    assert month() == ([(1, "amina", 10)] if in_month else [])
    assert board() == [(1, "amina", 10)]


@pytest.mark.parametrize(
    ("now", "week_of", "month_of"),
    [
        ("2026-09-16 12:00+00:00", "2026-09-14", "2026-09-01"),
        ("2026-09-13 23:59+00:00", "2026-09-07", "2026-09-01"),
        ("2026-10-01 00:00+00:00", "2026-09-28", "2026-10-01"),
        ("2027-01-01 00:00+00:00", "2026-12-28", "2027-01-01"),
        ("2026-08-31 23:59+14:00", "2026-08-31", "2026-08-01"),
    ],
)
def test_the_boards_say_which_week_and_month_they_are_of(amina: User, now: str, week_of: str, month_of: str) -> None:
    make_award(amina, 10)
    refresh(datetime.fromisoformat(now))
    entry = LeaderboardEntry.objects.get()
    assert (str(entry.week_start_date), str(entry.month_start_date)) == (week_of, month_of)


def test_a_new_week_clears_the_week_of_who_did_nothing_since(amina: User) -> None:
    make_award(amina, 10, awarded_at=NOW)
    refresh()
    assert refresh(NOW + timedelta(days=7)) == 1
    assert (week(), month()) == ([], [(1, "amina", 10)])


def test_a_week_of_corrections_alone_has_no_place(amina: User) -> None:
    make_award(amina, 50, awarded_at=LONG_AGO)
    make_award(amina, -20, awarded_at=NOW)
    refresh()
    assert (board(), week(), month()) == ([(1, "amina", 30)], [], [])


def test_a_second_refresh_writes_nothing(amina: User, kwame: User) -> None:
    make_award(amina, 10)
    make_award(kwame, 30)
    assert refresh() == 2
    written = column("SELECT xmin::text FROM leaderboard_cache ORDER BY id")
    assert refresh(NOW + SECOND) == 0
    assert column("SELECT xmin::text FROM leaderboard_cache ORDER BY id") == written
    assert LeaderboardRefresh.objects.get().refreshed_at == NOW + SECOND


@pytest.mark.django_db
def test_only_places_that_changed_are_written() -> None:
    learners = [make_user() for _ in range(5)]
    for number, learner in enumerate(learners):
        make_award(learner, 100 - 2 * number, awarded_at=NOW)
    assert refresh() == 5
    make_award(learners[4], 3, awarded_at=NOW)  # passes the one above
    assert refresh() == 2
    learners[0].delete()
    assert refresh() == 4
    assert [rank for rank, *_ in board()] == [1, 2, 3, 4]


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    learners=st.lists(
        st.lists(st.tuples(st.integers(1, 3), st.integers(0, 40)), max_size=4),
        min_size=1,
        max_size=8,
    )
)
def test_a_place_is_one_more_than_those_with_more_xp(learners: list[list[tuple[int, int]]]) -> None:
    with transaction.atomic():
        all_time, this_week = [], []
        for number, awards in enumerate(learners):
            learner = make_user(f"learner-no-{number}")
            for xp, days_ago in awards:
                make_award(learner, xp, awarded_at=NOW - timedelta(days=days_ago))
            total = sum(xp for xp, _ in awards)
            recent = sum(xp for xp, days_ago in awards if days_ago <= 2)
            all_time += [(-total, number)] if total else []
            this_week += [(-recent, number)] if recent else []
        refresh()
        for found, expected in ((board(), all_time), (week(), this_week)):
            assert found == [
                (1 + sum(other < xp for other, _ in expected), f"learner-no-{number}", -xp)
                for xp, number in sorted(expected)
            ]
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_refreshes_at_once_write_every_place_once() -> None:
    for number in range(20):
        make_award(make_user(), 1 + number, awarded_at=NOW)
    assert sorted(at_once(*[refresh] * 3)) == [0, 0, 20]
    assert [rank for rank, *_ in board()] == list(range(1, 21))


@pytest.mark.django_db(transaction=True)
def test_readers_see_the_boards_whole_before_or_whole_after_and_never_wait() -> None:
    learners = [make_user() for _ in range(10)]
    for number, learner in enumerate(learners):
        make_award(learner, 100 + number, awarded_at=NOW)
    refresh()
    before = board()
    for number, learner in enumerate(learners):
        make_award(learner, 1000 - 3 * number, awarded_at=NOW)
    is_written, may_end = Event(), Event()

    def refresh_slowly() -> None:
        try:
            with transaction.atomic():
                refresh()
                is_written.set()
                may_end.wait(10)
        finally:
            connection.close()

    refresher = Thread(target=refresh_slowly)
    refresher.start()
    assert is_written.wait(10)
    run("SET lock_timeout = '500ms'")
    assert board() == before
    may_end.set()
    refresher.join(10)
    after = board()
    assert [name for _, name, _ in after] == [name for _, name, _ in reversed(before)]
    assert [rank for rank, *_ in after] == list(range(1, 11))
