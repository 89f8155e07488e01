"""reward_community(): XP that others give in the forum, once each and within the day's cap."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gamification.models import XpAward
from learning.models import User
from tests.builders import make_achievement, make_award, make_user
from tests.parallel import at_once
from tests.recounts import find_differences
from tests.sql import run, value

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)
CAP = 50


def reward(learner: User, amount: int, source: str, *, reason: str = "upvote_received", at: datetime = NOON) -> int:
    """The XP that was given."""
    changes = "(reward_community(%s, %s, %s, %s, p_at => %s) ->> 'xp')::int"
    return int(value("SELECT " + changes, learner.pk, reason, source, amount, at))


def test_it_is_given_once_for_a_reason_and_source(amina: User) -> None:
    assert reward(amina, 2, "reply:1:by:7") == 2
    assert reward(amina, 2, "reply:1:by:7") == 0
    assert reward(amina, 2, "reply:1:by:8") == 2
    assert reward(amina, 15, "discussion:1", reason="answer_accepted") == 15
    amina.refresh_from_db()
    assert amina.total_xp == 19
    assert find_differences() == []


def test_the_cap_of_a_day_is_a_platform_setting(amina: User, platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("xp_community_daily_cap", 20)
    assert reward(amina, 15, "discussion:1", reason="answer_accepted") == 15
    assert reward(amina, 15, "discussion:2", reason="answer_accepted") == 5
    assert reward(amina, 2, "reply:1:by:7") == 0
    assert not XpAward.objects.filter(source="reply:1:by:7").exists()
    platform_setting("xp_community_daily_cap", 0)
    assert reward(amina, 2, "reply:2:by:7") == 0


def test_without_a_setting_the_cap_is_fifty(amina: User) -> None:
    run("DELETE FROM platform_settings")
    assert reward(amina, 1000, "discussion:1", reason="answer_accepted") == CAP


def test_a_day_is_a_day_of_utc_and_the_next_one_begins_anew(amina: User) -> None:
    last = NOON.replace(hour=23, minute=59, second=59)
    assert reward(amina, 40, "discussion:1", at=NOON.replace(hour=0)) == 40
    assert reward(amina, 40, "discussion:2", at=last) == 10
    assert reward(amina, 40, "discussion:3", at=last + timedelta(seconds=1)) == 40


def test_what_the_evening_before_brought_leaves_todays_cap_whole(amina: User) -> None:
    assert reward(amina, CAP, "discussion:1", at=NOON.replace(hour=23, minute=30) - timedelta(days=1)) == CAP
    assert reward(amina, CAP, "discussion:2") == CAP


def test_what_comes_late_counts_for_its_own_day(amina: User) -> None:
    reward(amina, 40, "discussion:1")
    assert reward(amina, 40, "discussion:2", at=NOON - timedelta(days=1)) == 40
    assert reward(amina, 40, "discussion:3") == 10


def test_a_session_in_another_time_zone_counts_the_same_days(amina: User) -> None:
    run("SET LOCAL TimeZone = 'Pacific/Kiritimati'")
    reward(amina, 40, "discussion:1", at=NOON.replace(hour=1))
    assert reward(amina, 40, "discussion:2", at=NOON.replace(hour=23)) == 10


def test_other_xp_and_other_learners_leave_the_cap_alone(amina: User, kwame: User) -> None:
    make_award(amina, 500, reason="lesson_completed", awarded_at=NOON)
    reward(kwame, CAP, "discussion:1")
    assert reward(amina, CAP, "discussion:1") == CAP


def test_badges_are_judged_also_when_the_cap_leaves_nothing(amina: User) -> None:
    make_achievement({"total_xp": CAP}, xp_reward=30)
    assert reward(amina, CAP, "discussion:1") == CAP + 30
    make_achievement({"total_xp": CAP + 30}, xp_reward=0)
    reward(amina, 2, "reply:1:by:7")
    amina.refresh_from_db()
    assert amina.badges_earned == 2
    assert find_differences() == []


@pytest.mark.django_db(transaction=True)
def test_many_at_once_stay_within_the_cap_and_the_same_fact_earns_once(amina: User) -> None:
    given = at_once(*[lambda n=n: reward(amina, 15, f"discussion:{n % 5}") for n in range(10)])
    assert sum(given) == CAP
    assert sorted(XpAward.objects.values_list("amount", flat=True)) == [5, 15, 15, 15]
    assert find_differences() == []


facts = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["answer_accepted", "upvote_received"]),
    st.integers(0, 12).map(lambda n: f"reply:{n}:by:7"),
    st.integers(0, 60),
    st.integers(0, 72),
)


@pytest.mark.stress
@pytest.mark.django_db
@settings(
    max_examples=60,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=st.lists(facts, min_size=5, max_size=40))
def test_no_day_ever_holds_more_than_the_cap_and_no_fact_earns_twice(
    story: list[tuple[int, str, str, int, int]],
) -> None:
    with transaction.atomic():
        learners = [make_user() for _ in range(3)]
        earned: set[tuple[int, str, str]] = set()
        days: list[Counter[date]] = [Counter() for _ in learners]
        for who, reason, source, amount, hours in story:
            at = NOON + timedelta(hours=hours)
            room = CAP - days[who][at.date()]
            expected = 0 if (who, reason, source) in earned else min(amount, room)
            assert reward(learners[who], amount, source, reason=reason, at=at) == expected
            days[who][at.date()] += expected
            if expected:
                earned.add((who, reason, source))
        for who, learner in enumerate(learners):
            assert days_of(learner) == {day: xp for day, xp in days[who].items() if xp}
        assert find_differences() == []
        transaction.set_rollback(True)


def days_of(learner: User) -> dict[date, int]:
    """UTC day to what the forum brought on it."""
    lines = XpAward.objects.filter(user=learner).order_by("awarded_at")
    by_day = groupby(lines, key=lambda line: line.awarded_at.astimezone(UTC).date())
    return {day: sum(line.amount for line in lines_of_day) for day, lines_of_day in by_day}
