"""Whom the faucet's day is kept for (chain/faucet/shares.py): learners, first requests, and no network alone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from chain.faucet.allowance import read_allowance
from chain.faucet.errors import PayoutRefused
from chain.faucet.forgetting import MARK_KEPT_FOR, forget_networks
from chain.models import FaucetRequest
from chain.tests.payouts import ask, refusal_of
from learning.models import Lesson, ThrottleMark, User
from tests.builders import learn_honestly, make_completion, make_course, make_user

pytestmark = pytest.mark.django_db

Setting = Callable[[str, Any], None]
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
HERE = "203.0.113.0"


def learner(lessons: int = 1) -> User:
    person = make_user()
    learn_honestly(person, lessons=lessons)
    return person


def scripted() -> User:
    """Five lessons posted in a second."""
    person = make_user()
    for lesson in Lesson.objects.filter(course=make_course(lessons=5)):
        make_completion(person, lesson, score_percentage=100)
    return person


def network(number: int) -> str:
    return f"198.51.{number}.0"


def answers(people: list[User], hbar: int, *, ip: Callable[[int], str]) -> list[str]:
    return [refusal_of(person, hbar, at=NOON, ip=ip(number)) for number, person in enumerate(people)]


def test_ten_new_wallets_close_the_faucet_for_nobody(amina: User) -> None:
    """The attack of before: ten accounts that ask for ten each, with and without lessons posted by a script."""
    flood = [*(make_user() for _ in range(10)), *(scripted() for _ in range(10))]
    assert set(answers(flood, 10, ip=lambda _number: HERE)) == {"learn_first"}
    given = answers(flood, 1, ip=lambda _number: HERE)
    assert (given.count(""), set(given)) == (5, {"", "network"})
    learn_honestly(amina)
    assert refusal_of(amina, 10, at=NOON, ip=network(1)) == ""
    assert refusal_of(make_user(), 1, at=NOON, ip=network(2)) == ""


def test_newcomers_of_however_many_networks_get_their_part_and_no_more() -> None:
    given = answers([make_user() for _ in range(25)], 1, ip=network)
    assert given == [""] * 20 + ["newcomers"] * 5
    assert refusal_of(learner(), 10, at=NOON, ip=network(30)) == ""


def test_a_class_of_40_behind_one_address_that_has_done_a_lesson_is_served_beside_a_flood() -> None:
    answers([make_user() for _ in range(40)], 1, ip=lambda _number: HERE)
    pupils = [learner() for _ in range(40)]
    # Some of them ask for much before others have asked at all.
    assert answers(pupils[:4], 10, ip=lambda _number: HERE) == ["", "", "network", "network"]
    assert answers(pupils[2:], 1, ip=lambda _number: HERE) == [""] * 38
    assert refusal_of(learner(), 1, at=NOON, ip=HERE) == ""


def test_first_requests_are_served_when_the_rest_of_the_day_is_given() -> None:
    assert answers([learner() for _ in range(7)], 10, ip=network) == [""] * 6 + ["kept"]
    late = learner()
    with pytest.raises(PayoutRefused) as refusal:
        ask(late, 5, at=NOON, ip=network(8))
    assert (refusal.value.code, refusal.value.until, refusal.value.left) == ("kept", NOON + DAY, Decimal(1))
    assert read_allowance(learner=late, now=NOON, network=network(8)).available == 1
    assert refusal_of(late, 1, at=NOON, ip=network(8)) == ""
    assert refusal_of(late, 1, at=NOON, ip=network(8)) == "kept"


def test_the_whole_budget_is_never_overdrawn_by_first_requests(platform_setting: Setting) -> None:
    platform_setting("faucet_daily_budget_hbar", 10)
    assert answers([learner() for _ in range(11)], 1, ip=network) == [""] * 10 + ["empty"]
    assert FaucetRequest.objects.total() == 10


def test_a_network_has_its_share_anew_as_the_day_rolls_on() -> None:
    people = [learner() for _ in range(4)]
    evening = NOON.replace(hour=23)
    given = [refusal_of(person, 8, at=evening, ip=HERE) for person in people]
    assert given == ["", "", "", "network"]
    # The next day (UTC) marks it otherwise; the 24 hours go on all the same.
    assert refusal_of(people[3], 8, at=evening + timedelta(hours=5), ip=HERE) == "network"
    assert refusal_of(people[3], 8, at=evening + DAY, ip=HERE) == ""


def test_without_a_known_network_there_is_no_share_of_one() -> None:
    assert [refusal_of(learner(), 10, at=NOON) for _ in range(6)] == [""] * 6


def test_who_has_asked_before_under_another_account_with_the_wallet_asks_not_for_the_first_time() -> None:
    first = learner()
    ask(first, 1, at=NOON)
    wallet = str(first.evm_address)
    User.objects.filter(pk=first.pk).update(evm_address=None)
    second = learner()
    User.objects.filter(pk=second.pk).update(evm_address=wallet)
    second.refresh_from_db()
    assert read_allowance(learner=second, now=NOON + 3 * DAY).first_shares == ()


def test_how_much_a_first_request_is_sure_of_is_a_setting(platform_setting: Setting) -> None:
    platform_setting("faucet_first_hbar", 2)
    assert [refusal_of(make_user(), hbar, at=NOON) for hbar in (3, 2)] == ["learn_first", ""]
    assert ask(learner(), 2, at=NOON).part == "first"
    assert ask(learner(), 3, at=NOON).part == "learner"


@pytest.mark.parametrize(("percent", "served"), [(0, 10), (40, 6), (90, 1)])
def test_how_much_is_kept_for_first_requests_is_a_setting(platform_setting: Setting, percent: int, served: int) -> None:
    platform_setting("faucet_first_percent", percent)
    assert answers([learner() for _ in range(11)], 10, ip=network).count("") == served


@pytest.mark.parametrize(("percent", "served"), [(0, 0), (3, 3)])
def test_how_much_newcomers_get_is_a_setting(platform_setting: Setting, percent: int, served: int) -> None:
    platform_setting("faucet_newcomer_percent", percent)
    assert [refusal_of(make_user(), at=NOON) for _ in range(4)].count("") == served


@pytest.mark.parametrize(("percent", "served"), [(10, 1), (60, 6)])
def test_how_much_a_network_gets_is_a_setting(platform_setting: Setting, percent: int, served: int) -> None:
    platform_setting("faucet_network_percent", percent)
    assert answers([learner() for _ in range(7)], 10, ip=lambda _number: HERE).count("") == served


def test_the_page_says_why_and_moderators_see_it(amina_client: Client, amina: User) -> None:
    page = amina_client.post("/faucet/", {"amount": "10"}).content.decode()
    assert "Until you have completed a lesson" in page
    for _ in range(5):
        ask(make_user(), 1, ip="127.0.0.0")
    answer = amina_client.post("/faucet/", {"amount": "1"})
    assert answer.status_code == 422
    assert "Your network has had its share" in answer.content.decode()
    assert [mark.subject for mark in ThrottleMark.objects.refused()] == [f"person:{amina.pk}"]


def test_what_was_kept_of_the_network_is_forgotten(amina: User) -> None:
    request = ask(amina, 1, at=NOON, ip=HERE)
    assert HERE not in request.network_mark != ""
    forget_networks(now=NOON + MARK_KEPT_FOR + timedelta(seconds=1))
    request.refresh_from_db()
    assert (request.request_ip, request.network_mark) == (None, "")
