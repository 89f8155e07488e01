"""A post that goes while somebody reads the page with its buttons: every operation says so, and fails for nobody."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from community.access.errors import PostRefused
from community.models import Discussion, Reply
from community.models.vote import VoteType
from community.posts.accept import accept_answer, withdraw_acceptance
from community.posts.delete import delete_reply, delete_thread
from community.posts.edit import edit_post
from community.posts.reply import post_reply
from community.posts.vote import cast_vote
from community.tests.posting import member
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db

NOW = timezone.now()
OPERATIONS: dict[str, Callable[..., Any]] = {
    "edit thread": lambda who, thread, _reply: edit_post(member=who, post=thread, content="New.", now=NOW),
    "edit reply": lambda who, _thread, reply: edit_post(member=who, post=reply, content="New.", now=NOW),
    "delete thread": lambda who, thread, _reply: delete_thread(member=who, thread=thread, now=NOW),
    "delete reply": lambda who, _thread, reply: delete_reply(member=who, reply=reply, now=NOW),
    "vote for thread": lambda who, thread, _reply: cast_vote(member=who, post=thread, vote=VoteType.UPVOTE),
    "vote for reply": lambda who, _thread, reply: cast_vote(member=who, post=reply, vote=VoteType.UPVOTE),
    "accept": lambda who, _thread, reply: accept_answer(member=who, reply=reply),
    "withdraw": lambda who, _thread, reply: withdraw_acceptance(member=who, reply=reply),
    "answer": lambda who, thread, reply: post_reply(member=who, thread=thread, content="So.", parent=reply, now=NOW),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_has_gone_is_refused_with_a_sentence(name: str, amina: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(amina, thread)
    Discussion.objects.filter(pk=thread.pk).delete()
    with pytest.raises(PostRefused, match="not there any more") as refusal:
        OPERATIONS[name](member(amina), thread, reply)
    assert refusal.value.status == 404


@pytest.mark.parametrize("name", ["edit reply", "delete reply", "accept"])
def test_what_has_moved_to_another_thread_is_found_there(name: str, moyo: User) -> None:
    """As after a merge: all that is locked and counted is of the thread it stands in now."""
    before, after = make_discussion(moyo), make_discussion(moyo)
    reply = make_reply(moyo, before)
    Reply.objects.filter(pk=reply.pk).update(discussion=after)
    OPERATIONS[name](member(moyo), before, reply)
    assert reply.discussion == after
    after.refresh_from_db()
    assert after.is_solved == (name == "accept")
    assert after.reply_count == (0 if name == "delete reply" else 1)
