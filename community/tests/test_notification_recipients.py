"""Who is notified of what in the forum: from the operation, over the queue, to the person."""

from datetime import timedelta
from typing import Any

import pytest
from celery import Task
from django.utils import timezone
from kombu.exceptions import OperationalError

from community.access.member import read_member
from community.models import Discussion, DiscussionVote, ModerationLogEntry, Notification, Reply, Suspension
from community.models.vote import VoteType
from community.notifications import recipients
from community.posts.accept import accept_answer
from community.posts.reply import post_reply
from community.posts.start_thread import start_thread
from community.posts.vote import cast_vote
from community.signals import post_moderated
from community.tests.notification_tools import Capture, choose_channel, received, run_tasks, unread
from community.threads.follow import follow, unfollow
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_tasks(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture) -> Any:
    """Calls an operation, and runs the tasks it has queued."""

    def call(operation: Any, *args: Any, **options: Any) -> Any:
        with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
            return operation(*args, **options)

    return call


def reply(author: User, thread: Discussion, content: str = "Metal.", parent: Reply | None = None) -> Reply:
    return post_reply(member=read_member(author), thread=thread, content=content, parent=parent, now=timezone.now())


def test_a_new_thread_notifies_those_it_mentions(amina: User, kwame: User, zuri: User, with_tasks: Any) -> None:
    thread = with_tasks(
        start_thread,
        member=read_member(amina),
        title="Keys",
        content="@Kwame and @amina, look. `@zuri` is code.",
        category="help",
        now=timezone.now(),
    )
    row = Notification.objects.get()
    assert (row.user, row.actor, row.kind, row.subject) == (kwame, amina, "mention", thread.key)
    assert (row.title, row.url) == ("Keys", thread.get_absolute_url())


def test_a_reply_notifies_followers_and_not_its_author(amina: User, kwame: User, zuri: User, with_tasks: Any) -> None:
    thread = make_discussion(amina)
    for follower in (amina, kwame):
        follow(user_id=follower.pk, thread=thread)
    answer = with_tasks(reply, kwame, thread)
    assert received(amina) == [("reply", thread.key)]
    assert received(kwame) == received(zuri) == []
    row = Notification.objects.get()
    assert (row.actor, row.url, row.events) == (kwame, answer.get_absolute_url(), [f"{answer.key}:by:{kwame.pk}"])


def test_an_answer_to_a_reply_notifies_its_author_who_does_not_follow(
    amina: User, kwame: User, zuri: User, with_tasks: Any
) -> None:
    thread = make_discussion(zuri)
    parent = make_reply(amina, thread)
    unfollow(user_id=amina.pk, thread=thread)
    with_tasks(reply, kwame, thread, parent=parent)
    assert received(amina) == [("reply", thread.key)]


def test_who_is_mentioned_is_notified_once_of_that(amina: User, kwame: User, with_tasks: Any) -> None:
    thread = make_discussion(amina)
    follow(user_id=amina.pk, thread=thread)
    with_tasks(reply, kwame, thread, "@amina, metal.")
    assert received(amina) == [("mention", thread.key)]


def test_who_never_wants_to_hear_of_mentions_hears_of_the_reply(amina: User, kwame: User, with_tasks: Any) -> None:
    thread = make_discussion(amina)
    follow(user_id=amina.pk, thread=thread)
    choose_channel(amina, "never", "mention")
    with_tasks(reply, kwame, thread, "@amina, metal.")
    assert received(amina) == [("reply", thread.key)]


def test_several_replies_are_merged(amina: User, kwame: User, zuri: User, with_tasks: Any) -> None:
    thread = make_discussion(amina)
    follow(user_id=amina.pk, thread=thread)
    for number, author in enumerate((kwame, zuri, kwame)):
        with_tasks(reply, author, thread, f"Answer {number}")
    assert unread(amina) == 1
    assert Notification.objects.get(user=amina).actor == kwame
    # And who has answered follows, too.
    assert received(zuri) == [("reply", thread.key)]


@pytest.mark.parametrize("what", ["reply hidden", "reply deleted", "thread hidden", "thread deleted", "gone"])
def test_what_was_taken_away_before_the_worker_came_reaches_nobody(amina: User, kwame: User, what: str) -> None:
    thread = make_discussion(amina)
    follow(user_id=amina.pk, thread=thread)
    answer = make_reply(kwame, thread, content="@amina, look.")
    row, _sep, how = what.partition(" ")
    rows = Reply.objects.filter(pk=answer.pk) if row == "reply" else Discussion.objects.filter(pk=thread.pk)
    if how:
        rows.update(**{f"{how}_at": timezone.now()})
    else:
        rows.delete()
    recipients.notify_of_reply(reply_id=answer.pk)
    recipients.notify_of_thread(discussion_id=thread.pk)
    assert received(amina) == []


def test_a_task_that_is_repeated_notifies_nobody_twice(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    follow(user_id=amina.pk, thread=thread)
    answer = make_reply(kwame, thread)
    for _ in range(3):
        recipients.notify_of_reply(reply_id=answer.pk)
        Notification.objects.update(read_at=timezone.now())
    assert Notification.objects.count() == 1


def test_a_reply_whose_author_has_left_is_a_former_learners(amina: User) -> None:
    thread = make_discussion(amina)
    follow(user_id=amina.pk, thread=thread)
    recipients.notify_of_reply(reply_id=make_reply(None, thread).pk)
    assert Notification.objects.get().actor is None


def test_an_accepted_answer_notifies_its_author(amina: User, kwame: User, with_tasks: Any) -> None:
    answer = make_reply(kwame, make_discussion(amina))
    with_tasks(accept_answer, member=read_member(amina), reply=answer)
    assert received(kwame) == [("solution", answer.key)]
    assert Notification.objects.get().url == answer.get_absolute_url()


def test_who_accepts_their_own_answer_knows(amina: User, with_tasks: Any) -> None:
    with_tasks(accept_answer, member=read_member(amina), reply=make_reply(amina, make_discussion(amina)))
    assert received(amina) == []


def test_an_acceptance_that_was_withdrawn_meanwhile_reaches_nobody(amina: User, kwame: User) -> None:
    recipients.notify_of_acceptance(reply_id=make_reply(kwame, make_discussion(amina)).pk)
    assert received(kwame) == []


def test_votes_tell_how_many_and_not_who(amina: User, kwame: User, zuri: User, with_tasks: Any) -> None:
    answer = make_reply(amina, make_discussion(kwame))
    for voter in (kwame, zuri):
        with_tasks(cast_vote, member=read_member(voter), post=answer, vote=VoteType.UPVOTE)
    row = Notification.objects.get()
    assert (row.user, row.kind, row.subject, row.actor, len(row.events)) == (amina, "votes", answer.key, None, 2)


def test_a_vote_for_a_thread_notifies_its_author_and_once_for_each_voter(
    amina: User, kwame: User, with_tasks: Any
) -> None:
    thread = make_discussion(amina)
    for vote in (VoteType.UPVOTE, None, VoteType.UPVOTE):
        with_tasks(cast_vote, member=read_member(kwame), post=thread, vote=vote)
        Notification.objects.update(read_at=timezone.now())
    assert received(amina) == [("votes", thread.key)]


def test_votes_down_and_votes_taken_back_reach_nobody(amina: User, kwame: User, with_tasks: Any) -> None:
    thread = make_discussion(amina)
    with_tasks(cast_vote, member=read_member(kwame), post=thread, vote=VoteType.DOWNVOTE)
    recipients.notify_of_upvote(post=thread.key, voter_id=kwame.pk)
    DiscussionVote.objects.all().delete()
    recipients.notify_of_upvote(post=thread.key, voter_id=kwame.pk)
    recipients.notify_of_upvote(post="reply:99999", voter_id=kwame.pk)
    assert received(amina) == []


def act(action: str, **columns: Any) -> ModerationLogEntry:
    return ModerationLogEntry.objects.create(action=action, reason="Off topic.", **columns)


def test_a_moderation_action_notifies_whose_post_it_was(amina: User, moyo: User, with_tasks: Any) -> None:
    thread = make_discussion(amina)
    done = act("hide", actor=moyo, discussion=thread, person=amina)
    with_tasks(post_moderated.send, sender=ModerationLogEntry, entry_id=done.pk)
    row = Notification.objects.get()
    assert (row.user, row.kind, row.subject, row.actor) == (amina, "moderation", thread.key, None)
    assert (row.url, row.events) == (thread.get_absolute_url(), [f"act:{done.pk}"])


def test_who_is_suspended_is_notified(amina: User, moyo: User) -> None:
    Suspension.objects.create(person=amina, reason="Spam.", until=timezone.now() + timedelta(days=1))
    recipients.notify_of_moderation(entry_id=act("suspend", actor=moyo, person=amina).pk)
    assert received(amina) == [("moderation", f"person:{amina.pk}")]


@pytest.mark.parametrize("action", ["solve", "dismiss", "reopen"])
def test_actions_that_are_not_the_authors_business_reach_nobody(amina: User, moyo: User, action: str) -> None:
    done = act(action, actor=moyo, discussion=make_discussion(amina), person=amina)
    recipients.notify_of_moderation(entry_id=done.pk)
    assert received(amina) == []


def test_a_moderators_own_posts_and_those_of_former_learners_reach_nobody(moyo: User) -> None:
    for person in (moyo, None):
        done = act("pin", actor=moyo, discussion=make_discussion(person), person=person)
        recipients.notify_of_moderation(entry_id=done.pk)
    recipients.notify_of_moderation(entry_id=10**9)
    assert not Notification.objects.exists()


def test_a_queue_that_is_away_keeps_nobody_from_writing(
    amina: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OperationalError("Redis is away")

    monkeypatch.setattr(Task, "apply_async", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        reply(amina, make_discussion(amina))
    assert Reply.objects.count() == 1
