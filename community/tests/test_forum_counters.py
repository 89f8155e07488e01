"""The forum's counters and places equal recounts whatever happens, in whatever order, also behind Django's back."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from community.models import Discussion, DiscussionVote, Reply
from community.tests.forum import HAPPENINGS, Forum
from learning.models import User
from tests.builders import make_discussion, make_reply
from tests.recounts import find_differences
from tests.sql import run, value

happenings = st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 3), st.integers(0, 11), st.integers(0, 2))


@pytest.mark.stress
@pytest.mark.django_db
@settings(
    max_examples=80,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=st.lists(happenings, min_size=5, max_size=30))
def test_counters_equal_recounts_after_anything_that_can_happen(story: list[tuple[str, int, int, int]]) -> None:
    with transaction.atomic():
        forum = Forum()
        for happening, who, what, number in story:
            getattr(forum, happening)(who, what, number)
            assert find_differences() == [], happening
        # Foreign keys are checked when a transaction ends, and this one never does.
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")
        transaction.set_rollback(True)


def test_replies_stand_below_what_they_answer_on_three_levels_at_most(amina: User) -> None:
    thread = make_discussion(amina)
    chain = [make_reply(amina, thread)]
    for _ in range(4):
        chain.append(make_reply(amina, thread, parent_reply=chain[-1]))
    second = make_reply(amina, thread)
    late = make_reply(amina, thread, parent_reply=chain[0])
    read = list(thread.replies.order_by("path").values_list("pk", "path"))
    first = [reply.pk for reply in chain]
    assert read == [
        (first[0], first[:1]),
        (first[1], first[:2]),
        *((deep, [*first[:2], deep]) for deep in first[2:]),
        (late.pk, [first[0], late.pk]),
        (second.pk, [second.pk]),
    ]


def test_a_reply_answers_one_of_the_same_thread(amina: User) -> None:
    elsewhere = make_reply(amina, make_discussion(amina))
    with pytest.raises(IntegrityError, match="of the same thread"), transaction.atomic():
        make_reply(amina, make_discussion(amina), parent_reply=elsewhere)


def test_nobody_votes_for_what_they_wrote_themselves(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(amina, thread)
    for about in ({"discussion": thread}, {"reply": reply}):
        with pytest.raises(IntegrityError, match="their own post"), transaction.atomic():
            DiscussionVote.objects.create(user=amina, vote_type="upvote", **about)
        vote = DiscussionVote.objects.create(user=kwame, vote_type="upvote", **about)
        with pytest.raises(IntegrityError, match="their own post"), transaction.atomic():
            DiscussionVote.objects.filter(pk=vote.pk).update(user=amina)
    assert find_differences() == []


@pytest.mark.parametrize(
    "statement", ["UPDATE moderation_acts SET reason = 'x'", "UPDATE moderation_acts SET action = 'lock'"]
)
def test_a_line_of_the_audit_log_is_never_changed(amina: User, statement: str) -> None:
    run("INSERT INTO moderation_acts (actor_id, action) VALUES (%s, 'pin')", amina.pk)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        run(statement)
    amina.delete()
    assert value("SELECT actor_id FROM moderation_acts") is None


def test_a_changed_post_leaves_no_old_rendering_behind(amina: User) -> None:
    thread = make_discussion(amina, content="Old", content_html="<p>Old</p>")
    reply = make_reply(amina, thread, content="Old", content_html="<p>Old</p>")
    for post in (thread, reply):
        rows = type(post).objects.filter(pk=post.pk)
        rows.update(content="Old")
        assert rows.get().content_html == "<p>Old</p>"
        rows.update(content="New")
        assert rows.get().content_html is None
        rows.update(content="Newer", content_html="<p>Newer</p>")
        assert rows.get().content_html == "<p>Newer</p>"


def test_what_lists_and_pages_leave_out_follows_from_the_row(amina: User, kwame: User) -> None:
    thread, target = make_discussion(amina), make_discussion(kwame)
    reply = make_reply(kwame, thread)
    assert (Discussion.objects.listed().count(), Reply.objects.live().count()) == (2, 1)
    Reply.objects.filter(pk=reply.pk).update(hidden_at=reply.created_at)
    for change in ({"hidden_at": reply.created_at}, {"deleted_at": reply.created_at}, {"merged_into": target}):
        rows = Discussion.objects.filter(pk=thread.pk)
        rows.update(**change)
        assert (Discussion.objects.listed().get(), Reply.objects.live().count()) == (target, 0)
        rows.update(hidden_at=None, deleted_at=None, merged_into=None)
