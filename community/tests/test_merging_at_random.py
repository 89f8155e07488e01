"""Random merges, unmerges, replies, acceptances and hidings: counters and places are right, no reply is lost."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, Reply
from community.moderation.actions.accept import solve_thread
from community.moderation.actions.hide import hide_post, restore_post
from community.moderation.actions.merge import merge_thread
from community.moderation.actions.unmerge import unmerge_thread
from community.tests.moderation_tools import member, now
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db

THREADS = 4
numbers = st.integers(0, 30)
steps = st.one_of(
    st.tuples(st.just("reply"), numbers, numbers),
    st.tuples(st.just("merge"), numbers, numbers),
    st.tuples(st.just("unmerge"), numbers, st.just(0)),
    st.tuples(st.just("solve"), numbers, st.just(0)),
    st.tuples(st.just("hide"), numbers, st.just(0)),
)


def do(moderator: Member, step: tuple[str, int, int]) -> None:
    operation, one, other = step
    threads = list(Discussion.objects.order_by("pk"))
    thread, second = threads[one % THREADS], threads[other % THREADS]
    replies = list(Reply.objects.order_by("pk"))
    reply = replies[one % len(replies)] if replies else None
    if operation == "reply" and thread.merged_into_id is None:
        here = [None, *Reply.objects.filter(discussion=thread).order_by("pk")]
        make_reply(moderator.user, thread, parent_reply=here[other % len(here)])
    elif operation == "merge":
        merge_thread(moderator=moderator, source=thread, target=second)
    elif operation == "unmerge":
        unmerge_thread(moderator=moderator, source=thread)
    elif operation == "solve" and reply:
        solve_thread(moderator=moderator, reply=reply)
    elif operation == "hide" and reply:
        turn = restore_post if reply.hidden_at else hide_post
        turn(moderator=moderator, post=reply, now=now())


def check_places() -> None:
    """Each reply stands right below the one it answers, or on the third level when that is there already."""
    by_id = {reply.pk: reply for reply in Reply.objects.all()}
    for reply in by_id.values():
        parent = by_id.get(reply.parent_reply_id or 0)
        assert reply.path == [*(parent.path[:2] if parent else []), reply.pk]
        assert parent is None or parent.discussion_id == reply.discussion_id
    merged = Discussion.objects.exclude(merged_into=None)
    assert not Reply.objects.filter(discussion__in=merged).exists()
    assert set(merged) == {reply.merged_from for reply in Reply.objects.exclude(merged_from=None)}


@pytest.mark.stress
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(steps, min_size=4, max_size=25))
def test_whatever_is_merged_and_taken_back_the_books_are_right(
    story: list[tuple[str, int, int]], moyo: User, amina: User
) -> None:
    Discussion.objects.all().delete()
    moderator = member(moyo)
    for number in range(THREADS):
        make_discussion(amina, title=f"Thread {number}")
    written: set[int] = set()
    for step in story:
        with suppress(PostRefused):
            do(moderator, step)
        originals = set(Reply.objects.filter(merged_from=None).values_list("pk", flat=True))
        assert written <= originals
        written = originals
    check_places()
    assert find_differences() == []
    for thread in Discussion.objects.exclude(merged_into=None):
        unmerge_thread(moderator=moderator, source=thread)
    assert not Reply.objects.exclude(merged_from=None).exists()
    check_places()
    assert find_differences() == []
