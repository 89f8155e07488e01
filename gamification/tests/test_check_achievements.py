"""check_achievements() and meets_criteria(): who deserves a badge gets it, with its XP, once.

What each single key counts is in test_badge_criteria.py.
"""

import json
from typing import Any

import pytest
from django.db import transaction

from gamification.models import Achievement, UserAchievement, XpAward
from learning.models import User
from tests.builders import finish_course, make_achievement, make_award, make_badge, make_course, make_user
from tests.parallel import at_once
from tests.recounts import find_differences
from tests.sql import column, run, value


def check_achievements(learner: User) -> list[str]:
    """The slugs of the new badges."""
    return column("SELECT slug FROM check_achievements(%s)", learner.pk)


def badges_of(learner: User) -> set[str]:
    return set(learner.achievements.values_list("achievement__slug", flat=True))


METRICS = {"lessons_completed": 10, "total_xp": 500, "courses": ["a", "b"], "tracks": []}
JUDGED: list[tuple[Any, bool]] = [
    ({"lessons_completed": 10}, True),
    ({"lessons_completed": 11}, False),
    ({"lessons_completed": 10, "total_xp": 500}, True),
    ({"lessons_completed": 10, "total_xp": 501}, False),
    ({"lessons_completed": 11, "total_xp": 501}, False),
    ({"courses": ["a"]}, True),
    ({"courses": ["b", "a"]}, True),
    ({"courses": ["a", "c"]}, False),
    ({"courses": ["a"], "lessons_completed": 1}, True),
    ({"tracks": ["explorer"]}, False),
    # What no admin form lets through, but psql does: never met, never an error.
    ({"lessons_dreamt": 1}, False),
    ({"lessons_dreamt": 1, "lessons_completed": 1}, False),
    ({"lessons_completed": 1, "lessons_dreamt": 1}, False),
    ({"lessons_completed": "1"}, False),
    ({"lessons_completed": None}, False),
    ({"lessons_completed": True}, False),
    ({"lessons_completed": {"at_least": 1}}, False),
    ({"lessons_completed": ["a"]}, False),
    ({"courses": 1}, False),
    ({"courses": "a"}, False),
    ({}, False),
    ([], False),
    (["lessons_completed"], False),
    ("lessons_completed", False),
    (1, False),
    (None, False),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("criteria", "is_met"), JUDGED, ids=lambda given: json.dumps(given))
def test_criteria_are_met_when_every_key_is(criteria: Any, is_met: bool) -> None:
    judged = value("SELECT meets_criteria(%s::jsonb, %s::jsonb)", json.dumps(criteria), json.dumps(METRICS))
    assert judged is is_met


def test_a_badge_comes_with_its_xp_and_is_counted(amina: User) -> None:
    make_achievement({"courses_completed": 1}, slug="finisher", xp_reward=70)
    assert check_achievements(amina) == []
    finish_course(amina, make_course())
    assert check_achievements(amina) == ["finisher"]
    amina.refresh_from_db()
    assert (amina.total_xp, amina.badges_earned) == (70, 1)
    assert Achievement.objects.get().times_earned == 1
    line = XpAward.objects.get()
    assert (line.reason, line.source) == ("achievement", f"achievement:{Achievement.objects.get().pk}")


def test_asking_again_gives_nothing(amina: User) -> None:
    make_achievement({"total_xp": 1})
    make_award(amina, 1)
    check_achievements(amina)
    assert check_achievements(amina) == []
    assert XpAward.objects.filter(reason="achievement").count() == 1
    assert find_differences() == []


def test_a_badge_without_xp_is_no_line_in_the_ledger(amina: User) -> None:
    make_achievement({"total_xp": 1}, xp_reward=0)
    make_award(amina, 1)
    assert len(check_achievements(amina)) == 1
    assert not XpAward.objects.filter(reason="achievement").exists()


def test_badges_that_bring_badges_settle_in_one_call(amina: User) -> None:
    """XP makes the level, the level a badge, the badge XP, and that the next level and badge."""
    make_achievement({"total_xp": 2_000}, slug="fourth", xp_reward=1)
    make_achievement({"level": 4}, slug="third", xp_reward=400)
    make_achievement({"level": 2}, slug="second", xp_reward=1_300)
    make_achievement({"total_xp": 10}, slug="first", xp_reward=390)
    make_achievement({"total_xp": 10_000}, slug="out-of-reach")
    make_award(amina, 10)
    assert sorted(check_achievements(amina)) == ["first", "fourth", "second", "third"]
    amina.refresh_from_db()
    assert (amina.total_xp, amina.current_level) == (10 + 390 + 1_300 + 400 + 1, 4)
    assert check_achievements(amina) == []


def test_a_badge_given_back_after_it_was_taken_brings_no_second_xp(amina: User) -> None:
    make_achievement({"lessons_completed": 1}, slug="first-steps", xp_reward=300)
    make_achievement({"total_xp": 500}, slug="rich")
    finish_course(amina, make_course(lessons=1))
    check_achievements(amina)
    UserAchievement.objects.all().delete()
    # 300 XP are in the books already: they count once, also for what "rich" asks.
    assert check_achievements(amina) == ["first-steps"]
    amina.refresh_from_db()
    assert (amina.total_xp, amina.badges_earned) == (300, 1)


def test_inactive_badges_are_not_given_and_stay_with_those_who_have_them(amina: User, kwame: User) -> None:
    badge = make_achievement({"total_xp": 1})
    make_badge(kwame, badge)
    Achievement.objects.update(is_active=False)
    make_award(amina, 1)
    assert check_achievements(amina) == []
    assert badges_of(kwame) == {badge.slug}


def test_an_inactive_badge_is_no_step_to_another(amina: User) -> None:
    make_achievement({"total_xp": 1}, xp_reward=1000, is_active=False)
    make_achievement({"total_xp": 1000})
    make_award(amina, 1)
    assert check_achievements(amina) == []


def test_badges_are_for_each_learner_alone(amina: User, kwame: User) -> None:
    make_achievement({"total_xp": 1}, slug="one")
    make_award(amina, 1)
    check_achievements(kwame)
    check_achievements(amina)
    assert (badges_of(amina), badges_of(kwame)) == ({"one"}, set())


def test_one_broken_badge_keeps_nobody_from_the_others(amina: User) -> None:
    spoiled: list[Any] = [[], {}, "x", {"lessons_dreamt": 1}, {"total_xp": "many"}]
    for criteria in spoiled:
        badge = make_achievement()
        run("UPDATE achievements SET criteria = %s::jsonb WHERE id = %s", json.dumps(criteria), badge.pk)
    make_achievement({"total_xp": 1}, slug="sound")
    make_award(amina, 1)
    assert check_achievements(amina) == ["sound"]


@pytest.mark.django_db(transaction=True)
def test_two_calls_at_once_give_each_badge_once() -> None:
    learner = make_user()
    for xp in (1, 10, 100):
        make_achievement({"total_xp": xp})
    make_award(learner, 10)
    given = at_once(*[lambda: check_achievements(learner)] * 4)
    assert sorted(map(len, given)) == [0, 0, 0, 3]
    assert find_differences() == []


@pytest.mark.django_db(transaction=True)
def test_operations_that_give_badges_in_opposite_orders_wait_for_each_other() -> None:
    """One learner earns the first badge and then the second, the other the second and then the first."""
    first, second = make_achievement({"total_xp": 10}), make_achievement({"total_xp": 20})
    learners = make_user(), make_user()

    def earn(learner: User, *badges: Achievement) -> None:
        with transaction.atomic():
            for badge in badges:
                make_badge(learner, badge)
                run("SELECT pg_sleep(0.1)")

    at_once(lambda: earn(learners[0], first, second), lambda: earn(learners[1], second, first))
    assert find_differences() == []
    assert Achievement.objects.filter(times_earned=2).count() == 2
