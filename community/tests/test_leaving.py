"""What stays of a learner in the forum when their account goes (community/posts/account_deletion.py)."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.models import Discussion, DiscussionReader, DiscussionVote, PostRevision, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer
from community.posts.account_deletion import release_posts_on_account_deletion
from community.posts.vote import cast_vote
from community.tests.posting import answer, ask, listening, member
from community.threads.follow import follow
from learning.accounts.deletion import delete_account
from learning.models import User
from learning.signals import account_deletion_started
from tests.builders import make_discussion, make_reply
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db


def test_threads_and_replies_stay_without_a_name(amina: User, kwame: User, client: Client) -> None:
    thread = ask(amina)
    reply = answer(amina, thread, "On paper, then.", parent=answer(kwame, thread))
    delete_account(user_id=amina.pk)
    thread.refresh_from_db()
    reply.refresh_from_db()
    assert (thread.author, thread.content, thread.reply_count) == (None, "On *paper*, or on metal?", 2)
    assert (reply.author, reply.content) == (None, "On paper, then.")
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "former learner" in page
    assert "amina" not in page


def test_votes_are_taken_back_and_an_accepted_answer_stays_accepted(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(kwame, thread)
    cast_vote(member=member(amina), post=reply, vote=VoteType.UPVOTE)
    cast_vote(member=member(kwame), post=thread, vote=VoteType.DOWNVOTE)
    accept_answer(member=member(amina), reply=reply)
    delete_account(user_id=kwame.pk)
    thread.refresh_from_db()
    reply.refresh_from_db()
    assert (thread.downvote_count, reply.upvote_count) == (0, 1)
    assert (thread.is_solved, reply.author) == (True, None)
    assert DiscussionVote.objects.get().user == amina
    assert find_differences() == []


def test_what_they_read_and_followed_goes_with_them(amina: User, kwame: User) -> None:
    thread = make_discussion(kwame)
    for person in (amina, kwame):
        follow(user_id=person.pk, thread=thread)
    PostRevision.objects.create(discussion=thread, editor=amina, content="Before.")
    delete_account(user_id=amina.pk)
    assert DiscussionReader.objects.get().user == kwame
    assert PostRevision.objects.get().editor is None


def test_nothing_of_others_changes(amina: User, kwame: User) -> None:
    thread = make_discussion(kwame)
    reply = make_reply(kwame, thread)
    release_posts_on_account_deletion(user_id=amina.pk)
    assert (Discussion.objects.get().author, Reply.objects.get().author) == (kwame, kwame)
    assert Reply.objects.get().updated_at == reply.updated_at


def test_leaving_again_changes_nothing(amina: User) -> None:
    make_reply(amina, make_discussion(amina))
    for _ in range(2):
        release_posts_on_account_deletion(user_id=amina.pk)
    assert not Discussion.objects.filter(author=amina).exists()
    assert not Reply.objects.filter(author=amina).exists()


def test_all_that_will_change_is_locked_before_any_of_it_changes_and_votes_go_with_it(amina: User, kwame: User) -> None:
    """The foreign keys would do it by themselves as they come, out of order (docs/decisions/003)."""
    mine, voted = make_discussion(amina), make_discussion(kwame)
    reply = make_reply(kwame, voted)
    for post in (voted, reply):
        cast_vote(member=member(amina), post=post, vote=VoteType.UPVOTE)
    with CaptureQueriesContext(connection) as captured:
        release_posts_on_account_deletion(user_id=amina.pk)
    assert not DiscussionVote.objects.exists()
    statements = [query["sql"] for query in captured.captured_queries]
    threads, replies = (sql for sql in statements if "FOR NO KEY UPDATE" in sql)
    assert {str(mine.pk), str(voted.pk)} <= set(re.findall(r"\d+", threads.partition(" IN ")[2]))
    assert str(reply.pk) in re.findall(r"\d+", replies.partition(" IN ")[2])
    assert statements.index(replies) < min(
        i for i, sql in enumerate(statements) if sql.startswith(("DELETE", "UPDATE"))
    )


def test_the_rooms_above_hear_that_an_account_goes_while_all_of_it_is_there(amina: User, kwame: User) -> None:
    cast_vote(member=member(amina), post=make_discussion(kwame), vote=VoteType.UPVOTE)
    with listening(account_deletion_started) as heard:
        delete_account(user_id=amina.pk)
    assert heard == [{"user_id": amina.pk, "keeps_certificates": True}]
