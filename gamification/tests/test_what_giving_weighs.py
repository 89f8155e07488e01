"""XP from the forum is worth what its giver has learned; one network gives so much a week, however many they are."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from community.access.member import Member, read_member
from community.models import Discussion, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer
from community.posts.vote import cast_vote
from gamification.models import XpAward
from gamification.xp.late_thanks import pay_late_thanks
from learning.models import Lesson, ThrottleMark, User
from tests.builders import (
    learn_honestly,
    make_achievement,
    make_completion,
    make_course,
    make_discussion,
    make_reply,
    make_trusted_user,
    make_user,
)

pytestmark = pytest.mark.django_db

HERE, THERE = "203.0.113.0", "198.51.100.0"


@pytest.fixture(autouse=True)
def _badges() -> None:
    make_achievement({"answers_accepted": 1}, xp_reward=40)
    make_achievement({"upvotes_received": 1}, xp_reward=100)


def asked_by(asker: User, answerer: User, *, network: str = HERE) -> None:
    """The asker has a question and accepts the answer."""
    reply = make_reply(answerer, make_discussion(asker))
    accept_answer(member=read_member(asker, network=network), reply=reply)


def upvote(voter: User, post: Discussion | Reply) -> None:
    cast_vote(member=read_member(voter, network=HERE), post=post, vote=VoteType.UPVOTE)


def xp_of(learner: User, reason: str = "") -> int:
    lines = XpAward.objects.filter(user=learner)
    return sum((lines.filter(reason=reason) if reason else lines).values_list("amount", flat=True))


def scripted() -> User:
    """Five lessons posted in a second by an account that is a second old."""
    learner = make_user()
    for lesson in Lesson.objects.filter(course=make_course(lessons=5)):
        make_completion(learner, lesson, score_percentage=100)
    return learner


def newcomer() -> User:
    """One lesson, read as a person reads."""
    learner = make_user()
    learn_honestly(learner, lessons=1)
    return learner


def test_accounts_that_have_learned_nothing_give_nothing_neither_xp_nor_badges(kwame: User) -> None:
    for number in range(5):
        asked_by(make_user(), kwame, network=f"203.0.{number}.0")
        asked_by(scripted(), kwame, network=f"203.0.{number}.0")
        for voter in (make_user(), scripted()):
            upvote(voter, make_reply(kwame, make_discussion(None)))
    assert xp_of(kwame) == 0


def test_an_honest_newcomers_thanks_count_once_they_are_trusted(kwame: User) -> None:
    asker = newcomer()
    asked_by(asker, kwame)
    assert xp_of(kwame) == 0
    asker.completions.all().delete()
    learn_honestly(asker)
    assert pay_late_thanks(now=timezone.now()) == 1
    assert (xp_of(kwame, "answer_accepted"), xp_of(kwame, "achievement")) == (15, 40)


def test_one_network_gives_so_often_a_week_and_moderators_see_it(
    kwame: User, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_thanks_per_network", 1)
    for _ in range(3):
        asked_by(make_trusted_user(), kwame)
    assert xp_of(kwame, "answer_accepted") == 15
    asked_by(make_trusted_user(), kwame, network=THERE)
    assert xp_of(kwame, "answer_accepted") == 30
    assert [(mark.scope, mark.refused) for mark in ThrottleMark.objects.refused()] == [("forum-xp", 2)]


def test_one_person_gives_so_often_in_thirty_days(kwame: User, platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("forum_thanks_per_person", 1)
    asker = make_trusted_user()
    for _ in range(2):
        asked_by(asker, kwame)
    assert xp_of(kwame, "answer_accepted") == 15


def test_one_person_gives_so_often_in_a_day(platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("forum_thanks_per_day", 2)
    giver, answerers = make_trusted_user(), [make_user() for _ in range(3)]
    for answerer in answerers:
        upvote(giver, make_reply(answerer, make_discussion(None)))
    assert [xp_of(answerer, "upvote_received") for answerer in answerers] == [2, 2, 0]
    assert [(mark.scope, mark.refused) for mark in ThrottleMark.objects.refused()] == [("forum-thanks", 1)]
    ThrottleMark.objects.update(ends_at=timezone.now() - timedelta(days=1))
    asked_by(giver, answerers[2])
    assert xp_of(answerers[2], "answer_accepted") == 15


def test_the_same_thanks_again_take_nothing_from_the_network(kwame: User) -> None:
    asker = make_trusted_user()
    reply = make_reply(kwame, make_discussion(asker))
    other = make_reply(kwame, reply.discussion)
    for accepted in (reply, other, reply):
        accept_answer(member=read_member(asker, network=HERE), reply=accepted)
    assert xp_of(kwame, "answer_accepted") == 15
    assert not ThrottleMark.objects.refused().exists()


def test_trusted_classmates_of_one_network_give_one_after_the_other(kwame: User) -> None:
    for _ in range(3):
        asked_by(make_trusted_user(), kwame)
    assert xp_of(kwame, "answer_accepted") == 45


def test_a_moderators_decision_counts_whoever_asked(kwame: User, moyo: User) -> None:
    for asker in (make_user(), None):
        reply = make_reply(kwame, make_discussion(asker))
        accept_answer(member=Member(moyo, is_moderator=True), reply=reply)
    assert (xp_of(kwame, "answer_accepted"), xp_of(kwame, "achievement")) == (30, 40)


def test_an_upvote_takes_trust_for_xp_and_for_a_badge(kwame: User) -> None:
    reply = make_reply(kwame, make_discussion(None))
    upvote(newcomer(), reply)
    assert xp_of(kwame) == 0
    upvote(make_trusted_user(), reply)
    assert (xp_of(kwame, "upvote_received"), xp_of(kwame, "achievement")) == (2, 100)
