"""Accepting an answer and taking that back (community/posts/accept.py)."""

import pytest
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, Reply
from community.posts.accept import accept_answer, withdraw_acceptance
from community.signals import answer_accepted
from community.tests.posting import listening, member, suspend
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return make_reply(kwame, thread)


def accept(person: User | None, reply: Reply) -> bool:
    return accept_answer(member=member(person), reply=reply)


def withdraw(person: User | None, reply: Reply) -> bool:
    return withdraw_acceptance(member=member(person), reply=reply)


def solution(thread: Discussion) -> Reply | None:
    thread.refresh_from_db()
    found = thread.replies.filter(is_solution=True).first()
    assert thread.is_solved == (found is not None)
    return found


def test_whoever_asked_accepts_an_answer_and_the_thread_is_solved(
    thread: Discussion, reply: Reply, amina: User, kwame: User
) -> None:
    with listening(answer_accepted) as heard:
        assert accept(amina, reply)
    assert solution(thread) == reply
    about = {"user_id": kwame.pk, "discussion_id": thread.pk, "reply_id": reply.pk, "asker_id": amina.pk}
    assert heard == [about | {"giver_id": amina.pk, "network": None}]


def test_accepting_it_again_changes_nothing_and_tells_nobody(thread: Discussion, reply: Reply, amina: User) -> None:
    accept(amina, reply)
    with listening(answer_accepted) as heard:
        assert not accept(amina, reply)
    assert (solution(thread), heard) == (reply, [])


def test_another_answer_takes_its_place(thread: Discussion, reply: Reply, amina: User, zuri: User) -> None:
    better = make_reply(zuri, thread)
    accept(amina, reply)
    assert accept(amina, better)
    assert solution(thread) == better
    assert find_differences() == []


def test_it_is_taken_back_and_taking_it_back_again_is_no_harm(thread: Discussion, reply: Reply, amina: User) -> None:
    accept(amina, reply)
    assert withdraw(amina, reply)
    assert not withdraw(amina, reply)
    assert solution(thread) is None


def test_moderators_decide_too(thread: Discussion, reply: Reply, moyo: User) -> None:
    assert accept(moyo, reply)
    assert withdraw(moyo, reply)


def test_an_answer_of_a_former_learner_can_be_accepted(thread: Discussion, amina: User) -> None:
    with listening(answer_accepted) as heard:
        assert accept(amina, make_reply(None, thread))
    assert (heard, thread.replies.get().is_solution) == ([], True)


def test_nobody_else_decides(thread: Discussion, reply: Reply, amina: User, kwame: User, zuri: User) -> None:
    suspend(amina)
    for person in (amina, kwame, zuri, None):
        for operation in (accept, withdraw):
            with pytest.raises(PostRefused) as refusal:
                operation(person, reply)
            assert refusal.value.status == 403
    assert solution(thread) is None


@pytest.mark.parametrize("how", ["hidden_at", "deleted_at"])
def test_what_is_hidden_or_deleted_is_no_solution(
    thread: Discussion, reply: Reply, amina: User, moyo: User, how: str
) -> None:
    Reply.objects.update(**{how: timezone.now()})
    for person in (amina, moyo):
        with pytest.raises(PostRefused):
            accept(person, reply)
    assert solution(thread) is None


def test_nothing_is_decided_in_a_locked_thread_except_by_moderators(
    thread: Discussion, reply: Reply, amina: User, moyo: User
) -> None:
    Discussion.objects.update(is_locked=True)
    with pytest.raises(PostRefused, match="locked"):
        accept(amina, reply)
    assert accept(moyo, reply)
