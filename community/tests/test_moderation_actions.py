"""Pin, lock, move, hide, restore, edit and solve: each works, refuses, repeats without harm, and writes one line."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from community.access.errors import PostRefused
from community.models import Discussion, ModerationLogEntry, PostRevision, Reply
from community.moderation.actions.accept import solve_thread, unsolve_thread
from community.moderation.actions.edit import edit_as_moderator
from community.moderation.actions.hide import hide_post, restore_post
from community.moderation.actions.lock import lock_thread, unlock_thread
from community.moderation.actions.move import move_thread
from community.moderation.actions.pin import pin_thread, unpin_thread
from community.moderation.locations import ThreadLocation
from community.signals import post_moderated
from community.tests.moderation_tools import logged, member, now
from learning.models import User
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return make_reply(kwame, thread)


SWITCHES: list[Any] = [
    (pin_thread, unpin_thread, "is_pinned", "pin", "unpin"),
    (lock_thread, unlock_thread, "is_locked", "lock", "unlock"),
]


@pytest.mark.parametrize(("on", "off", "switch", "act", "reverse"), SWITCHES)
def test_a_thread_is_switched_on_and_off_and_again_without_harm(
    on: Callable[..., Any], off: Callable[..., Any], switch: str, act: str, reverse: str, thread: Discussion, moyo: User
) -> None:
    moderator = member(moyo)
    assert off(moderator=moderator, thread=thread) is None
    done = on(moderator=moderator, thread=thread, reason="Asked often.")
    assert (done.action, done.discussion, done.reply, done.person, done.reason) == (
        act,
        thread,
        None,
        thread.author,
        "Asked often.",
    )
    assert on(moderator=moderator, thread=thread) is None
    assert Discussion.objects.filter(**{switch: True}).exists()
    assert off(moderator=moderator, thread=thread).action == reverse
    assert off(moderator=moderator, thread=thread) is None
    assert not Discussion.objects.filter(**{switch: True}).exists()
    assert logged() == [("moyo", act), ("moyo", reverse)]


def operations(thread: Discussion, reply: Reply, who: User | None) -> list[Callable[[], Any]]:
    by = member(who)
    return [
        lambda: pin_thread(moderator=by, thread=thread),
        lambda: lock_thread(moderator=by, thread=thread),
        lambda: move_thread(moderator=by, thread=thread, to=ThreadLocation("help")),
        lambda: hide_post(moderator=by, post=thread, now=now()),
        lambda: hide_post(moderator=by, post=reply, now=now()),
        lambda: edit_as_moderator(moderator=by, post=reply, content="Mended.", note="A slip.", now=now()),
        lambda: solve_thread(moderator=by, reply=reply),
    ]


@pytest.mark.parametrize("number", range(7))
def test_only_moderators_may_not_even_the_author(
    number: int, thread: Discussion, reply: Reply, amina: User, kwame: User
) -> None:
    for person in (None, amina, kwame):
        with pytest.raises(PostRefused) as refusal:
            operations(thread, reply, person)[number]()
        assert refusal.value.status == 403
    assert logged() == []


@pytest.mark.parametrize("number", range(5))
def test_nothing_is_done_to_what_its_author_has_deleted(
    number: int, thread: Discussion, reply: Reply, moyo: User
) -> None:
    Discussion.objects.update(deleted_at=now())
    Reply.objects.update(deleted_at=now())
    with pytest.raises(PostRefused, match="deleted"):
        operations(thread, reply, moyo)[number]()


@pytest.mark.parametrize("number", range(7))
def test_what_is_gone_altogether_is_refused_with_a_sentence(
    number: int, thread: Discussion, reply: Reply, moyo: User
) -> None:
    Discussion.objects.all().delete()
    with pytest.raises(PostRefused, match="not there any more"):
        operations(thread, reply, moyo)[number]()


def test_each_line_is_announced(thread: Discussion, moyo: User) -> None:
    heard = []

    def hear(entry_id: int, **_: Any) -> None:
        heard.append(entry_id)

    post_moderated.connect(hear)
    try:
        done = pin_thread(moderator=member(moyo), thread=thread)
    finally:
        post_moderated.disconnect(hear)
    assert done is not None
    assert heard == [done.pk]


def test_a_thread_moves_and_the_log_knows_from_where_to_where(thread: Discussion, moyo: User) -> None:
    lesson = make_course("Wallets").lessons.first()
    assert lesson is not None
    place = ThreadLocation("course_question", lesson.course_id, lesson.pk)
    act = move_thread(moderator=member(moyo), thread=thread, to=place, reason="It is about wallets.")
    assert act is not None
    assert act.details == {
        "from": {"category": "general", "course_id": None, "lesson_id": None},
        "to": {"category": "course_question", "course_id": lesson.course_id, "lesson_id": lesson.pk},
        "from_name": "General",
        "to_name": f"Course question · Wallets · {lesson.title}",
    }
    thread.refresh_from_db()
    assert (thread.category, thread.course_id, thread.lesson_id) == ("course_question", lesson.course_id, lesson.pk)
    assert move_thread(moderator=member(moyo), thread=thread, to=place) is None


def test_a_hidden_thread_leaves_the_lists_and_comes_back(thread: Discussion, moyo: User) -> None:
    hide_post(moderator=member(moyo), post=thread, now=now(), reason="An insult.")
    assert hide_post(moderator=member(moyo), post=thread, now=now()) is None
    assert not Discussion.objects.listed().exists()
    restore_post(moderator=member(moyo), post=thread, now=now())
    assert restore_post(moderator=member(moyo), post=thread, now=now()) is None
    assert Discussion.objects.listed().exists()
    assert logged() == [("moyo", "hide"), ("moyo", "restore")]


def test_a_hidden_answer_is_no_solution_and_restoring_does_not_make_it_one(
    thread: Discussion, reply: Reply, moyo: User
) -> None:
    solve_thread(moderator=member(moyo), reply=reply)
    thread.refresh_from_db()
    assert (thread.is_solved, thread.reply_count) == (True, 1)
    hide_post(moderator=member(moyo), post=reply, now=now())
    thread.refresh_from_db()
    assert (thread.is_solved, thread.reply_count) == (False, 0)
    restore_post(moderator=member(moyo), post=reply, now=now())
    thread.refresh_from_db()
    assert (thread.is_solved, thread.reply_count) == (False, 1)


def test_mending_keeps_the_earlier_words_and_asks_for_a_note(thread: Discussion, reply: Reply, moyo: User) -> None:
    with pytest.raises(PostRefused, match="note"):
        edit_as_moderator(moderator=member(moyo), post=reply, content="Metal, I think.", note=" ", now=now())
    act = edit_as_moderator(moderator=member(moyo), post=reply, content="Metal, I think.", note="Softer.", now=now())
    assert act is not None
    assert (act.action, act.reason, act.reply) == ("edit", "Softer.", reply)
    assert (
        edit_as_moderator(moderator=member(moyo), post=reply, content="Metal, I think.", note="Again.", now=now())
        is None
    )
    kept = PostRevision.objects.get()
    assert (kept.content, kept.editor, kept.note) == ("Metal.", moyo, "Softer.")
    edit_as_moderator(
        moderator=member(moyo), post=thread, content=thread.content, title="Where do keys go?", note="Clear.", now=now()
    )
    thread.refresh_from_db()
    assert thread.title == "Where do keys go?"


def test_solving_takes_the_place_of_another_solution_and_can_be_taken_back(
    thread: Discussion, reply: Reply, moyo: User
) -> None:
    other = make_reply(moyo, thread)
    solve_thread(moderator=member(moyo), reply=other)
    act = solve_thread(moderator=member(moyo), reply=reply)
    assert act is not None
    assert act.details == {"instead_of": other.pk}
    assert solve_thread(moderator=member(moyo), reply=reply) is None
    assert Reply.objects.get(is_solution=True) == reply
    assert unsolve_thread(moderator=member(moyo), reply=reply) is not None
    assert unsolve_thread(moderator=member(moyo), reply=reply) is None
    assert not Reply.objects.filter(is_solution=True).exists()


def test_a_line_of_the_log_is_never_changed_and_only_loses_names(thread: Discussion, amina: User, moyo: User) -> None:
    act = pin_thread(moderator=member(moyo), thread=thread)
    assert act is not None
    lines = ModerationLogEntry.objects.filter(pk=act.pk)
    for change in ({"reason": "Other."}, {"action": "lock"}, {"actor": amina}, {"person": moyo}, {"details": {"a": 1}}):
        with pytest.raises(IntegrityError), transaction.atomic():
            lines.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        lines.delete()
    amina.delete()
    thread.delete()
    act.refresh_from_db()
    assert (act.actor, act.person, act.discussion) == (moyo, None, None)


@pytest.mark.parametrize("act", [pin_thread, lock_thread, hide_post, move_thread])
@pytest.mark.parametrize("state", ["merged", "deleted"])
def test_nothing_is_changed_in_a_thread_that_readers_are_led_away_from(
    thread: Discussion, moyo: User, act: Callable[..., Any], state: str
) -> None:
    change = {"merged_into": make_discussion(moyo)} if state == "merged" else {"deleted_at": now()}
    Discussion.objects.filter(pk=thread.pk).update(**change)
    thread.refresh_from_db()
    to: dict[Any, dict[str, Any]] = {
        hide_post: {"post": thread, "now": now()},
        move_thread: {"thread": thread, "to": ThreadLocation("help")},
    }
    with pytest.raises(PostRefused):
        act(moderator=member(moyo), reason="Tidy.", **to.get(act, {"thread": thread}))
    assert logged() == []
