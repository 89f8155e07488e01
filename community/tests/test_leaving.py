"""What stays of a learner in the forum when their account goes (community/posts/account_deletion.py)."""

import pytest
from django.test import Client

from community.models import Discussion, DiscussionReader, DiscussionVote, PostRevision, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer
from community.posts.account_deletion import release_posts_on_account_deletion
from community.posts.vote import cast_vote
from community.tests.posting import answer, ask, member
from community.threads.follow import follow
from learning.accounts.deletion import delete_account
from learning.models import User
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
