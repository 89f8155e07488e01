"""Answering (community/posts/reply.py)."""

from typing import Any

import pytest
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, DiscussionReader, Reply
from community.signals import reply_posted
from community.tests.posting import answer, listening, suspend
from community.threads.follow import follow, unfollow
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def test_an_answer_is_there_rendered_and_counted(thread: Discussion, kwame: User) -> None:
    reply = answer(kwame, thread)
    reply.refresh_from_db()
    thread.refresh_from_db()
    assert (reply.author, reply.discussion, reply.parent_reply) == (kwame, thread, None)
    assert (reply.content, reply.content_html) == ("On **metal**.", "<p>On <strong>metal</strong>.</p>")
    assert (thread.reply_count, thread.last_activity_at) == (1, reply.created_at)


def test_an_answer_to_an_answer_stands_below_it(thread: Discussion, amina: User, kwame: User) -> None:
    first = answer(kwame, thread)
    second = answer(amina, thread, "Which metal?", parent=first)
    second.refresh_from_db()
    assert (second.parent_reply, second.path) == (first, [first.pk, second.pk])


def test_the_rooms_above_hear_of_it(thread: Discussion, kwame: User) -> None:
    with listening(reply_posted) as heard:
        reply = answer(kwame, thread)
    assert heard == [{"user_id": kwame.pk, "discussion_id": thread.pk, "reply_id": reply.pk}]


def test_whoever_answers_follows_unless_they_stopped_before(thread: Discussion, kwame: User) -> None:
    answer(kwame, thread)
    assert DiscussionReader.objects.get(user=kwame).is_following
    unfollow(user_id=kwame.pk, thread=thread)
    answer(kwame, thread, "Steel, to be exact.")
    assert not DiscussionReader.objects.get(user=kwame).is_following
    follow(user_id=kwame.pk, thread=thread)
    assert DiscussionReader.objects.get(user=kwame).is_following


@pytest.mark.parametrize("gone", ["deleted", "moved"])
def test_an_answer_to_what_has_gone_meanwhile_answers_the_thread(thread: Discussion, kwame: User, gone: str) -> None:
    parent = make_reply(kwame, thread)
    elsewhere = make_discussion(kwame)
    changes = {"deleted_at": timezone.now()} if gone == "deleted" else {"discussion": elsewhere}
    Reply.objects.filter(pk=parent.pk).update(**changes)
    assert answer(kwame, thread, parent=parent).parent_reply is None


def test_what_moderators_have_hidden_is_not_answered_except_by_them(
    thread: Discussion, kwame: User, moyo: User
) -> None:
    parent = make_reply(kwame, thread, hidden_at=timezone.now())
    with pytest.raises(PostRefused, match="hidden") as refusal:
        answer(kwame, thread, parent=parent)
    assert refusal.value.status == 403
    assert answer(moyo, thread, "Please stay polite.", parent=parent).parent_reply == parent


def closed(how: str) -> dict[str, Any]:
    if how == "locked":
        return {"is_locked": True}
    if how == "merged":
        return {"merged_into": make_discussion(None)}
    return {f"{how}_at": timezone.now()}


@pytest.mark.parametrize("how", ["locked", "hidden", "deleted", "merged"])
def test_a_closed_thread_takes_no_answers_also_when_it_was_closed_just_now(
    thread: Discussion, amina: User, how: str
) -> None:
    Discussion.objects.filter(pk=thread.pk).update(**closed(how))
    with pytest.raises(PostRefused) as refusal:
        answer(amina, thread)
    assert refusal.value.status == 403
    assert not Reply.objects.exists()


@pytest.mark.parametrize("how", ["locked", "hidden"])
def test_moderators_answer_in_locked_and_hidden_threads(thread: Discussion, moyo: User, how: str) -> None:
    Discussion.objects.filter(pk=thread.pk).update(**closed(how))
    assert answer(moyo, thread).discussion == thread


def test_visitors_and_suspended_people_are_refused(thread: Discussion, kwame: User) -> None:
    suspend(kwame)
    for person in (None, kwame):
        with pytest.raises(PostRefused) as refusal:
            answer(person, thread)
        assert refusal.value.status == 403
    assert not Reply.objects.exists()


def test_the_same_answer_again_is_refused_and_stays_one(thread: Discussion, kwame: User) -> None:
    answer(kwame, thread)
    with pytest.raises(PostRefused, match="just this"):
        answer(kwame, thread)
    thread.refresh_from_db()
    assert (Reply.objects.count(), thread.reply_count) == (1, 1)
