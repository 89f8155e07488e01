"""notify(): whom it reaches, what it merges, and that the same event twice changes nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from community.models import Notification, Suspension
from community.notifications import store
from community.notifications.inbox import read_all
from community.notifications.store import MAX_EVENTS, notify
from community.tests.notification_tools import Capture, choose_channel, make_event, received, run_tasks, unread
from learning.models import User
from tests.builders import make_user

pytestmark = pytest.mark.django_db


def test_it_notifies_everybody_once_and_each_knows_how_many_are_unread(amina: User, kwame: User) -> None:
    assert notify(people=[amina.pk, kwame.pk, amina.pk, None, 10**9], event=make_event()) == 2
    assert [unread(person) for person in (amina, kwame)] == [1, 1]
    row = Notification.objects.get(user=amina)
    assert (row.kind, row.subject, row.title) == ("reply", "discussion:5", "How do I keep my keys?")
    assert (row.events, row.actor, row.read_at, row.emailed_at) == (["reply:8:by:0"], None, None, None)


def test_nobody_is_notified_of_what_they_did_themselves(amina: User, kwame: User) -> None:
    assert notify(people=[amina.pk, kwame.pk], event=make_event(actor_id=amina.pk)) == 1
    assert received(amina) == []
    assert Notification.objects.get(user=kwame).actor == amina


def test_who_chose_never_is_not_notified_of_that_kind(amina: User) -> None:
    choose_channel(amina, "never", "reply")
    assert notify(people=[amina.pk], event=make_event()) == 0
    assert notify(people=[amina.pk], event=make_event(kind="mention")) == 1


def test_who_is_not_active_is_not_notified() -> None:
    gone = make_user(is_active=False)
    assert notify(people=[gone.pk], event=make_event()) == 0


@pytest.mark.parametrize(
    ("kind", "is_notified"),
    [
        ("reply", False),
        ("mention", False),
        ("solution", False),
        ("votes", False),
        ("moderation", True),
        ("badge", True),
        ("payout", True),
        ("certificate", True),
    ],
)
def test_who_is_suspended_from_the_forum_hears_of_what_is_their_own_alone(
    amina: User, kind: str, is_notified: bool
) -> None:
    Suspension.objects.create(person=amina, reason="Spam.", until=timezone.now() + timedelta(days=1))
    assert notify(people=[amina.pk], event=make_event(kind=kind)) == is_notified


def test_a_suspension_that_is_over_or_lifted_keeps_nothing_back(amina: User, kwame: User) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    Suspension.objects.create(
        person=amina, reason="Spam.", created_at=yesterday, until=timezone.now() - timedelta(hours=1)
    )
    Suspension.objects.create(
        person=kwame, reason="Spam.", until=timezone.now() + timedelta(days=1), lifted_at=timezone.now()
    )
    assert notify(people=[amina.pk, kwame.pk], event=make_event()) == 2


def test_what_is_unread_is_merged_and_the_newest_gives_its_name(amina: User, kwame: User, zuri: User) -> None:
    first = timezone.now()
    notify(people=[amina.pk], event=make_event(key="reply:8:by:1", actor_id=kwame.pk, happened_at=first))
    Notification.objects.update(emailed_at=timezone.now())
    later = make_event(
        key="reply:9:by:2", actor_id=zuri.pk, title="New title", url="/9/", happened_at=first + timedelta(1)
    )
    assert notify(people=[amina.pk], event=later) == 1
    row = Notification.objects.get()
    assert row.events == ["reply:8:by:1", "reply:9:by:2"]
    assert (row.actor, row.title, row.url, row.happened_at) == (zuri, "New title", "/9/", later.happened_at)
    assert row.emailed_at is None
    assert unread(amina) == 1


def test_what_arrives_late_is_merged_without_taking_the_newest_place(amina: User, kwame: User, zuri: User) -> None:
    newest = make_event(key="reply:9:by:2", actor_id=zuri.pk, url="/9/")
    notify(people=[amina.pk], event=newest)
    notify(people=[amina.pk], event=make_event(actor_id=kwame.pk, happened_at=newest.happened_at - timedelta(hours=1)))
    row = Notification.objects.get()
    assert (row.actor, row.url, len(row.events)) == (zuri, "/9/", 2)
    assert row.happened_at > newest.happened_at


@pytest.mark.parametrize("is_read", [False, True])
def test_the_same_event_again_changes_nothing(amina: User, is_read: bool) -> None:
    notify(people=[amina.pk], event=make_event())
    if is_read:
        read_all(user_id=amina.pk, now=timezone.now())
    before = Notification.objects.values().get()
    for _ in range(2):
        assert notify(people=[amina.pk], event=make_event(title="Other", happened_at=timezone.now())) == 0
    assert Notification.objects.values().get() == before


def test_what_happens_after_it_was_read_is_a_row_of_its_own(amina: User) -> None:
    notify(people=[amina.pk], event=make_event())
    read_all(user_id=amina.pk, now=timezone.now())
    notify(people=[amina.pk], event=make_event(key="reply:9:by:2"))
    assert Notification.objects.filter(user=amina).count() == 2
    assert unread(amina) == 1


def test_other_subjects_and_kinds_are_rows_of_their_own(amina: User) -> None:
    for change in ({}, {"subject": "discussion:6"}, {"kind": "mention"}):
        notify(people=[amina.pk], event=make_event(**change))
    assert unread(amina) == 3


def test_at_most_a_hundred_events_are_merged_and_the_newest_of_them_are_kept(amina: User) -> None:
    for number in range(MAX_EVENTS + 3):
        notify(people=[amina.pk], event=make_event(key=f"reply:{number}:by:{number}"))
    events = Notification.objects.get().events
    assert len(events) == MAX_EVENTS
    assert (events[0], events[-1]) == ("reply:3:by:3", "reply:102:by:102")
    assert notify(people=[amina.pk], event=make_event(key="reply:102:by:102")) == 0


def test_an_actor_who_has_left_meanwhile_leaves_no_name(amina: User) -> None:
    notify(people=[amina.pk], event=make_event(actor_id=10**9))
    assert Notification.objects.get().actor is None


def test_a_long_title_is_cut(amina: User) -> None:
    notify(people=[amina.pk], event=make_event(title="x" * 300))
    assert len(Notification.objects.get().title) == 200


def test_two_statements_notify_any_number_of_people(
    amina: User, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [make_user().pk for _ in range(20)]
    with django_assert_num_queries(4):  # a savepoint around them
        assert notify(people=people, event=make_event(actor_id=amina.pk)) == 20
    monkeypatch.setattr(store, "BATCH_SIZE", 7)
    assert notify(people=people, event=make_event(subject="discussion:6")) == 20


def test_who_wants_it_by_mail_immediately_has_it_queued_when_the_site_sends_mail(
    amina: User, kwame: User, settings: Settings, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:  # fmt: skip
    choose_channel(amina, "email", "reply")
    choose_channel(kwame, "digest", "reply")
    for sends_mail, queued in ((False, []), (True, ["send_immediately"])):
        settings.SENDS_MAIL = sends_mail
        with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
            notify(people=[amina.pk, kwame.pk], event=make_event(key=f"reply:1:by:{sends_mail:d}"))
        assert queue.done == queued
