"""Taking one's own post away (community/posts/delete.py)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, Notification, PostReport, PostRevision, Reply
from community.moderation.actions.merge import merge_thread
from community.notifications.recipients import notify_of_reply
from community.posts.accept import accept_answer
from community.posts.delete import delete_reply, delete_thread
from community.posts.edit import edit_post
from community.tests.posting import answer, ask, member, suspend
from community.threads.follow import follow
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.recounts import find_differences
from tests.sql import column, value

pytestmark = pytest.mark.django_db

# Words that stand nowhere else.
WORDS = ("zanzibar", "quagga", "xylophone", "okapi")


def delete(person: User | None, post: Discussion | Reply) -> None:
    if isinstance(post, Discussion):
        delete_thread(member=member(person), thread=post, now=timezone.now())
    else:
        delete_reply(member=member(person), reply=post, now=timezone.now())
    post.refresh_from_db()


def where_words_stand() -> list[str]:
    """Every table with a row that holds one of WORDS, whatever the column."""
    tables = column("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")
    pattern = "|".join(WORDS)
    return [
        table
        for table in tables
        if value(f"SELECT EXISTS (SELECT FROM \"{table}\" t WHERE t::text ~* '{pattern}')")  # noqa: S608
    ]


def test_the_words_of_a_thread_and_all_its_versions_are_nowhere_any_more(amina: User, kwame: User) -> None:
    thread = ask(amina, title="Where is my zanzibar?", content="My *quagga* is gone.", tags=["okapi"])
    edit_post(member=member(amina), post=thread, content="It is back.", title="My xylophone", now=timezone.now())
    notify_of_reply(reply_id=answer(kwame, thread).pk)
    assert where_words_stand() == ["discussions", "notifications", "post_revisions"]
    delete(amina, thread)
    assert where_words_stand() == []
    assert (thread.content, thread.content_html, thread.tags) == ("", "", [])
    assert (thread.title, thread.author, thread.is_listed) == ("Deleted question", amina, False)
    assert Notification.objects.get().title == "Deleted question"


def test_the_words_of_a_reply_and_all_its_versions_are_nowhere_any_more(amina: User, kwame: User) -> None:
    reply = answer(kwame, make_discussion(amina), "A zanzibar.")
    edit_post(member=member(kwame), post=reply, content="An okapi.", now=timezone.now(), note="Not a quagga.")
    assert where_words_stand() == ["post_revisions", "replies"]
    delete(kwame, reply)
    assert where_words_stand() == []
    assert (reply.content, reply.content_html, reply.author) == ("", "", kwame)


def test_answers_to_what_is_gone_stay_and_are_counted(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    parent = make_reply(kwame, thread)
    child = make_reply(amina, thread, parent_reply=parent)
    delete(kwame, parent)
    thread.refresh_from_db()
    child.refresh_from_db()
    assert (child.parent_reply, child.path, thread.reply_count) == (parent, [parent.pk, child.pk], 1)
    delete(amina, thread)
    thread.refresh_from_db()
    assert (thread.reply_count, Reply.objects.live().get()) == (1, child)
    assert find_differences() == []


def test_a_deleted_answer_solves_nothing_any_more(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(kwame, thread)
    accept_answer(member=member(amina), reply=reply)
    delete(kwame, reply)
    thread.refresh_from_db()
    assert (thread.is_solved, reply.is_solution, thread.reply_count) == (False, False, 0)
    assert thread.last_activity_at == thread.created_at


def test_a_pinned_thread_comes_down(amina: User) -> None:
    thread = make_discussion(amina, is_pinned=True)
    delete(amina, thread)
    assert not thread.is_pinned


def test_what_was_reported_waits_for_no_moderator_any_more(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(amina, thread)
    for about in ({"discussion": thread}, {"reply": reply}):
        PostReport.objects.create(reporter=kwame, reason="spam", **about)
    delete(amina, reply)
    delete(amina, thread)
    assert not PostReport.objects.filter(outcome=None).exists()


@pytest.mark.parametrize("which", ["thread", "copy"])
def test_a_thread_that_was_merged_goes_together_with_its_copy(amina: User, moyo: User, which: str) -> None:
    source, target = make_discussion(amina, title="A zanzibar", content="Or a quagga?"), make_discussion(amina)
    merge_thread(moderator=member(moyo), source=source, target=target)
    copy = Reply.objects.get(merged_from=source)
    delete(amina, source if which == "thread" else copy)
    assert where_words_stand() == []
    assert Discussion.objects.filter(deleted_at=None).get() == target
    copy.refresh_from_db()
    assert copy.deleted_at is not None
    assert find_differences() == []


def make_thread(author: User) -> Discussion:
    return make_discussion(author)


def make_answer(author: User) -> Reply:
    return make_reply(author, make_discussion(None))


BOTH = pytest.mark.parametrize("make", [make_thread, make_answer])


@BOTH
def test_only_its_author_deletes_it(amina: User, kwame: User, moyo: User, make: Callable[..., Any]) -> None:
    post = make(amina)
    for person in (kwame, moyo, None):
        with pytest.raises(PostRefused) as refusal:
            delete(person, post)
        assert refusal.value.status == 403
    post.refresh_from_db()
    assert post.deleted_at is None


@BOTH
def test_authors_delete_also_when_suspended_and_also_what_is_locked_or_hidden(
    amina: User, make: Callable[..., Any]
) -> None:
    post = make(amina)
    suspend(amina)
    Discussion.objects.update(is_locked=True, hidden_at=timezone.now())
    delete(amina, post)
    assert post.deleted_at is not None


@BOTH
def test_deleting_again_changes_nothing(amina: User, make: Callable[..., Any]) -> None:
    post = make(amina)
    delete(amina, post)
    first = post.deleted_at
    delete(amina, post)
    assert post.deleted_at == first
    assert not PostRevision.objects.exists()


def test_words_that_a_deleted_answer_should_not_have_any_more_are_shown_nowhere(
    client: Client, amina: User, kwame: User, moyo: User
) -> None:
    """Deleting empties it, which is tested above; this holds if something should ever miss that."""
    thread = make_discussion(amina, title="Keys")
    reply = make_reply(kwame, thread, content="Sesquipedalian words.")
    follow(user_id=amina.pk, thread=thread)
    Reply.objects.filter(pk=reply.pk).update(deleted_at=timezone.now())
    notify_of_reply(reply_id=reply.pk)
    assert not Notification.objects.filter(user=amina).exists()
    for person in (None, amina, kwame, moyo):
        if person is not None:
            client.force_login(person)
        for address in (thread.get_absolute_url(), "/community/?q=sesquipedalian", f"{thread.get_absolute_url()}feed/"):
            assert "esquipedalian words" not in client.get(address, follow=True).text, address
    with pytest.raises(PostRefused):
        accept_answer(member=member(amina), reply=reply)
