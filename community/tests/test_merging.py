"""Merging a duplicate thread into another, and taking that back."""

import pytest
from django.utils import timezone

from community.access.errors import PostRefused
from community.access.member import Member
from community.models import Discussion, DiscussionReader, DiscussionVote, PostReport, PostRevision, Reply
from community.moderation.actions.accept import solve_thread
from community.moderation.actions.edit import edit_as_moderator
from community.moderation.actions.hide import hide_post
from community.moderation.actions.merge import merge_thread
from community.moderation.actions.unmerge import unmerge_thread
from community.posts.delete import delete_reply
from community.tests.moderation_tools import logged, member, now, report
from learning.models import User
from tests.builders import make_discussion, make_reply, make_user
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(moyo: User) -> Member:
    return member(moyo)


@pytest.fixture
def source(amina: User) -> Discussion:
    return make_discussion(amina, title="Where do *keys* go?", content="Into a **drawer**?")


@pytest.fixture
def target(kwame: User) -> Discussion:
    return make_discussion(kwame)


def tree(thread: Discussion) -> list[tuple[str, int]]:
    """The words of each reply in reading order, with the level it stands on."""
    return [(reply.content, reply.depth) for reply in Reply.objects.filter(discussion=thread).order_by("path")]


def test_the_opening_becomes_a_reply_and_the_answers_follow_it(
    source: Discussion, target: Discussion, moderator: Member, amina: User, kwame: User
) -> None:
    make_reply(amina, target, content="Old.")
    first = make_reply(kwame, source, content="First.")
    make_reply(amina, source, content="Second.", parent_reply=first)
    act = merge_thread(moderator=moderator, source=source, target=target, reason="Asked before.")
    copy = Reply.objects.get(merged_from=source)
    assert act is not None
    assert (act.action, act.discussion, act.person) == ("merge", source, amina)
    assert act.details == {"into": target.pk, "copy": copy.pk, "solution": None}
    assert (copy.author, copy.created_at) == (amina, source.created_at)
    assert copy.content == "**Where do \\*keys\\* go?**\n\nInto a **drawer**?"
    assert tree(target) == [("Old.", 1), (copy.content, 1), ("First.", 2), ("Second.", 3)]
    assert tree(source) == []
    source.refresh_from_db()
    target.refresh_from_db()
    assert (source.merged_into, source.is_listed, source.reply_count, target.reply_count) == (target, False, 0, 4)
    assert find_differences() == []
    assert merge_thread(moderator=moderator, source=source, target=target) is None
    assert len(logged()) == 1


def test_it_comes_back_with_what_was_answered_meanwhile(
    source: Discussion, target: Discussion, moderator: Member, amina: User, kwame: User
) -> None:
    first = make_reply(kwame, source, content="First.")
    make_reply(amina, target, content="Old.")
    merge_thread(moderator=moderator, source=source, target=target)
    copy = Reply.objects.get(merged_from=source)
    DiscussionVote.objects.create(user=kwame, reply=copy, vote_type="upvote")
    make_reply(kwame, target, content="Below the copy.", parent_reply=copy)
    make_reply(kwame, target, content="Below the first.", parent_reply=first)
    act = unmerge_thread(moderator=moderator, source=source)
    assert act is not None
    assert act.details == {"from": target.pk}
    assert tree(source) == [("First.", 1), ("Below the first.", 2), ("Below the copy.", 1)]
    assert tree(target) == [("Old.", 1)]
    source.refresh_from_db()
    assert (source.merged_into, source.is_listed, source.reply_count) == (None, True, 3)
    assert not DiscussionVote.objects.exists()
    assert find_differences() == []
    assert unmerge_thread(moderator=moderator, source=source) is None
    assert [what for _who, what in logged()] == ["merge", "unmerge"]


def test_a_solution_loses_its_mark_and_gets_it_back(
    source: Discussion, target: Discussion, moderator: Member, kwame: User, amina: User
) -> None:
    answer = make_reply(kwame, source, is_solution=True)
    make_reply(amina, target, is_solution=True)
    act = merge_thread(moderator=moderator, source=source, target=target)
    assert act is not None
    assert act.details["solution"] == answer.pk
    accepted = Reply.objects.filter(pk=answer.pk, is_solution=True)
    assert not accepted.exists()
    unmerge_thread(moderator=moderator, source=source)
    assert accepted.exists()
    assert set(Discussion.objects.values_list("is_solved", flat=True)) == {True}


def test_an_accepted_answer_comes_along_into_a_thread_without_one_and_goes_back(
    source: Discussion, target: Discussion, moderator: Member, kwame: User
) -> None:
    answer = make_reply(kwame, source, is_solution=True)
    merge_thread(moderator=moderator, source=source, target=target)
    assert Reply.objects.get(is_solution=True) == answer
    assert solved() == {target.pk}
    unmerge_thread(moderator=moderator, source=source)
    assert Reply.objects.get(is_solution=True) == answer
    assert solved() == {source.pk}


@pytest.mark.parametrize("hidden", ["here", "there"])
def test_an_accepted_answer_that_is_hidden_neither_comes_along_nor_stands_in_the_way(
    source: Discussion, target: Discussion, moderator: Member, kwame: User, hidden: str
) -> None:
    answers = {
        "here": make_reply(kwame, source, is_solution=True),
        "there": make_reply(kwame, target, is_solution=True),
    }
    Reply.objects.filter(pk=answers.pop(hidden).pk).update(hidden_at=now())
    merge_thread(moderator=moderator, source=source, target=target)
    assert Reply.objects.get(is_solution=True, is_live=True) in answers.values()
    assert solved() == {target.pk}


def solved() -> set[int]:
    return set(Discussion.objects.filter(is_solved=True).values_list("pk", flat=True))


def test_an_answer_that_was_accepted_in_the_other_thread_keeps_its_mark(
    source: Discussion, target: Discussion, moderator: Member, kwame: User
) -> None:
    old, new = make_reply(kwame, source, is_solution=True), make_reply(kwame, source)
    merge_thread(moderator=moderator, source=source, target=target)
    solve_thread(moderator=moderator, reply=Reply.objects.get(pk=new.pk))
    unmerge_thread(moderator=moderator, source=source)
    assert Reply.objects.get(is_solution=True) == new
    assert old.discussion == source
    target.refresh_from_db()
    assert not target.is_solved


def test_followers_follow_the_other_thread_too_unless_they_have_left_it(
    source: Discussion, target: Discussion, moderator: Member, amina: User, kwame: User, zuri: User
) -> None:
    for person in (amina, kwame, zuri):
        DiscussionReader.objects.create(user=person, discussion=source, is_following=True)
    DiscussionReader.objects.create(user=kwame, discussion=target, is_following=False, has_unfollowed=True)
    DiscussionReader.objects.create(user=zuri, discussion=target, read_at=timezone.now())
    merge_thread(moderator=moderator, source=source, target=target)
    following = DiscussionReader.objects.filter(discussion=target, is_following=True)
    assert set(following.values_list("user__username", flat=True)) == {"amina", "zuri"}


@pytest.mark.parametrize(
    ("column", "sentence"), [("deleted_at", "has been deleted"), ("hidden_at", "is hidden. Restore it first")]
)
def test_what_is_hidden_or_deleted_is_merged_neither_way(
    column: str, sentence: str, source: Discussion, target: Discussion, moderator: Member
) -> None:
    Discussion.objects.filter(pk=source.pk).update(**{column: now()})
    for one, other in ((source, target), (target, source)):
        with pytest.raises(PostRefused, match=sentence):
            merge_thread(moderator=moderator, source=one, target=other)


def test_a_thread_is_not_merged_into_itself_nor_twice_nor_into_a_merged_one(
    source: Discussion, target: Discussion, moderator: Member, amina: User
) -> None:
    other = make_discussion(amina)
    with pytest.raises(PostRefused, match="into itself"):
        merge_thread(moderator=moderator, source=source, target=source)
    merge_thread(moderator=moderator, source=source, target=target)
    with pytest.raises(PostRefused, match="merged already"):
        merge_thread(moderator=moderator, source=source, target=other)
    with pytest.raises(PostRefused, match="itself merged"):
        merge_thread(moderator=moderator, source=other, target=source)


def test_only_moderators_merge_and_unmerge(source: Discussion, target: Discussion, amina: User, moyo: User) -> None:
    with pytest.raises(PostRefused, match="Only moderators"):
        merge_thread(moderator=member(amina), source=source, target=target)
    merge_thread(moderator=member(moyo), source=source, target=target)
    with pytest.raises(PostRefused, match="Only moderators"):
        unmerge_thread(moderator=member(amina), source=source)


def test_a_merged_thread_may_move_on_and_still_come_back(
    source: Discussion, target: Discussion, moderator: Member, amina: User, kwame: User
) -> None:
    third = make_discussion(amina, title="All about keys")
    make_reply(kwame, source, content="Of the source.")
    make_reply(kwame, target, content="Of the target.")
    merge_thread(moderator=moderator, source=source, target=target)
    merge_thread(moderator=moderator, source=target, target=third)
    assert Reply.objects.filter(discussion=third).count() == 4
    unmerge_thread(moderator=moderator, source=source)
    assert tree(source) == [("Of the source.", 1)]
    unmerge_thread(moderator=moderator, source=target)
    assert tree(target) == [("Of the target.", 1)]
    assert tree(third) == []
    assert find_differences() == []


def test_reports_on_the_opening_go_along_and_come_back(
    source: Discussion, target: Discussion, moderator: Member, zuri: User, kwame: User
) -> None:
    report(source, zuri)
    merge_thread(moderator=moderator, source=source, target=target)
    copy = Reply.objects.get(merged_from=source)
    report(copy, kwame)
    assert set(PostReport.objects.values_list("reply", flat=True)) == {copy.pk}
    unmerge_thread(moderator=moderator, source=source)
    assert set(PostReport.objects.values_list("discussion", "reporter")) == {
        (source.pk, zuri.pk),
        (source.pk, kwame.pk),
    }


def test_what_was_hidden_in_the_other_thread_stays_hidden(
    source: Discussion, target: Discussion, moderator: Member
) -> None:
    merge_thread(moderator=moderator, source=source, target=target)
    hide_post(moderator=moderator, post=Reply.objects.get(merged_from=source), now=now())
    unmerge_thread(moderator=moderator, source=source)
    source.refresh_from_db()
    assert source.hidden_at is not None


def test_words_that_their_author_deleted_in_the_other_thread_do_not_come_back(
    source: Discussion, target: Discussion, moderator: Member, amina: User
) -> None:
    merge_thread(moderator=moderator, source=source, target=target)
    delete_reply(member=member(amina), reply=Reply.objects.get(merged_from=source), now=now())
    unmerge_thread(moderator=moderator, source=source)
    source.refresh_from_db()
    assert (source.content, source.title, source.deleted_at is not None) == ("", "Deleted question", True)


def test_words_that_were_changed_in_the_other_thread_are_kept_with_their_history(
    source: Discussion, target: Discussion, moderator: Member
) -> None:
    merge_thread(moderator=moderator, source=source, target=target)
    copy = Reply.objects.get(merged_from=source)
    words = copy.content.replace("drawer", "safe")
    edit_as_moderator(moderator=moderator, post=copy, content=words, note="Better.", now=now())
    unmerge_thread(moderator=moderator, source=source)
    source.refresh_from_db()
    assert (source.content, source.edited_at) == ("Into a **safe**?", copy.edited_at)
    kept = PostRevision.objects.get()
    assert (kept.discussion, kept.title, kept.note) == (source, source.title, "Better.")
    assert "drawer" in kept.content


def test_what_has_no_author_any_more_merges_like_anything_else(target: Discussion, moderator: Member) -> None:
    orphan = make_discussion(None)
    make_reply(None, orphan)
    merge_thread(moderator=moderator, source=orphan, target=target)
    unmerge_thread(moderator=moderator, source=orphan)
    assert find_differences() == []


def test_the_copy_may_be_gone_altogether(source: Discussion, target: Discussion, moderator: Member) -> None:
    merge_thread(moderator=moderator, source=source, target=target)
    Reply.objects.filter(merged_from=source).delete()
    unmerge_thread(moderator=moderator, source=source)
    source.refresh_from_db()
    assert source.is_listed


def test_a_long_thread_merges_in_a_few_statements(
    source: Discussion, target: Discussion, moderator: Member, django_assert_max_num_queries: object
) -> None:
    for _number in range(30):
        make_reply(make_user(), source)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        merge_thread(moderator=moderator, source=source, target=target)
    assert Reply.objects.filter(discussion=target).count() == 31
