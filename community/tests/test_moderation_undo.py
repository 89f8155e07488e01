"""Taking actions back: each by its reverse, as long as things are as it left them."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from community.access.errors import PostRefused
from community.access.member import Member, read_member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply, Suspension
from community.moderation import undo
from community.moderation.actions.accept import solve_thread, unsolve_thread
from community.moderation.actions.dismiss import dismiss_reports
from community.moderation.actions.edit import edit_as_moderator
from community.moderation.actions.hide import hide_post, restore_post
from community.moderation.actions.lock import lock_thread, unlock_thread
from community.moderation.actions.merge import merge_thread
from community.moderation.actions.move import move_thread
from community.moderation.actions.pin import pin_thread, unpin_thread
from community.moderation.actions.suspend import lift_suspension, suspend_person
from community.moderation.actions.unmerge import unmerge_thread
from community.moderation.locations import ThreadLocation
from community.moderation.undo import can_undo, undo_entry
from community.tests.moderation_tools import logged, member, now, report
from learning.models import User
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db

Act = ModerationLogEntry | None
DAY = timedelta(days=1)


@pytest.fixture
def moderator(moyo: User) -> Member:
    return member(moyo)


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


@pytest.fixture
def reply(thread: Discussion, kwame: User) -> Reply:
    return make_reply(kwame, thread)


def suspend(moderator: Member, person: User, days: int = 1) -> Act:
    moment = now()
    return suspend_person(moderator=moderator, person=person, until=moment + days * DAY, reason="Spam.", now=moment)


def pairs(by: Member, thread: Discussion, reply: Reply, person: User) -> dict[str, list[Callable[[], Act]]]:
    """What is done first, and then; each can be taken back."""
    other = make_discussion(None, title="Another thread")
    return {
        "pin": [lambda: pin_thread(moderator=by, thread=thread)],
        "unpin": [lambda: pin_thread(moderator=by, thread=thread), lambda: unpin_thread(moderator=by, thread=thread)],
        "lock": [lambda: lock_thread(moderator=by, thread=thread)],
        "unlock": [
            lambda: lock_thread(moderator=by, thread=thread),
            lambda: unlock_thread(moderator=by, thread=thread),
        ],
        "move": [lambda: move_thread(moderator=by, thread=thread, to=ThreadLocation("help"))],
        "solve": [lambda: solve_thread(moderator=by, reply=reply)],
        "unsolve": [
            lambda: solve_thread(moderator=by, reply=reply),
            lambda: unsolve_thread(moderator=by, reply=reply),
        ],
        "hide thread": [lambda: hide_post(moderator=by, post=thread, now=now())],
        "hide reply": [lambda: hide_post(moderator=by, post=reply, now=now())],
        "restore": [
            lambda: hide_post(moderator=by, post=reply, now=now()),
            lambda: restore_post(moderator=by, post=reply, now=now()),
        ],
        "merge": [lambda: merge_thread(moderator=by, source=thread, target=other)],
        "unmerge": [
            lambda: merge_thread(moderator=by, source=thread, target=other),
            lambda: unmerge_thread(moderator=by, source=thread),
        ],
        "suspend": [lambda: suspend(by, person)],
        "lift": [lambda: suspend(by, person), lambda: lift_suspension(moderator=by, person=person, now=now())],
    }


REVERSE = {
    "pin": "unpin",
    "unpin": "pin",
    "lock": "unlock",
    "unlock": "lock",
    "move": "move",
    "solve": "unsolve",
    "unsolve": "solve",
    "hide thread": "restore",
    "hide reply": "restore",
    "restore": "hide",
    "merge": "unmerge",
    "unmerge": "merge",
    "suspend": "lift",
    "lift": "suspend",
}


def picture() -> list[object]:
    """All that acts change, to be compared."""
    columns = ("pk", "is_pinned", "is_locked", "is_solved", "category", "is_listed", "reply_count", "merged_into")
    originals = Reply.objects.filter(merged_from=None).order_by("pk")
    return [
        *Discussion.objects.order_by("pk").values_list(*columns),
        *((reply.pk, reply.discussion_id, reply.depth, reply.is_live) for reply in originals),
        *Suspension.objects.filter(lifted_at=None).values_list("person", "until", "reason"),
    ]


@pytest.mark.parametrize("name", REVERSE)
def test_an_act_is_taken_back_by_its_reverse_and_only_once(
    name: str, moderator: Member, thread: Discussion, reply: Reply, zuri: User
) -> None:
    operations = pairs(moderator, thread, reply, zuri)[name]
    for operation in operations[:-1]:
        operation()
    before = picture()
    act = operations[-1]()
    assert act is not None
    act = ModerationLogEntry.objects.get(pk=act.pk)
    assert can_undo(act, now=now())
    done = undo_entry(moderator=moderator, entry=act, now=now())
    assert done.action == REVERSE[name]
    assert picture() == before
    act = ModerationLogEntry.objects.get(pk=act.pk)
    with pytest.raises(PostRefused, match="changed since"):
        undo_entry(moderator=moderator, entry=act, now=now())
    assert len(logged()) == len(operations) + 1


@pytest.mark.parametrize("name", REVERSE)
def test_only_moderators_take_acts_back(
    name: str, moderator: Member, thread: Discussion, reply: Reply, zuri: User, amina: User
) -> None:
    for operation in pairs(moderator, thread, reply, zuri)[name]:
        act = operation()
    assert act is not None
    with pytest.raises(PostRefused, match="Only moderators"):
        undo_entry(moderator=member(amina), entry=act, now=now())


@pytest.mark.parametrize("name", REVERSE)
def test_what_is_gone_leaves_nothing_to_take_back(
    name: str, moderator: Member, thread: Discussion, reply: Reply, zuri: User
) -> None:
    for operation in pairs(moderator, thread, reply, zuri)[name]:
        act = operation()
    assert act is not None
    Reply.objects.all().delete()
    Discussion.objects.filter(pk=thread.pk).delete()
    zuri.delete()
    act = ModerationLogEntry.objects.get(pk=act.pk)
    assert not can_undo(act, now=now())
    with pytest.raises(PostRefused):
        undo_entry(moderator=moderator, entry=act, now=now())


def test_an_edit_is_not_taken_back_but_edited_again(moderator: Member, reply: Reply) -> None:
    act = edit_as_moderator(moderator=moderator, post=reply, content="Mended.", note="A slip.", now=now())
    assert act is not None
    assert not can_undo(act, now=now())
    with pytest.raises(PostRefused, match="cannot be taken back"):
        undo_entry(moderator=moderator, entry=act, now=now())


def test_a_thread_that_was_moved_on_is_not_moved_back(moderator: Member, thread: Discussion) -> None:
    act = move_thread(moderator=moderator, thread=thread, to=ThreadLocation("help"))
    move_thread(moderator=moderator, thread=thread, to=ThreadLocation("showcase"))
    assert act is not None
    act.refresh_from_db()
    with pytest.raises(PostRefused, match="changed since"):
        undo_entry(moderator=moderator, entry=act, now=now())


def test_a_course_that_has_gone_is_left_out_of_the_way_back(moderator: Member, thread: Discussion) -> None:
    course = make_course()
    move_thread(moderator=moderator, thread=thread, to=ThreadLocation("course_question", course.pk))
    act = move_thread(moderator=moderator, thread=thread, to=ThreadLocation("help"))
    course.delete()
    assert act is not None
    undo_entry(moderator=moderator, entry=act, now=now())
    thread.refresh_from_db()
    assert (thread.category, thread.course_id) == ("course_question", None)


def test_the_solution_that_was_replaced_comes_back(moderator: Member, thread: Discussion, reply: Reply) -> None:
    other = make_reply(None, thread)
    solve_thread(moderator=moderator, reply=other)
    act = solve_thread(moderator=moderator, reply=reply)
    assert act is not None
    undo_entry(moderator=moderator, entry=act, now=now())
    assert Reply.objects.get(is_solution=True) == other


def test_taking_a_decision_back_has_the_reports_wait_again(
    moderator: Member, thread: Discussion, kwame: User, zuri: User
) -> None:
    report(thread, kwame)
    report(thread, zuri)
    for operation in (hide_post, dismiss_reports):
        act = operation(moderator=moderator, post=thread, now=now())
        assert act is not None
        assert not PostReport.objects.filter(outcome=None).exists()
        undo_entry(moderator=moderator, entry=act, now=now())
        assert PostReport.objects.filter(outcome=None, decided_at=None, decided_by=None).count() == 2
        thread.refresh_from_db()
        assert thread.hidden_at is None


@pytest.mark.parametrize("operation", [hide_post, dismiss_reports])
def test_what_had_hidden_itself_is_as_it_was_before_the_decision(
    operation: Callable[..., Act], moderator: Member, thread: Discussion, zuri: User
) -> None:
    report(thread, zuri)
    hide_post(moderator=None, post=thread, now=now())
    act = operation(moderator=moderator, post=thread, now=now())
    assert act is not None
    done = undo_entry(moderator=moderator, entry=act, now=now())
    assert done.action == "reopen"
    assert not Discussion.objects.listed().exists()
    assert PostReport.objects.get().outcome is None
    dismiss_reports(moderator=moderator, post=thread, now=now())
    assert Discussion.objects.listed().exists()
    with pytest.raises(PostRefused):
        undo_entry(moderator=moderator, entry=act, now=now())


def test_the_suspension_that_was_replaced_is_in_force_again(moderator: Member, amina: User) -> None:
    suspend(moderator, amina, days=3)
    until = read_member(amina).suspended_until
    act = suspend(moderator, amina, days=7)
    assert act is not None
    undo_entry(moderator=moderator, entry=act, now=now())
    assert read_member(amina).suspended_until == until


def test_a_suspension_that_was_replaced_is_not_taken_back(moderator: Member, amina: User) -> None:
    act = suspend(moderator, amina, days=3)
    suspend(moderator, amina, days=7)
    assert act is not None
    with pytest.raises(PostRefused, match="changed since"):
        undo_entry(moderator=moderator, entry=act, now=now())


def test_the_end_of_a_suspension_with_minutes_left_stays(moderator: Member, amina: User) -> None:
    moment = now()
    until = moment + timedelta(hours=1)
    suspend_person(moderator=moderator, person=amina, until=until, reason="Spam.", now=moment)
    act = lift_suspension(moderator=moderator, person=amina, now=moment)
    assert act is not None
    with pytest.raises(PostRefused, match="Less than an hour"):
        undo_entry(moderator=moderator, entry=act, now=moment + timedelta(minutes=30))


def test_who_may_not_moderate_is_refused_before_anything_is_tried(
    thread: Discussion, moderator: Member, kwame: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each action asks for itself, too."""
    entry = pin_thread(moderator=moderator, thread=thread)
    assert entry is not None
    monkeypatch.setattr(undo, "_undo", lambda *_: pytest.fail("It was tried."))
    with pytest.raises(PostRefused) as refusal:
        undo_entry(moderator=read_member(kwame), entry=entry, now=now())
    assert refusal.value.status == 403
