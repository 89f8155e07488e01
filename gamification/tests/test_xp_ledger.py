"""award_xp(), apply_xp_awards() and keep_xp_ledger(): XP is a ledger, and total and level are what it adds up to."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from gamification.models import XpAward
from gamification.xp.levels import level_at
from learning.models import User
from tests.builders import make_award, make_user
from tests.parallel import at_once
from tests.recounts import find_differences
from tests.sql import run, value


def award_xp(learner: User, amount: int, reason: str = "lesson_completed", source: str = "lesson:1") -> int:
    return int(value("SELECT award_xp(%s, %s, %s, %s)", learner.pk, amount, reason, source))


def xp_and_level(learner: User) -> tuple[int, int]:
    learner.refresh_from_db()
    return learner.total_xp, learner.current_level


def test_xp_is_given_once_for_a_reason_and_source(amina: User) -> None:
    assert award_xp(amina, 10) == 10
    assert award_xp(amina, 10) == 0
    assert award_xp(amina, 99) == 0
    assert xp_and_level(amina) == (10, 1)


def test_another_reason_source_or_learner_is_another_line(amina: User, kwame: User) -> None:
    award_xp(amina, 10)
    assert award_xp(amina, 10, source="lesson:2") == 10
    assert award_xp(amina, 10, reason="quiz_passed") == 10
    assert award_xp(kwame, 10) == 10
    assert (xp_and_level(amina), xp_and_level(kwame)) == ((30, 1), (10, 1))


def test_nothing_is_no_line(amina: User) -> None:
    assert award_xp(amina, 0) == 0
    assert not XpAward.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_calls_at_once_give_it_once(amina: User) -> None:
    given = at_once(*[lambda: award_xp(amina, 10)] * 4)
    assert sorted(given) == [0, 0, 0, 10]
    assert xp_and_level(amina) == (10, 1)


@pytest.mark.django_db(transaction=True)
def test_awards_at_once_lose_nothing(amina: User) -> None:
    at_once(*[lambda n=n: award_xp(amina, 10, source=f"lesson:{n}") for n in range(4)])
    assert xp_and_level(amina) == (40, 1)


LEVELS = {
    0: 1,
    1: 1,
    99: 1,
    100: 1,
    399: 1,
    400: 2,
    899: 2,
    900: 3,
    9_999: 9,
    10_000: 10,
    999_999: 99,
    10**6: 100,
    10**7: 100,
    10**12: 100,
}


@pytest.mark.django_db
@pytest.mark.parametrize(("xp", "level"), LEVELS.items())
def test_the_level_follows_from_the_xp(xp: int, level: int) -> None:
    assert value("SELECT calculate_user_level(%s)", xp) == level
    assert level_at(xp, divisor=100).number == level


@pytest.mark.django_db
def test_database_and_pages_agree_on_the_level_around_every_step() -> None:
    for level in range(1, 103):
        for xp in (level**2 * 100 - 1, level**2 * 100, level**2 * 100 + 1):
            assert value("SELECT calculate_user_level(%s)", xp) == level_at(xp, divisor=100).number, xp


@pytest.mark.parametrize(("xp", "level"), [(399, 1), (400, 2), (10**6, 100), (10**7, 100)])
def test_the_learners_level_moves_with_the_line(amina: User, xp: int, level: int) -> None:
    award_xp(amina, xp)
    assert xp_and_level(amina) == (xp, level)


@pytest.mark.parametrize(("divisor", "level"), [(1, 20), (100, 2), (400, 1)])
def test_the_divisor_is_a_platform_setting(
    amina: User, platform_setting: Callable[[str, Any], None], divisor: int, level: int
) -> None:
    platform_setting("level_formula_divisor", divisor)
    award_xp(amina, 400)
    assert xp_and_level(amina) == (400, level)


def test_without_a_setting_the_divisor_is_a_hundred(amina: User) -> None:
    run("DELETE FROM platform_settings")
    award_xp(amina, 400)
    assert xp_and_level(amina) == (400, 2)


@pytest.mark.parametrize("change", ["amount = 5", "reason = 'adjustment'", "source = 'x'", "awarded_at = now()"])
def test_a_line_is_never_changed(amina: User, change: str) -> None:
    award_xp(amina, 10)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        run("UPDATE xp_awards SET " + change)  # noqa: S608
    assert find_differences() == []


def test_a_line_taken_away_takes_its_xp_along(amina: User) -> None:
    award_xp(amina, 400)
    award_xp(amina, 30, source="lesson:2")
    XpAward.objects.filter(amount=400).delete()
    assert xp_and_level(amina) == (30, 1)
    assert award_xp(amina, 400) == 400


def test_a_correction_is_a_line_of_its_own(amina: User) -> None:
    award_xp(amina, 400)
    assert award_xp(amina, -150, "adjustment", "given by mistake") == -150
    assert xp_and_level(amina) == (250, 1)


def test_nobody_falls_below_nothing(amina: User) -> None:
    award_xp(amina, 10)
    with pytest.raises(IntegrityError, match="users_total_xp_check"), transaction.atomic():
        award_xp(amina, -11, "adjustment", "too much")
    assert xp_and_level(amina) == (10, 1)


def test_many_lines_in_one_statement_are_all_counted(amina: User, kwame: User) -> None:
    run(
        """INSERT INTO xp_awards (user_id, amount, reason, source)
           SELECT id, n, 'adjustment', n::text FROM users, generate_series(1, 30) n"""
    )
    assert xp_and_level(amina) == xp_and_level(kwame) == (465, 2)
    run("DELETE FROM xp_awards WHERE amount > 10")
    assert xp_and_level(amina) == xp_and_level(kwame) == (55, 1)


@pytest.mark.django_db
def test_the_lines_go_with_their_learner() -> None:
    learner, other = make_user(), make_user()
    make_award(learner, 10)
    make_award(other, 20)
    learner.delete()
    assert [line.user for line in XpAward.objects.all()] == [other]
    assert find_differences() == []
