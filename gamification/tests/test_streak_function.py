"""update_streak() and count_streak(): a streak by the learner's own calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gamification.models import UserStreak, XpAward
from gamification.tests.streak_cases import CASES, Case, steps
from learning.models import User
from settings.models import PlatformSetting
from tests.builders import make_user
from tests.parallel import at_once
from tests.recounts import find_differences
from tests.sql import row, run

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def update_streak(learner: User, at: datetime, activity: str = "lesson_complete") -> dict[str, Any]:
    return row("SELECT * FROM update_streak(%s, %s, %s)", learner.pk, activity, at)


def state(learner: User) -> dict[str, Any]:
    """The streak as it is kept, and every day of the calendar with its kind and count."""
    learner.refresh_from_db()
    days = UserStreak.objects.filter(user=learner).order_by("streak_date")
    return {
        "streak": learner.current_streak,
        "longest": learner.longest_streak,
        "freezes": learner.streak_freezes,
        "last_day": learner.last_activity_date,
        "days": list(days.values_list("streak_date", "activity_type", "streak_count")),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_streak_is_what_the_table_says(case: Case, platform_setting: Callable[[str, Any], None]) -> None:
    learner = make_user()
    platform_setting("streak_freezes_max", case.most_freezes)
    answer: dict[str, Any] = {}
    for step in steps(case.story):
        if step.moment is None:
            User.objects.filter(pk=learner.pk).update(timezone=step.zone)
        else:
            answer = update_streak(learner, step.moment)
    kept = state(learner)
    assert (kept["streak"], kept["longest"], kept["freezes"]) == (
        case.streak,
        case.longest or case.streak,
        case.freezes,
    )
    assert answer["streak"] == case.streak
    assert learner.total_xp == case.xp
    # The whole calendar counted again says the same.
    run("SELECT count_streak(%s, NULL)", learner.pk)
    assert state(learner) == kept


def test_the_table_is_long_enough() -> None:
    assert len(CASES) >= 30
    assert len({case.name for case in CASES}) == len(CASES)


def test_only_the_first_activity_of_a_day_says_that_the_day_is_new(amina: User) -> None:
    assert update_streak(amina, NOON)["is_new_day"] is True
    again = update_streak(amina, NOON + timedelta(hours=1))
    assert again == {"streak": 1, "is_new_day": False, "milestone_xp": 0}


def test_a_quiz_counts_like_a_lesson_and_nothing_else_does(amina: User) -> None:
    update_streak(amina, NOON, "quiz_complete")
    assert update_streak(amina, NOON + timedelta(days=1), "lesson_complete")["streak"] == 2
    with pytest.raises(Exception, match="activity_type_check"), transaction.atomic():
        update_streak(amina, NOON + timedelta(days=2), "login")


def test_a_missed_day_stands_in_the_calendar_as_frozen(amina: User) -> None:
    for day in (*range(7), 8):
        update_streak(amina, NOON + timedelta(days=day))
    assert state(amina)["days"][-2:] == [
        (date(2026, 1, 8), "freeze", 7),
        (date(2026, 1, 9), "lesson_complete", 8),
    ]


def test_each_milestone_says_what_it_brought_once(amina: User, platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("streak_milestones", {"2": 5, "3": 10, "4": 0})
    brought = [update_streak(amina, NOON + timedelta(days=day))["milestone_xp"] for day in (0, 1, 2, 3, 10, 11, 12)]
    assert brought == [0, 5, 10, 0, 0, 0, 0]
    assert sorted(XpAward.objects.values_list("source", "amount")) == [("days:2", 5), ("days:3", 10)]
    assert find_differences() == []


def test_without_settings_the_rules_of_the_game_hold(amina: User) -> None:
    PlatformSetting.objects.all().delete()
    for day in range(21):
        update_streak(amina, NOON + timedelta(days=day))
    kept = state(amina)
    assert (kept["streak"], kept["freezes"]) == (21, 2)


def test_streaks_are_for_each_learner_alone(amina: User, kwame: User) -> None:
    update_streak(amina, NOON)
    update_streak(amina, NOON + timedelta(days=1))
    assert update_streak(kwame, NOON + timedelta(days=1))["streak"] == 1
    assert state(amina)["streak"] == 2


@pytest.mark.django_db(transaction=True)
def test_two_activities_at_once_are_one_day(amina: User) -> None:
    update_streak(amina, NOON)
    answers = at_once(*[lambda: update_streak(amina, NOON + timedelta(days=1))] * 4)
    assert sorted(answer["is_new_day"] for answer in answers) == [False, False, False, True]
    assert {answer["streak"] for answer in answers} == {2}


ZONES = ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/New_York", "Africa/Cairo")
# Mostly a day or so, as people learn; now and then a holiday. In minutes.
PAUSES = st.one_of(st.integers(0, 300), st.integers(1200, 1700), st.integers(1200, 1700), st.integers(2000, 9000))


@pytest.mark.django_db
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(zone=st.sampled_from(ZONES), start=st.integers(0, 525_600), pauses=st.lists(PAUSES, min_size=5, max_size=40))
def test_a_streak_that_grew_day_by_day_is_the_one_counted_from_the_whole_calendar(
    zone: str, start: int, pauses: list[int]
) -> None:
    with transaction.atomic():
        learner, at = make_user(timezone=zone), NOON + timedelta(minutes=start)
        for pause in pauses:
            at += timedelta(minutes=pause)
            update_streak(learner, at)
        grown = state(learner)
        run("SELECT count_streak(%s, NULL)", learner.pk)
        assert state(learner) == grown
        assert grown["longest"] >= grown["streak"] >= 1
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(days=st.lists(st.integers(0, 25), min_size=2, max_size=20), chance=st.randoms(use_true_random=False))
def test_the_order_in_which_activities_arrive_does_not_matter(days: list[int], chance: Any) -> None:
    with transaction.atomic():
        in_order, as_it_came = make_user(), make_user()
        for day in sorted(days):
            update_streak(in_order, NOON + timedelta(days=day))
        chance.shuffle(days)
        for day in days:
            update_streak(as_it_came, NOON + timedelta(days=day))
        assert state(as_it_came) == state(in_order)
        transaction.set_rollback(True)
