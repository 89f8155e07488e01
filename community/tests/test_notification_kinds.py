"""A kind of notification is one object that a room registers, and nothing else knows it by name."""

import json
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from community.models import Notification, NotificationChoice
from community.notifications import kinds
from community.notifications.email.digest import send_digest
from community.notifications.email.tasks import send_immediately
from community.notifications.kinds import NotificationKind, Sentence, UnknownKind, all_kinds, per_row, register_kind
from community.notifications.store import Event, notify
from community.tests.mail_servers import MailServer, html_of
from community.tests.notification_tools import choose_channel, make_notification, unread
from learning.models import User

pytestmark = pytest.mark.django_db

VISIT = NotificationKind(
    key="visit",
    icon="star",
    label="Visitors of my profile",
    order=45,
    render=per_row(lambda row: Sentence(f"{row.title} looked at your profile", f"{len(row.events)} times")),
)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> NotificationKind:
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    register_kind(VISIT)
    return VISIT


@pytest.fixture
def row(amina: User, settings: Settings, visit: NotificationKind) -> Notification:
    """Amina has an address, and has been visited."""
    settings.SENDS_MAIL = True
    User.objects.filter(pk=amina.pk).update(email="amina@example.org")
    event = Event(
        kind=visit, subject="person:7", key="1", title="Kwame", url="/learners/kwame/", happened_at=timezone.now()
    )
    assert notify(people=[amina.pk], event=event) == 1
    return Notification.objects.get()


def test_it_stands_in_the_inbox_and_the_bell_counts_it(row: Notification, amina_client: Client) -> None:
    page = amina_client.get("/notifications/").content.decode()
    assert "Kwame looked at your profile" in page
    assert "1 times" in page
    assert "Notifications, 1 unread" in page
    assert amina_client.get(f"/notifications/{row.pk}/")["Location"] == "/learners/kwame/"


def test_it_is_mailed_immediately_and_can_be_ended_by_its_link(
    row: Notification, amina: User, client: Client, settings: Settings
) -> None:
    choose_channel(amina, "email", "visit")
    send_immediately([row.pk])
    (sent,) = mail.outbox
    assert sent.subject == "Kwame looked at your profile"
    for text in (str(sent.body), html_of(sent)):
        assert "“Visitors of my profile”" in text
    link = sent.message()["List-Unsubscribe"].strip("<>").removeprefix(settings.SITE_URL)
    assert "“Visitors of my profile” will not be mailed" in client.get(link).content.decode()
    client.post(link)
    assert NotificationChoice.objects.get(kind="visit").channel == "page"


def test_it_is_in_the_digest(row: Notification, amina: User) -> None:
    choose_channel(amina, "digest", "visit")
    assert send_digest(user_id=amina.pk, day=date(2026, 3, 10), server=MailServer(), now=timezone.now())
    assert "Kwame looked at your profile" in str(mail.outbox[0].body)


def test_it_is_among_the_preferences_at_its_place(row: Notification, amina: User, amina_client: Client) -> None:
    page = amina_client.get("/notifications/choices/").content.decode()
    fields = [page.index(f'id="id_{kind}"') for kind in ("votes", "visit", "badge")]
    assert fields == sorted(fields)
    assert "Visitors of my profile" in page
    chosen = {kind.key: "page" for kind in all_kinds()} | {"visit": "digest"}
    assert amina_client.post("/notifications/choices/", chosen).status_code == 302
    assert NotificationChoice.objects.get(kind="visit").channel == "digest"


def test_it_is_exported(row: Notification, amina: User, amina_client: Client) -> None:
    choose_channel(amina, "never", "visit")
    answer: Any = amina_client.get("/account/export/")
    data = json.loads(answer.getvalue())
    assert [each["kind"] for each in data["notifications"]] == ["visit"]
    assert data["notification_choices"] == [{"kind": "visit", "channel": "never"}]


def test_what_nobody_has_registered_is_not_notified_of(amina: User) -> None:
    event = Event(kind=VISIT, subject="person:7", key="1", title="Kwame", url="/", happened_at=timezone.now())
    with pytest.raises(UnknownKind):
        notify(people=[amina.pk], event=event)


def test_a_row_of_a_kind_that_this_release_does_not_know_is_shown_by_its_title(
    amina: User, amina_client: Client
) -> None:
    make_notification(amina, kind="of_tomorrow", title="Something new")
    assert "Something new" in amina_client.get("/notifications/").content.decode()
    assert unread(amina) == 1


@pytest.mark.parametrize("key", ["", "Visit", "a visit", "visit-2", "visit\n", "digest", "v" * 21])
def test_a_key_that_cannot_be_stored_or_is_taken_by_a_link_is_refused(visit: NotificationKind, key: str) -> None:
    with pytest.raises(ValueError, match="cannot be stored"):
        register_kind(NotificationKind(key=key, icon="star", label="", order=1, render=visit.render))


def test_two_kinds_cannot_share_a_key(visit: NotificationKind) -> None:
    register_kind(visit)
    with pytest.raises(ValueError, match="already"):
        register_kind(NotificationKind(key="visit", icon="at", label="", order=1, render=visit.render))


@pytest.mark.parametrize("key", ["", "Visit", "a visit"])
def test_the_database_stores_slugs_alone(amina: User, key: str) -> None:
    with pytest.raises(IntegrityError, match="notifications_kind_check"):
        make_notification(amina, kind=key)


def test_every_kind_has_a_place_of_its_own() -> None:
    assert [kind.key for kind in all_kinds()] == [
        *("reply", "mention", "solution", "votes", "badge", "payout", "certificate"),
        *("lesson_report", "moderation", "security"),
    ]
    assert len({kind.order for kind in all_kinds()}) == len(all_kinds())
