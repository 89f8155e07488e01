"""Voting (community/posts/vote.py)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, DiscussionVote, Reply
from community.models.vote import VoteType
from community.posts.vote import cast_vote
from community.signals import upvote_received
from community.tests.posting import listening, member, suspend
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db

UP, DOWN = VoteType.UPVOTE, VoteType.DOWNVOTE


def make_thread(author: User | None) -> Discussion:
    return make_discussion(author)


def make_answer(author: User | None) -> Reply:
    return make_reply(author, make_discussion(None))


BOTH = pytest.mark.parametrize("make", [make_thread, make_answer])


def vote(person: User | None, post: Discussion | Reply, which: VoteType | None) -> tuple[int, int, int]:
    """The counts afterwards."""
    cast_vote(member=member(person), post=post, vote=which)
    post.refresh_from_db()
    return post.upvote_count, post.downvote_count, post.score


@BOTH
def test_votes_count_are_turned_and_taken_back(amina: User, kwame: User, zuri: User, make: Callable[..., Any]) -> None:
    post = make(amina)
    assert vote(kwame, post, UP) == (1, 0, 1)
    assert vote(zuri, post, DOWN) == (1, 1, 0)
    assert vote(kwame, post, DOWN) == (0, 2, -2)
    assert vote(kwame, post, None) == (0, 1, -1)
    assert find_differences() == []


@BOTH
def test_a_person_has_one_vote_however_often_it_is_given(amina: User, kwame: User, make: Callable[..., Any]) -> None:
    post = make(amina)
    for _ in range(3):
        assert vote(kwame, post, UP) == (1, 0, 1)
    assert DiscussionVote.objects.count() == 1
    for _ in range(2):
        assert vote(kwame, post, None) == (0, 0, 0)


@BOTH
def test_the_rooms_above_hear_of_upvotes_alone_and_once(amina: User, kwame: User, make: Callable[..., Any]) -> None:
    post = make(amina)
    with listening(upvote_received) as heard:
        for which in (DOWN, UP, UP, None):
            vote(kwame, post, which)
    told = {"user_id": amina.pk, "post": post.key, "voter_id": kwame.pk, "giver_id": kwame.pk, "network": None}
    assert heard == [told]


@BOTH
def test_a_moderators_vote_is_worth_what_it_says(amina: User, moyo: User, make: Callable[..., Any]) -> None:
    with listening(upvote_received) as heard:
        vote(moyo, make(amina), UP)
    assert (heard[0]["voter_id"], heard[0]["giver_id"]) == (moyo.pk, None)


@BOTH
def test_what_former_learners_left_can_be_voted_for(kwame: User, make: Callable[..., Any]) -> None:
    with listening(upvote_received) as heard:
        assert vote(kwame, make(None), UP) == (1, 0, 1)
    assert heard == []


@BOTH
def test_nobody_votes_for_themselves_nor_visitors_nor_suspended_people(
    amina: User, kwame: User, make: Callable[..., Any]
) -> None:
    post = make(amina)
    suspend(kwame)
    for person in (amina, kwame, None):
        with pytest.raises(PostRefused) as refusal:
            vote(person, post, UP)
        assert refusal.value.status == 403
    assert not DiscussionVote.objects.exists()


@BOTH
@pytest.mark.parametrize("how", ["locked", "hidden", "deleted", "merged"])
def test_a_closed_thread_takes_no_votes_and_gives_none_back(
    amina: User, kwame: User, make: Callable[..., Any], how: str
) -> None:
    post = make(amina)
    vote(kwame, post, UP)
    thread = Discussion.objects.get()
    change: dict[str, Any] = {"is_locked": True} if how == "locked" else {f"{how}_at": timezone.now()}
    if how == "merged":
        change = {"merged_into": make_discussion(None)}
    Discussion.objects.filter(pk=thread.pk).update(**change)
    for which in (DOWN, None):
        with pytest.raises(PostRefused):
            vote(kwame, post, which)
    assert DiscussionVote.objects.get().vote_type == UP


@pytest.mark.parametrize("how", ["hidden_at", "deleted_at"])
def test_a_reply_that_is_hidden_or_deleted_takes_no_votes(amina: User, kwame: User, how: str) -> None:
    post = make_answer(amina)
    Reply.objects.update(**{how: timezone.now()})
    with pytest.raises(PostRefused):
        vote(kwame, post, UP)


@pytest.mark.parametrize("which", [UP, DOWN, None])
@BOTH
def test_people_are_locked_before_the_post_and_both_before_the_vote(
    amina: User, kwame: User, make: Callable[..., Any], which: VoteType | None
) -> None:
    """Of whoever is in both orders PostgreSQL would end one (docs/decisions/003)."""
    post = make(amina)
    vote(kwame, post, DOWN if which == UP else UP)
    with CaptureQueriesContext(connection) as captured:
        cast_vote(member=member(kwame), post=post, vote=which)
    statements = [query["sql"] for query in captured.captured_queries]
    locks = [sql for sql in statements if "FOR NO KEY UPDATE" in sql]
    assert f'"users"."id" IN ({amina.pk}, {kwame.pk})' in locks[0] or f"IN ({kwame.pk}, {amina.pk})" in locks[0]
    assert [re.findall(r'FROM "(\w+)"', sql)[0] for sql in locks] == ["users", post._meta.db_table]
    writes = [i for i, sql in enumerate(statements) if re.match(r"(INSERT|UPDATE|DELETE)", sql)]
    assert writes
    assert statements.index(locks[-1]) < writes[0]
