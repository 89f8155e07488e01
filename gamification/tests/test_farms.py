"""What somebody with fifty accounts and a script tries, and what it earns: nothing that honest learning would not.

Beside each farm stands what it earned before it was closed (docs/decisions/015).
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from community.access.member import read_member
from community.models import Discussion, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer
from community.posts.vote import cast_vote
from gamification.models import XpAward
from gamification.tests.deserving import check_achievements
from gamification.xp.late_thanks import pay_late_thanks
from learning.courses.enrolment import enrol
from learning.lessons.completion import complete_lesson
from learning.models import User
from tests.builders import (
    learn_honestly,
    make_achievement,
    make_course,
    make_discussion,
    make_reply,
    make_trusted_user,
    make_user,
)

pytestmark = pytest.mark.django_db

HERE = "203.0.113.0"
MANY = 20


@pytest.fixture
def farmer(db: None) -> User:
    return make_user("farmer")


def fresh() -> User:
    """Made a while ago, with one lesson of a text posted since: what a script makes by the hundred."""
    account = make_user()
    learn_honestly(account, lessons=1, graded=0)
    return account


def network(number: int) -> str:
    return f"198.51.{number}.0"


def accept(asker: User, reply: Reply, *, place: str = HERE) -> None:
    accept_answer(member=read_member(asker, network=place), reply=reply)


def upvote(voter: User, post: Discussion | Reply, *, place: str = HERE) -> None:
    cast_vote(member=read_member(voter, network=place), post=post, vote=VoteType.UPVOTE)


def xp_of(learner: User) -> int:
    return sum(XpAward.objects.filter(user=learner).values_list("amount", flat=True))


@pytest.fixture
def long_days(platform_setting: Callable[[str, Any], None]) -> None:
    """As if what follows happened on many days: none of them is full."""
    platform_setting("xp_community_daily_cap", 100_000)


def test_new_accounts_that_accept_an_answer_pay_nothing(farmer: User) -> None:
    """Before: 15 XP a network and day, 40 and 150 XP for the badges."""
    for asked_for in (1, MANY):
        make_achievement({"answers_accepted": asked_for}, xp_reward=40)
    for number in range(MANY):
        account = fresh()
        accept(account, make_reply(farmer, make_discussion(account)), place=network(number))
    assert xp_of(farmer) == 0
    assert pay_late_thanks(now=timezone.now()) == 0
    assert xp_of(farmer) == 0


def test_an_honest_newcomers_thanks_pay_as_soon_as_they_are_trusted(farmer: User) -> None:
    """Farmer or not: those who help newcomers are who a school lives on."""
    badge = make_achievement({"answers_accepted": 1}, xp_reward=40)
    account = make_user()
    accept(account, make_reply(farmer, make_discussion(account)))
    assert xp_of(farmer) == 0
    learn_honestly(account)
    assert [pay_late_thanks(now=timezone.now()) for _ in range(2)] == [1, 0]
    assert xp_of(farmer) == 15 + badge.xp_reward


@pytest.mark.usefixtures("long_days")
def test_newcomers_who_become_trusted_all_at_once_pay_for_five_answers_a_week(farmer: User) -> None:
    accounts = [make_user() for _ in range(8)]
    for account in accounts:
        accept(account, make_reply(farmer, make_discussion(account)))
        learn_honestly(account)
    assert [pay_late_thanks(now=timezone.now()) for _ in range(2)] == [5, 0]


@pytest.mark.usefixtures("long_days")
def test_one_friend_who_asks_all_day_pays_three_times_in_thirty_days(farmer: User) -> None:
    """Before: 50 XP each day, and all twenty answers of Community Helper."""
    badge, friend = make_achievement({"answers_accepted": 4}, xp_reward=150), make_trusted_user()
    for number in range(MANY):
        accept(friend, make_reply(farmer, make_discussion(friend)), place=network(number))
    assert xp_of(farmer) == 3 * 15
    check_achievements(farmer)
    assert not farmer.achievements.filter(achievement=badge).exists()


def test_one_trusted_account_does_not_feed_many(farmer: User) -> None:
    """Before: 15 XP for each of as many accounts as it accepted answers of in a day, and 45 for each in three."""
    giver, accounts = make_trusted_user(), [farmer, *(make_user() for _ in range(MANY))]
    for number, account in enumerate(accounts):
        accept(giver, make_reply(account, make_discussion(giver)), place=network(number))
    assert sum(map(xp_of, accounts)) == 10 * 15


@pytest.mark.usefixtures("long_days")
def test_a_ring_on_many_networks_earns_one_learner_three_thanks_of_each_a_month(farmer: User) -> None:
    """What is left: it takes as many trusted accounts and networks, and on real days no more than 50 XP each."""
    ring = [make_trusted_user() for _ in range(6)]
    for round_number in range(5):
        for number, giver in enumerate(ring):
            accept(giver, make_reply(farmer, make_discussion(giver)), place=network(number + 10 * round_number))
    assert xp_of(farmer) == 6 * 3 * 15


def test_one_thread_whose_acceptance_goes_round_pays_two(farmer: User) -> None:
    """Before: 15 XP for each of fifty accounts, with one thread and one trusted asker."""
    asker = make_trusted_user()
    thread = make_discussion(asker)
    accounts = [farmer, *(make_user() for _ in range(5))]
    for account in accounts:
        accept(asker, make_reply(account, thread))
    assert [xp_of(account) for account in accounts] == [15, 15, 0, 0, 0, 0]


@pytest.mark.usefixtures("long_days")
def test_a_ring_that_votes_for_each_other_from_one_network_earns_ten_points_a_week(farmer: User) -> None:
    """Before: 50 XP for each of them each day, for ever."""
    ring = [make_trusted_user() for _ in range(12)]
    for _day in range(3):
        for voter in ring:
            upvote(voter, make_reply(farmer, make_discussion(None)))
    assert xp_of(farmer) == 5 * 2


def test_a_ring_of_new_accounts_earns_no_badge_and_a_ring_of_few_none_that_takes_many(farmer: User) -> None:
    """Before: Well Said (100 XP), with twenty-five votes of accounts that had posted one lesson."""
    make_achievement({"upvotes_received": 5}, xp_reward=100)
    posts = [make_reply(farmer, make_discussion(None)) for _ in range(6)]
    for number in range(6):
        upvote(fresh(), posts[number], place=network(number))
    friend = make_trusted_user()
    for post in posts:
        upvote(friend, post)
    check_achievements(farmer)
    assert xp_of(farmer) == 3 * 2
    upvote(make_trusted_user(), posts[0])
    upvote(make_trusted_user(), posts[0])
    assert xp_of(farmer) == 5 * 2 + 100


def test_who_answers_themselves_is_no_good_neighbour(farmer: User) -> None:
    """Before: Good Neighbour and Talking Drum (95 XP), all alone in a thread of one's own."""
    make_achievement({"replies": 3}, xp_reward=75)
    own = make_discussion(farmer)
    for _ in range(3):
        make_reply(farmer, own)
    check_achievements(farmer)
    assert xp_of(farmer) == 0
    for _ in range(3):
        make_reply(farmer, make_discussion(make_user()))
    check_achievements(farmer)
    assert xp_of(farmer) == 75


def test_five_lessons_in_a_second_are_no_speed(farmer: User) -> None:
    """Before: Speed Learner (75 XP), by a script that read nothing."""
    make_achievement({"lessons_in_a_day": 5}, xp_reward=75)
    course = make_course(lessons=6)
    User.objects.filter(pk=farmer.pk).update(created_at=timezone.now() - timedelta(days=3))
    enrol(learner=farmer, course=course)
    for lesson in course.lessons.all():
        complete_lesson(learner=farmer, lesson=lesson)
    assert xp_of(farmer) == 6 * 10 + 100
