"""A badge that comes late still reaches everyone who has earned it."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gamification.achievements import tasks
from gamification.achievements.backfill import award_achievements
from gamification.models import Achievement, UserAchievement, XpAward
from gamification.tests.deserving import holds
from learning.models import User
from tests.builders import make_achievement, make_user
from tests.owed import owed

CROWD = 1000


@pytest.fixture
def crowd(db: None) -> list[User]:
    """A thousand learners, every fourth of them with 200 XP, all before there was any badge."""
    learners = User.objects.bulk_create(User(username=f"crowd{n}") for n in range(CROWD))
    XpAward.objects.bulk_create(
        XpAward(user=learner, amount=200, reason="adjustment", source="test") for learner in learners[::4]
    )
    return learners


def test_everyone_who_qualifies_gets_the_badge_in_few_statements(crowd: list[User]) -> None:
    badge = make_achievement({"total_xp": 100}, xp_reward=30)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        batches = list(award_achievements(batch_size=250))

    assert [batch.learners for batch in batches] == [250] * 4
    assert sum(batch.badges for batch in batches) == CROWD // 4
    # Looking, a savepoint and its release, two locks, the giving and what is owed; and a last look that finds nobody.
    assert len(queries) <= 4 * 7 + 1
    badge.refresh_from_db()
    assert badge.times_earned == CROWD // 4
    assert User.objects.filter(badges_earned=1, total_xp=230).count() == CROWD // 4


def test_repeating_gives_nothing_twice(crowd: list[User]) -> None:
    make_achievement({"total_xp": 100}, xp_reward=30)
    list(award_achievements())
    assert sum(batch.badges for batch in award_achievements()) == 0
    assert UserAchievement.objects.count() == XpAward.objects.filter(reason="achievement").count() == CROWD // 4


def test_a_stopped_run_goes_on_where_it_was(crowd: list[User]) -> None:
    make_achievement({"total_xp": 100})
    run = award_achievements(batch_size=300)
    first = next(run)
    run.close()
    assert UserAchievement.objects.count() == first.badges == 75

    rest = list(award_achievements(after=first.last_id, batch_size=300))
    assert sum(batch.learners for batch in rest) == CROWD - 300
    assert UserAchievement.objects.count() == CROWD // 4


@pytest.mark.django_db
def test_withdrawn_badges_and_suspended_learners_are_passed_over() -> None:
    withdrawn = make_achievement({"level": 1}, is_active=False)
    badge = make_achievement({"level": 1})
    learner, suspended = make_user(), make_user(is_active=False)
    list(award_achievements())
    assert holds(learner, badge)
    assert not holds(learner, withdrawn)
    assert not holds(suspended, badge)


@pytest.mark.django_db
def test_xp_from_a_late_badge_may_earn_the_next_in_the_same_run() -> None:
    learner = make_user()
    make_achievement({"level": 1}, xp_reward=500)
    chained = make_achievement({"level": 2})
    list(award_achievements())
    assert holds(learner, chained)


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_give_each_badge_once_and_do_not_stop_one_another() -> None:
    for _ in range(60):
        make_user()
    for level in (1, 1, 1):
        make_achievement({"level": level})

    def run(size: int) -> int:
        try:
            return sum(batch.badges for batch in award_achievements(batch_size=size))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        given = sum(pool.map(run, (7, 11)))
    assert given == UserAchievement.objects.count() == 60 * 3
    assert set(Achievement.objects.values_list("times_earned", flat=True)) == {60}


@pytest.mark.django_db
def test_the_command_reports_and_can_go_on_after_an_id() -> None:
    first, second = make_user(), make_user()
    badge = make_achievement({"level": 1})
    out = StringIO()
    call_command("award_achievements", after=first.pk, stdout=out)
    assert not holds(first, badge)
    assert holds(second, badge)
    assert "1 badges given to 1 learners looked at." in out.getvalue()


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.django_db
def test_the_command_draws_its_progress_in_a_terminal_only() -> None:
    for _ in range(4):
        make_user()
    terminal, log = Terminal(), StringIO()
    call_command("award_achievements", batch_size=1, stdout=StringIO(), stderr=terminal)
    assert " 50%  2 of 4 learners" in terminal.getvalue()
    assert "100%  4 of 4 learners" in terminal.getvalue()
    call_command("award_achievements", stdout=StringIO(), stderr=log)
    assert log.getvalue() == ""


@pytest.mark.django_db
def test_the_task_hands_on_to_a_new_one_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    badge = make_achievement({"level": 1})
    learners = [make_user(), make_user()]
    assert tasks.award_achievements() is None
    assert all(holds(learner, badge) for learner in learners)

    monkeypatch.setattr(tasks, "SLICE_SECONDS", 0)
    assert tasks.award_achievements() == learners[1].pk
    assert owed(tasks.award_achievements) == [[learners[1].pk]]
    assert tasks.award_achievements(after=learners[1].pk) is None
