"""What is done in the forum reaches the ledger and the badges, by the operations themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from community.access.member import read_member
from community.models import Discussion, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer, withdraw_acceptance
from community.posts.reply import post_reply
from community.posts.start_thread import start_thread
from community.posts.vote import cast_vote
from gamification.models import XpAward
from gamification.tests.deserving import check_achievements, holds
from learning.models import User
from tests.builders import learn_honestly, make_achievement, make_discussion, make_reply, make_user
from tests.recounts import find_differences
from tests.sql import value


@pytest.fixture
def question(amina: User) -> Discussion:
    learn_honestly(amina, lessons=1)
    return make_discussion(amina)


@pytest.fixture
def answer(kwame: User, question: Discussion) -> Reply:
    return make_reply(kwame, question)


@pytest.fixture
def everybody_is_trusted(platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("forum_trust_lessons", 0)


def accept(asker: User, answer: Reply) -> None:
    accept_answer(member=read_member(asker), reply=answer)


def vote(voter: User, post: Discussion | Reply, vote_type: VoteType | None = VoteType.UPVOTE) -> None:
    cast_vote(member=read_member(voter), post=post, vote=vote_type)


def lines_of(learner: User) -> list[tuple[str, str, int]]:
    return list(XpAward.objects.filter(user=learner).order_by("pk").values_list("reason", "source", "amount"))


def test_an_accepted_answer_earns_what_the_setting_says(
    amina: User, kwame: User, answer: Reply, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("xp_accepted_answer", 25)
    learn_honestly(amina)
    accept(amina, answer)
    assert lines_of(kwame) == [("answer_accepted", f"discussion:{answer.discussion_id}", 25)]
    assert lines_of(amina) == []
    assert find_differences() == []


def test_a_thread_pays_an_answerer_once_whichever_of_their_answers_it_is(
    amina: User, kwame: User, answer: Reply
) -> None:
    learn_honestly(amina)
    for accepted in (answer, make_reply(kwame, answer.discussion)):
        accept(amina, accepted)
        accept(amina, accepted)
    withdraw_acceptance(member=read_member(amina), reply=accepted)
    accept(amina, answer)
    assert len(lines_of(kwame)) == 1


def test_who_accepts_their_own_answer_earns_nothing(amina: User, question: Discussion) -> None:
    badge = make_achievement({"answers_accepted": 1})
    accept(amina, make_reply(amina, question))
    assert lines_of(amina) == []
    assert not holds(amina, badge)


@pytest.mark.usefixtures("everybody_is_trusted")
def test_an_upvote_earns_what_the_setting_says_and_a_downvote_nothing(
    amina: User, kwame: User, zuri: User, answer: Reply, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("xp_upvote_received", 3)
    vote(amina, answer)
    vote(zuri, answer, VoteType.DOWNVOTE)
    vote(zuri, answer.discussion)
    assert lines_of(kwame) == [("upvote_received", f"reply:{answer.pk}:by:{amina.pk}", 3)]
    assert lines_of(amina) == [("upvote_received", f"discussion:{answer.discussion_id}:by:{zuri.pk}", 3)]


@pytest.mark.usefixtures("everybody_is_trusted")
def test_a_vote_taken_back_and_given_again_earns_once(amina: User, kwame: User, answer: Reply) -> None:
    for turn in (VoteType.UPVOTE, VoteType.UPVOTE, None, VoteType.UPVOTE, VoteType.DOWNVOTE, VoteType.UPVOTE):
        vote(amina, answer, turn)
    assert len(lines_of(kwame)) == 1


def test_upvotes_of_who_is_not_trusted_yet_count_for_badges_once_they_are(
    amina: User, kwame: User, answer: Reply
) -> None:
    badge = make_achievement({"upvotes_received": 1}, xp_reward=0)
    vote(amina, answer)
    assert lines_of(kwame) == []
    assert not holds(kwame, badge)
    learn_honestly(amina)
    check_achievements(kwame)
    assert holds(kwame, badge)


def test_lessons_done_make_a_voters_upvotes_worth_xp(
    amina: User, kwame: User, answer: Reply, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_trust_lessons", 3)
    for lessons, lines in ((2, 0), (3, 1)):
        learn_honestly(amina, lessons=lessons)
        vote(amina, answer, None)
        vote(amina, answer)
        assert len(lines_of(kwame)) == lines


def test_writing_earns_no_xp_but_the_badges_for_it(amina: User, kwame: User) -> None:
    asked = make_achievement({"discussions": 1}, xp_reward=0)
    answered = make_achievement({"replies": 1}, xp_reward=0)
    now, member = timezone.now(), read_member(amina)
    thread = start_thread(member=member, title="How?", content="How do I?", category="help", now=now)
    assert holds(amina, asked)
    assert not holds(amina, answered)
    post_reply(member=member, thread=thread, content="Found it.", now=now)
    assert not holds(amina, answered)
    post_reply(member=member, thread=make_discussion(kwame), content="Like this.", now=now)
    assert holds(amina, answered)
    assert lines_of(amina) == []


@pytest.mark.parametrize("state", ["hidden_at", "deleted_at"])
@pytest.mark.parametrize("key", ["discussions", "replies", "answers_accepted", "upvotes_received"])
def test_what_was_hidden_or_deleted_counts_for_no_badge(amina: User, kwame: User, key: str, state: str) -> None:
    badge = make_achievement({key: 1})
    learn_honestly(kwame)
    own, asked = make_discussion(amina), make_discussion(kwame)
    answer = make_reply(amina, asked, is_solution=True)
    for post in (own, answer):
        type(post).objects.filter(pk=post.pk).update(**{state: timezone.now()})
        vote_behind(kwame, post)
    assert check_achievements(amina) == []
    for post in (own, answer):
        type(post).objects.filter(pk=post.pk).update(**{state: None})
    assert check_achievements(amina) == [badge.slug]


def vote_behind(voter: User, post: Discussion | Reply) -> None:
    """Past the rules, as what was voted for before it was hidden."""
    about = {"discussion" if isinstance(post, Discussion) else "reply": post}
    voter.votes.create(vote_type="upvote", **about)


def test_the_copy_of_a_merged_thread_is_no_reply_of_its_author(amina: User, question: Discussion) -> None:
    make_reply(amina, make_discussion(make_user()), merged_from=question)
    metrics = value("SELECT learner_metrics(%s)::jsonb #>> '{}'", amina.pk)
    assert '"replies": 0' in metrics
    assert '"discussions": 1' in metrics
