"""Changing a post and its history (community/posts/edit.py, community/posts/history.py)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, PostRevision, Reply
from community.posts.edit import edit_post
from community.posts.history import MOST_VERSIONS, read_history
from community.tests.posting import answer, ask, member, suspend
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return ask(amina, tags=["keys"])


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return answer(kwame, thread)


def edit(person: User | None, post: Discussion | Reply, content: str = "On *steel*.", **about: Any) -> bool:
    is_changed = edit_post(member=member(person), post=post, content=content, now=timezone.now(), **about)
    post.refresh_from_db()
    return is_changed


def test_a_thread_gets_new_words_and_keeps_the_old_ones(thread: Discussion, amina: User) -> None:
    assert edit(amina, thread, title="How do you keep yours?", tags=["keys", "metal"], note="Clearer.")
    assert (thread.title, thread.content, thread.tags) == ("How do you keep yours?", "On *steel*.", ["keys", "metal"])
    assert thread.content_html == "<p>On <em>steel</em>.</p>"
    assert thread.edited_at is not None
    version = PostRevision.objects.get()
    assert (version.discussion, version.reply, version.editor) == (thread, None, amina)
    assert (version.title, version.content, version.note) == (
        "How do I keep my keys?",
        "On *paper*, or on metal?",
        "Clearer.",
    )


def test_a_reply_gets_new_words_and_keeps_the_old_ones(reply: Reply, kwame: User) -> None:
    activity = reply.discussion.last_activity_at
    assert edit(kwame, reply)
    assert (reply.content, reply.content_html) == ("On *steel*.", "<p>On <em>steel</em>.</p>")
    version = PostRevision.objects.get()
    assert (version.discussion, version.reply, version.title, version.content) == (None, reply, "", "On **metal**.")
    reply.discussion.refresh_from_db()
    assert reply.discussion.last_activity_at >= activity


def test_title_and_tags_that_are_not_given_stay(thread: Discussion, amina: User) -> None:
    edit(amina, thread)
    assert (thread.title, thread.tags) == ("How do I keep my keys?", ["keys"])


def test_tags_alone_can_change_and_can_go(thread: Discussion, amina: User) -> None:
    assert edit(amina, thread, content=thread.content, tags=[])
    assert thread.tags == []


def test_the_same_words_again_are_no_edit(thread: Discussion, reply: Reply, amina: User, kwame: User) -> None:
    assert not edit(kwame, reply, content=reply.content, note="Nothing")
    assert not edit(amina, thread, content=thread.content, title=thread.title, tags=["keys"])
    for _ in range(2):
        edit(kwame, reply)
    assert PostRevision.objects.count() == 1
    assert (thread.edited_at, Reply.objects.get().revisions.count()) == (None, 1)


def test_an_edit_starts_from_the_post_as_it_is_now(reply: Reply, kwame: User) -> None:
    as_it_was = Reply.objects.get(pk=reply.pk)
    edit(kwame, reply, content="On wood.")
    edit(kwame, as_it_was, content="On stone.")
    assert list(PostRevision.objects.order_by("pk").values_list("content", flat=True)) == ["On **metal**.", "On wood."]


def test_moderators_edit_what_others_wrote_and_stand_in_its_history(reply: Reply, kwame: User, moyo: User) -> None:
    assert edit(moyo, reply, note="A dead link.")
    assert reply.author == kwame
    assert PostRevision.objects.get().editor == moyo


def test_nobody_else_edits(thread: Discussion, reply: Reply, kwame: User, zuri: User) -> None:
    suspend(kwame)
    for person, post in ((zuri, thread), (zuri, reply), (kwame, thread), (kwame, reply), (None, thread)):
        with pytest.raises(PostRefused) as refusal:
            edit(person, post)
        assert refusal.value.status == 403
    assert not PostRevision.objects.exists()


@pytest.mark.parametrize("closed", ["is_locked", "hidden_at", "deleted_at"])
def test_nothing_is_edited_in_a_closed_thread(reply: Reply, amina: User, kwame: User, closed: str) -> None:
    Discussion.objects.update(**{closed: True if closed == "is_locked" else timezone.now()})
    for person, post in ((amina, reply.discussion), (kwame, reply)):
        with pytest.raises(PostRefused):
            edit(person, post)


def test_links_and_mentions_are_limited_as_in_a_new_post(reply: Reply, kwame: User) -> None:
    with pytest.raises(PostRefused, match="1 link to"):
        edit(kwame, reply, content="https://one.example https://two.example https://three.example")
    with pytest.raises(PostRefused, match="Mention"):
        edit(kwame, reply, content=" ".join(f"@person{number}" for number in range(11)))
    reply.refresh_from_db()
    assert reply.content == "On **metal**."


def test_the_history_tells_versions_from_the_newest_to_the_first(thread: Discussion, amina: User, moyo: User) -> None:
    edit(amina, thread, content="On paper, or on steel?", title="How do I keep keys?", note="Clearer.")
    edit(moyo, thread, content="On paper, or on stone?", note="No.")
    newest, middle, first = read_history(thread)
    assert (newest.editor, newest.note, newest.title) == (moyo, "No.", "How do I keep keys?")
    assert newest.changes == "On paper, or on <del>steel</del><ins>stone</ins>?"
    assert (middle.editor, middle.note, middle.title) == (amina, "Clearer.", "How do I keep keys?")
    assert (first.editor, first.note, first.title, first.at) == (
        amina,
        "",
        "How do I keep my keys?",
        thread.created_at,
    )
    assert first.changes == "On *paper*, or on metal?"


def test_the_history_of_what_was_never_edited_is_its_only_version(reply: Reply, kwame: User) -> None:
    [only] = read_history(reply)
    assert (only.editor, only.title, only.changes) == (kwame, "", "On **metal**.")


def test_the_history_holds_no_html_of_authors(kwame: User) -> None:
    reply = make_reply(kwame, make_discussion(kwame), content="<script>1</script>")
    edit(kwame, reply, content="<img onerror=1>")
    assert not any(sign in str(read_history(reply)) for sign in ("<script", "<img"))


def test_a_long_history_is_shown_to_a_bound(kwame: User) -> None:
    reply = make_reply(kwame, make_discussion(kwame))
    PostRevision.objects.bulk_create(PostRevision(reply=reply, content=str(n)) for n in range(MOST_VERSIONS + 5))
    versions = read_history(reply)
    assert len(versions) == MOST_VERSIONS
    assert versions[-1].changes == "<del>5</del><ins>6</ins>"


def test_so_many_versions_an_hour_and_no_more(
    reply: Reply, kwame: User, platform_setting: Callable[[str, Any], None]
) -> None:
    """Each version is kept, so that writing them without end would fill the database."""
    platform_setting("forum_newcomer_posts_per_hour", 2)
    for number in range(2):
        edit(kwame, reply, content=f"Version {number}")
    with pytest.raises(PostRefused) as refused:
        edit(kwame, reply, content="Version 2")
    assert refused.value.status == 429
    PostRevision.objects.update(created_at=timezone.now() - timedelta(hours=1, seconds=1))
    assert edit(kwame, reply, content="Version 2")
