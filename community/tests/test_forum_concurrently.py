"""Votes, answers, deletions and departures on one thread at the same moment: nothing is lost and nothing deadlocks."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any

import pytest
from django.db import IntegrityError
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, DiscussionVote, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer
from community.posts.delete import delete_reply
from community.posts.vote import cast_vote
from community.tests.posting import answer, member
from gamification.models import UserAchievement, XpAward
from learning.accounts.deletion import delete_account
from learning.models import User
from tests.builders import make_achievement, make_discussion, make_reply, make_user
from tests.parallel import at_once
from tests.recounts import find_differences

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

CONNECTIONS = 24
VOTERS, FIRST_ANSWERS, ANSWERS, ACCEPTANCES, DEPARTURES = 30, 24, 60, 10, 6


@dataclass
class Crowd:
    """A thread with answers, most of them a star's, and what became of everything that people did to it."""

    dice: Random
    asker: User = field(default_factory=make_user)
    star: User = field(default_factory=make_user)
    people: list[User] = field(default_factory=lambda: [make_user() for _ in range(VOTERS)])
    cast: dict[tuple[int, str], VoteType] = field(default_factory=dict)
    written: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.thread = make_discussion(self.asker)
        self.answers = [
            make_reply(self.star if number % 2 else self.people[number % VOTERS], self.thread)
            for number in range(FIRST_ANSWERS)
        ]

    def operations(self) -> list[Callable[[], None]]:
        posts: list[Discussion | Reply] = [self.thread, *self.answers]
        operations: list[Callable[[], None]] = [
            partial(self.vote, voter, post, self.dice.choice((VoteType.UPVOTE, VoteType.UPVOTE, VoteType.DOWNVOTE)))
            for voter in self.people
            for post in self.dice.sample(posts, 4)
        ]
        operations += [
            partial(self.reply, self.dice.choice(self.people), number, self.dice.choice([None, *self.answers]))
            for number in range(ANSWERS)
        ]
        operations += [partial(self.remove, reply) for reply in self.answers[::2]]
        operations += [partial(self.accept, self.dice.choice(self.answers)) for _ in range(ACCEPTANCES)]
        operations += [partial(self.leave, person) for person in self.people[-DEPARTURES:]]
        self.dice.shuffle(operations)
        return operations

    def vote(self, voter: User, post: Discussion | Reply, vote: VoteType) -> None:
        cast_vote(member=member(voter), post=type(post).objects.get(pk=post.pk), vote=vote)
        self.cast[voter.pk, post.key] = vote

    def reply(self, author: User, number: int, parent: Reply | None) -> None:
        thread = Discussion.objects.get(pk=self.thread.pk)
        self.written.add(answer(author, thread, f"Number {number}", parent=parent).pk)

    def remove(self, reply: Reply) -> None:
        reply = Reply.objects.select_related("author", "discussion").get(pk=reply.pk)
        delete_reply(member=member(reply.author), reply=reply, now=timezone.now())
        self.removed.add(reply.pk)

    def accept(self, reply: Reply) -> None:
        accept_answer(member=member(self.asker), reply=Reply.objects.get(pk=reply.pk))

    def leave(self, person: User) -> None:
        delete_account(user_id=person.pk)
        self.gone.add(person.pk)


@pytest.fixture
def everybody_is_trusted(platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("forum_trust_lessons", 0)


@pytest.mark.usefixtures("everybody_is_trusted")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_hundred_operations_at_once_add_up(seed: int) -> None:
    for criteria in ({"replies": 1}, {"upvotes_received": 3}, {"answers_accepted": 1}, {"level": 2}):
        make_achievement(criteria, xp_reward=60)
    crowd = Crowd(Random(seed))  # noqa: S311 - the same operations at every run
    operations = crowd.operations()
    assert len(operations) >= 200

    at_once(*[partial(_do_all, operations[number::CONNECTIONS]) for number in range(CONNECTIONS)])

    assert find_differences() == []
    assert _votes() == {key: vote for key, vote in crowd.cast.items() if key[0] not in crowd.gone}
    assert set(Reply.objects.exclude(deleted_at=None).values_list("pk", flat=True)) == crowd.removed
    assert set(Reply.objects.values_list("pk", flat=True)) == crowd.written | {reply.pk for reply in crowd.answers}
    assert Reply.objects.filter(is_solution=True).count() <= 1
    assert len(crowd.gone) == DEPARTURES
    # The star was voted for more often than a day pays for.
    forum = XpAward.objects.filter(user=crowd.star, reason__in=("answer_accepted", "upvote_received"))
    assert sum(forum.values_list("amount", flat=True)) == 50
    badges = list(UserAchievement.objects.values_list("user", "achievement"))
    assert len(badges) == len(set(badges))


def _do_all(operations: list[Callable[[], None]]) -> None:
    for operation in operations:
        # Too late: it is deleted, or who meant to do it has left.
        with suppress(PostRefused, User.DoesNotExist):
            try:
                operation()
            except IntegrityError as error:
                assert '"users"' in str(error)  # noqa: PT017 - whoever left meanwhile


def _votes() -> dict[tuple[int, str], str]:
    return {
        (
            vote.user_id,
            f"reply:{vote.reply_id}" if vote.reply_id else f"discussion:{vote.discussion_id}",
        ): vote.vote_type
        for vote in DiscussionVote.objects.all()
    }


def test_the_same_vote_pressed_eight_times_at_once_is_one_vote(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)

    def vote() -> None:
        cast_vote(member=member(kwame), post=Discussion.objects.get(pk=thread.pk), vote=VoteType.UPVOTE)

    at_once(*[vote] * 8)
    assert DiscussionVote.objects.count() == 1
    assert find_differences() == []


def test_of_the_same_answer_sent_eight_times_at_once_one_is_kept(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)

    def post() -> None:
        with suppress(PostRefused):
            answer(kwame, Discussion.objects.get(pk=thread.pk), "Sent by a finger that trembles.")

    at_once(*[post] * 8)
    assert Reply.objects.count() == 1
    assert find_differences() == []


def test_of_many_answers_at_once_the_limit_lets_just_so_many_through(
    amina: User, kwame: User, platform_setting: Callable[[str, Any], None]
) -> None:
    platform_setting("forum_newcomer_posts_per_hour", 3)
    thread = make_discussion(amina)

    def post(number: int) -> None:
        with suppress(PostRefused):
            answer(kwame, Discussion.objects.get(pk=thread.pk), f"Number {number}")

    at_once(*[partial(post, number) for number in range(8)])
    assert Reply.objects.count() == 3


def test_two_answers_accepted_at_once_leave_one_solution(amina: User, kwame: User, zuri: User) -> None:
    thread = make_discussion(amina)
    answers = [make_reply(person, thread) for person in (kwame, zuri)]

    def accept(reply: Reply) -> None:
        accept_answer(member=member(amina), reply=Reply.objects.get(pk=reply.pk))

    at_once(*[partial(accept, reply) for reply in answers * 3])
    assert Reply.objects.filter(is_solution=True).count() == 1
    assert find_differences() == []
