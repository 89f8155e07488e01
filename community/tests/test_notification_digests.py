"""The daily e-mail: in the morning of whoever gets it, once a day, and only with news."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from community.models import DigestMail, Notification
from community.notifications.email import digest, tasks
from community.notifications.email.digest import find_due, send_digest
from community.notifications.email.tasks import send_digests
from community.notifications.inbox import read_all
from community.notifications.store import notify
from community.tests.mail_servers import MailServer, away, hangs_up, html_of, refused, says, use_server
from community.tests.notification_tools import choose_channel, make_event, make_notification
from learning.models import User
from tests.builders import make_discussion, make_reply, make_user

pytestmark = pytest.mark.django_db

Frozen = Callable[[str | datetime], time_machine.Traveller]
SITE = "https://learn.example.org"
NOON = "2026-03-10 12:00"


@pytest.fixture(autouse=True)
def with_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = True
    settings.SITE_URL = SITE


@pytest.fixture(autouse=True)
def reachable(amina: User) -> User:
    amina.email = "amina@example.org"
    amina.save(update_fields=["email"])
    choose_channel(amina, "digest")
    return amina


def make_recent(person: User, **columns: object) -> Notification:
    """What the database notes as now is another time than the frozen clock's."""
    return make_notification(person, **{"happened_at": timezone.now(), **columns})


def due() -> list[tuple[int, date]]:
    return find_due(now=timezone.now())


@pytest.mark.parametrize(
    ("zone", "utc", "day"),
    [
        ("UTC", "2026-03-10 07:59", None),
        ("UTC", "2026-03-10 08:00", date(2026, 3, 10)),
        ("UTC", "2026-03-10 23:59", date(2026, 3, 10)),
        ("UTC", "2026-03-11 00:00", None),
        ("Africa/Lagos", "2026-03-10 06:59", None),
        ("Africa/Lagos", "2026-03-10 07:00", date(2026, 3, 10)),
        ("Pacific/Kiritimati", "2026-03-10 18:00", date(2026, 3, 11)),
        ("America/New_York", "2026-03-10 11:59", None),  # summer time began two days before
        ("America/New_York", "2026-03-10 12:00", date(2026, 3, 10)),
        ("Asia/Kathmandu", "2026-03-10 02:15", date(2026, 3, 10)),
    ],
)
def test_it_is_due_from_eight_in_the_morning_on_each_persons_clock(
    amina: User, frozen: Frozen, zone: str, utc: str, day: date | None
) -> None:
    frozen(utc)
    User.objects.update(timezone=zone)
    make_recent(amina)
    assert due() == ([(amina.pk, day)] if day else [])


@pytest.mark.parametrize("reason", ["read", "sent", "other way", "old", "no address", "not active", "had today's"])
def test_it_is_not_due_without_a_reason(amina: User, frozen: Frozen, reason: str) -> None:
    frozen(NOON)
    make_recent(amina)
    match reason:
        case "read":
            Notification.objects.update(read_at=timezone.now())
        case "sent":
            Notification.objects.update(emailed_at=timezone.now())
        case "other way":
            choose_channel(amina, "page", "payout")
        case "old":
            Notification.objects.update(happened_at=timezone.now() - timedelta(days=8))
        case "no address":
            User.objects.update(email="")
        case "not active":
            User.objects.update(is_active=False)
        case "had today's":
            DigestMail.objects.create(user=amina, day=date(2026, 3, 10))
    assert due() == []
    send_digests()
    assert mail.outbox == []


def test_it_lists_everything_new_once(amina: User, kwame: User, frozen: Frozen) -> None:
    clock = frozen(NOON)
    thread = make_discussion(amina, title="Paper & metal")
    reply = make_reply(kwame, thread, content="Metal *lasts*.")
    make_recent(amina, kind="reply", subject=thread.key, title=thread.title, actor=kwame,
         events=[f"reply:{reply.pk}:by:{kwame.pk}"])  # fmt: skip
    row = make_recent(amina, kind="votes", subject=reply.key, title="Keys", events=["by:1", "by:2", "by:3"])
    choose_channel(amina, "page", "badge")
    make_recent(amina, kind="badge", title="Not this one")
    for _ in range(2):
        send_digests()
        clock.shift(timedelta(hours=1))
    (sent,) = mail.outbox
    assert sent.to == ["amina@example.org"]
    assert sent.subject == "Web3Versity: 2 things are new for you"
    html = html_of(sent)
    assert "kwame replied in “Paper &amp; metal”" in html
    assert "kwame replied in “Paper & metal”" in str(sent.body)
    for words in (
        "Tuesday, 10 March 2026",
        "3 people found your answer in “Keys” useful",
        "Metal lasts.",
        f"{SITE}/notifications/{row.pk}/",
        f"{SITE}/notifications/unsubscribe/",
    ):
        assert words in html
        assert words in str(sent.body)
    assert "Not this one" not in html
    assert sent.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "style=" not in html
    assert Notification.objects.filter(emailed_at=None).count() == 1
    assert DigestMail.objects.get().day == date(2026, 3, 10)


def test_what_is_new_after_todays_comes_tomorrow(amina: User, frozen: Frozen) -> None:
    clock = frozen(NOON)
    make_recent(amina, title="Today")
    send_digests()
    make_recent(amina, title="Later")
    send_digests()
    assert len(mail.outbox) == 1
    clock.shift(timedelta(days=1))
    send_digests()
    assert len(mail.outbox) == 2
    assert "Later" in str(mail.outbox[1].body)
    assert "Today" not in str(mail.outbox[1].body)


def test_a_day_without_news_has_no_mail(amina: User, frozen: Frozen) -> None:
    frozen(NOON)
    make_recent(amina)
    read_all(user_id=amina.pk, now=timezone.now())
    assert not send_digest(user_id=amina.pk, day=date(2026, 3, 10), server=MailServer(), now=timezone.now())
    assert mail.outbox == []
    assert not DigestMail.objects.exists()


def test_what_joins_while_the_mail_is_under_way_comes_tomorrow(
    amina: User, frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = frozen(NOON)
    first = make_event(key="reply:1:by:1", happened_at=timezone.now())
    notify(people=[amina.pk], event=first)

    def meanwhile(to: str) -> None:
        notify(
            people=[amina.pk], event=make_event(key=f"reply:{timezone.now():%d}:by:2", happened_at=first.happened_at)
        )

    use_server(monkeypatch, says(meanwhile))
    send_digests()
    assert Notification.objects.get().emailed_at is None
    use_server(monkeypatch, MailServer)
    clock.shift(timedelta(days=1))
    send_digests()
    assert len(mail.outbox) == 2
    assert Notification.objects.get().emailed_at is not None


def test_a_long_list_is_cut_and_says_how_many_are_left(
    amina: User, frozen: Frozen, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    frozen(NOON)
    actor = make_user()
    thread = make_discussion(actor)
    for number in range(25):
        reply = make_reply(actor, thread)
        make_recent(
            amina, kind="reply", subject=f"discussion:{number}", actor=actor, events=[f"reply:{reply.pk}:by:{actor.pk}"]
        )
    with django_assert_max_num_queries(13):
        send_digest(user_id=amina.pk, day=date(2026, 3, 10), server=MailServer(), now=timezone.now())
    (sent,) = mail.outbox
    assert "25 things are new" in sent.subject
    assert "And 5 more on the site." in str(sent.body)
    assert str(sent.body).count(" replied in ") == 20
    assert not Notification.objects.filter(emailed_at=None).exists()


@pytest.mark.parametrize("server", [away(), says(hangs_up), says(refused(450))])
def test_a_failing_server_leaves_it_for_the_next_run(
    amina: User, frozen: Frozen, monkeypatch: pytest.MonkeyPatch, server: type[MailServer]
) -> None:
    frozen(NOON)
    make_recent(amina)
    use_server(monkeypatch, server)
    send_digests()
    assert not DigestMail.objects.exists()
    assert Notification.objects.get().emailed_at is None
    use_server(monkeypatch, MailServer)
    send_digests()
    assert len(mail.outbox) == 1


def test_everybody_gets_theirs_however_many_batches_it_takes(
    amina: User, frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(NOON)
    monkeypatch.setattr(digest, "BATCH_SIZE", 2)
    people = [amina, *(make_user(email=f"learner-{number}@example.org") for number in range(4))]
    for person in people:
        choose_channel(person, "digest")
        make_recent(person)
    use_server(monkeypatch, says(lambda to: refused(451)(to) if to.startswith("learner-1") else None))
    assert send_digests() is None
    assert {sent.to[0] for sent in mail.outbox} == {person.email for person in people} - {"learner-1@example.org"}


def test_a_long_run_hands_on_to_a_new_task(amina: User, frozen: Frozen, monkeypatch: pytest.MonkeyPatch) -> None:
    frozen(NOON)
    monkeypatch.setattr(tasks, "SLICE_SECONDS", 0)
    handed: list[int] = []
    monkeypatch.setattr(send_digests, "delay", lambda *, after: handed.append(after))
    make_recent(amina)
    assert send_digests() == amina.pk
    assert handed == [amina.pk]
    assert len(mail.outbox) == 1
    assert send_digests(after=amina.pk) is None


def test_a_site_without_mail_sends_none(amina: User, frozen: Frozen, settings: Settings) -> None:
    frozen(NOON)
    settings.SENDS_MAIL = False
    make_recent(amina)
    assert send_digests() is None
    assert mail.outbox == []
