from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gamification.leaderboard.boards import AROUND, TOP, Period, read_board
from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.leaderboard.tasks import refresh_leaderboard_when_due
from gamification.models import LeaderboardEntry, LeaderboardRefresh
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_award, make_user
from tests.html import laid_out
from tests.personas import signed_in
from tests.sql import run


def today() -> datetime:
    return timezone.now().astimezone(UTC)


def test_equal_xp_are_equal_places_in_the_order_of_joining(amina: User, kwame: User) -> None:
    late, last = make_user("late"), make_user("last")
    for learner, xp in ((kwame, 50), (last, 20), (late, 30), (amina, 30)):
        make_award(learner, xp)
    refresh_leaderboard()
    board = read_board(Period.ALL, user_id=late.pk, today=today().date())
    assert [(place.rank, place.username) for place in board.top] == [
        (1, "kwame"),
        (2, "amina"),
        (2, "late"),
        (4, "last"),
    ]
    assert board.mine is not None
    assert (board.mine.rank, board.mine.xp) == (2, 30)


def test_a_place_that_many_share_fills_the_board_and_no_more(db: None, client: Client) -> None:
    learners = [make_user() for _ in range(TOP + 20)]
    for learner in learners:
        make_award(learner, 30)
    refresh_leaderboard()
    me = learners[TOP + 10]
    board = read_board(Period.ALL, user_id=me.pk, today=today().date())
    assert (len(board.top), {place.rank for place in board.top}) == (TOP, {1})
    names = [learner.username for learner in learners]
    assert [place.username for place in board.around] == names[TOP + 10 - AROUND : TOP + 11 + AROUND]
    text = signed_in(me).get("/leaderboard/").text
    assert "You are in place <strong>1</strong> with 30 XP." in text


def test_week_and_month_count_what_was_earned_in_them(amina: User, kwame: User) -> None:
    make_award(kwame, 500, awarded_at=today() - timedelta(days=40))
    make_award(kwame, 5)
    make_award(amina, 30)
    refresh_leaderboard()
    for period in (Period.WEEK, Period.MONTH):
        board = read_board(period, user_id=None, today=today().date())
        assert [(place.username, place.xp) for place in board.top] == [("amina", 30), ("kwame", 5)]
    assert read_board(Period.ALL, user_id=None, today=today().date()).top[0].username == "kwame"


def test_last_weeks_board_is_not_shown_as_this_weeks(amina: User) -> None:
    make_award(amina, 30)
    refresh_leaderboard()
    assert read_board(Period.WEEK, user_id=None, today=today().date() + timedelta(days=7)).top == ()


def test_opting_out_is_honoured_at_once_and_for_visitors_of_old_links(amina: User, client: Client) -> None:
    make_award(amina, 30)
    refresh_leaderboard()
    assert "amina" in client.get("/leaderboard/?period=week").content.decode()
    User.objects.filter(pk=amina.pk).update(show_on_leaderboard=False)
    for period in Period:
        assert "amina" not in client.get("/leaderboard/", {"period": period.value}).content.decode()


@pytest.mark.parametrize("change", [{"show_on_leaderboard": False}, {"is_active": False}])
def test_readers_pass_over_a_place_that_is_there_and_should_not_be(
    amina: User, client: Client, change: dict[str, bool]
) -> None:
    """The trigger that takes it away sleeps; refresh_leaderboard() has not run since."""
    make_award(amina, 30)
    refresh_leaderboard()
    run("ALTER TABLE users DISABLE TRIGGER USER")
    User.objects.filter(pk=amina.pk).update(**change)
    run("ALTER TABLE users ENABLE TRIGGER USER")
    assert LeaderboardEntry.objects.filter(user=amina).exists()
    for period in Period:
        assert read_board(period, user_id=amina.pk, today=today().date()).top == ()
        assert "amina" not in client.get("/leaderboard/", {"period": period.value}).text


def test_whoever_is_below_the_top_sees_the_five_on_either_side(db: None) -> None:
    learners = [make_user() for _ in range(TOP + 20)]
    for number, learner in enumerate(learners):
        make_award(learner, 1000 - number)
    refresh_leaderboard()
    me = learners[TOP + 10]
    board = read_board(Period.ALL, user_id=me.pk, today=today().date())
    assert len(board.top) == TOP
    assert [place.rank for place in board.around] == list(range(TOP + 11 - AROUND, TOP + 11 + AROUND + 1))
    assert [place.username for place in board.around if place.is_me] == [me.username]


@pytest.mark.parametrize("period", ["", "week", "month", "all", "year", "'; --"])
def test_the_page_answers_for_any_period(client: Client, amina: User, period: str) -> None:
    make_award(amina, 30)
    refresh_leaderboard()
    answer = client.get("/leaderboard/", {"period": period})
    assert answer.status_code == 200
    assert "amina" in answer.content.decode()


def test_a_board_says_when_the_next_one_comes_and_the_first(
    client: Client, db: None, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("leaderboard_cache_minutes", 20)
    assert "It stands here within a minute." in client.get("/leaderboard/").content.decode()
    refresh_leaderboard()
    page = laid_out(client.get("/leaderboard/").content.decode())
    assert "Nobody is on this board yet" in page
    refreshed = LeaderboardRefresh.objects.get().refreshed_at
    at = refreshed + timedelta(minutes=20)
    assert f'stand here when the board is worked out again, at about <time datetime="{at:%Y-%m-%dT%H:%M:%SZ}">' in page
    assert f'again at about <time datetime="{at:%Y-%m-%dT%H:%M:%SZ}">' in page


def test_htmx_switches_the_period_by_the_fragment_alone(client: Client, amina: User) -> None:
    fragment = client.get("/leaderboard/?period=month", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment


def test_the_page_takes_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries, db: None) -> None:
    learners = [make_user() for _ in range(TOP + 5)]
    for number, learner in enumerate(learners):
        make_award(learner, 1000 - number)
    refresh_leaderboard()
    browser = signed_in(learners[-1])
    MAINTENANCE_MODE.current()
    with django_assert_max_num_queries(7):
        browser.get("/leaderboard/")


def test_the_task_refreshes_when_it_is_due_and_not_before(amina: User) -> None:
    assert refresh_leaderboard_when_due() == 0
    make_award(amina, 30)
    assert refresh_leaderboard_when_due() is None
    LeaderboardRefresh.objects.update(refreshed_at=timezone.now() - timedelta(minutes=5))
    assert refresh_leaderboard_when_due() == 1
