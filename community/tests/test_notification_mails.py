"""E-mails that are sent as soon as something happens."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.core import mail
from django.utils import timezone
from pytest_django.fixtures import Settings

from community.access.member import read_member
from community.models import EmailConfirmation, ModerationLogEntry, Notification
from community.notifications.email.confirmation import mail_confirmation
from community.notifications.email.delivery import compose_mail
from community.notifications.email.digest import send_digest
from community.notifications.email.immediate import send_notification
from community.notifications.email.tasks import send_confirmation, send_immediately, send_unsent
from community.notifications.store import notify
from community.posts.reply import post_reply
from community.tests.mail_servers import (
    Deadly,
    Killed,
    MailServer,
    away,
    hangs_up,
    html_of,
    not_wanted,
    refused,
    says,
    use_server,
)
from community.tests.notification_tools import Capture, choose_channel, make_event, make_notification, run_tasks
from community.threads.follow import follow
from learning.models import User
from tests.builders import make_discussion, make_reply, make_user

pytestmark = pytest.mark.django_db

SITE = "https://learn.example.org"


@pytest.fixture(autouse=True)
def with_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = True
    settings.SITE_URL = SITE
    settings.DEFAULT_FROM_EMAIL = "Web3Versity <no-reply@learn.example.org>"


@pytest.fixture(autouse=True)
def reachable(amina: User) -> User:
    amina.email = "amina@example.org"
    amina.save(update_fields=["email"])
    choose_channel(amina, "email")
    return amina


def is_sent(row: Notification) -> bool:
    row.refresh_from_db()
    return row.emailed_at is not None


def test_a_reply_is_mailed_with_its_words(
    amina: User, kwame: User, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Capture
) -> None:
    thread = make_discussion(amina, title="Paper & metal <b>keys</b>")
    follow(user_id=amina.pk, thread=thread)
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks) as queue:
        post_reply(
            member=read_member(kwame),
            thread=thread,
            content="Metal.\n\n**Never** paper: see <https://example.com>.",
            now=timezone.now(),
        )
    assert queue.done == ["notify_of_reply", "send_immediately"]
    row = Notification.objects.get()
    assert is_sent(row)
    (sent,) = mail.outbox
    assert (sent.to, sent.from_email) == (["amina@example.org"], "Web3Versity <no-reply@learn.example.org>")
    assert sent.subject == "kwame replied in “Paper & metal <b>keys</b>”"
    html = html_of(sent)
    assert "Paper &amp; metal &lt;b&gt;keys&lt;/b&gt;" in html
    for words in ("Metal. Never paper: see", f"{SITE}/notifications/{row.pk}/", f"{SITE}/notifications/choices/"):
        assert words in html
        assert words in str(sent.body)


def test_every_mail_is_whole_and_can_be_ended_with_one_click(amina: User, kwame: User) -> None:
    row = make_notification(amina, kind="badge", title="First Steps", events=["earned"])
    send_immediately([row.pk])
    (sent,) = mail.outbox
    message: Any = sent.message()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = message["List-Unsubscribe"].strip("<>")
    assert leave.startswith(f"{SITE}/notifications/unsubscribe/")
    assert f"<{leave}>".encode() in message.as_bytes()
    assert message.get_content_type() == "multipart/alternative"
    text, html = (part.get_payload(decode=True).decode() for part in message.get_payload())
    for part in (text, html):
        assert "You earned the badge “First Steps”" in part
        assert leave in part
        assert "Badges" in part
    assert "&" not in text
    assert "style=" not in html
    assert "<style>" in html
    assert "<script" not in html
    assert "http://" not in html


def test_what_was_hidden_meanwhile_is_not_repeated(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    reply = make_reply(kwame, thread, content="Buy my coin", hidden_at=timezone.now())
    row = make_notification(
        amina, kind="reply", subject=thread.key, actor=kwame, events=[f"reply:{reply.pk}:by:{kwame.pk}"]
    )
    send_immediately([row.pk])
    assert "Buy my coin" not in str(mail.outbox[0].body)


def test_of_several_replies_the_newest_is_repeated(amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    replies = [make_reply(kwame, thread, content=f"Answer number {number}") for number in range(3)]
    events = [f"reply:{reply.pk}:by:{kwame.pk}" for reply in (replies[2], replies[0], replies[1])]
    send_immediately([make_notification(amina, kind="reply", subject=thread.key, actor=kwame, events=events).pk])
    assert "Answer number 2" in str(mail.outbox[0].body)


def test_a_reason_of_a_moderator_is_mailed(amina: User) -> None:
    done = ModerationLogEntry.objects.create(action="hide", person=amina, reason="It was off topic.")
    send_immediately(
        [make_notification(amina, kind="moderation", subject="reply:1", title="Keys", events=[f"act:{done.pk}"]).pk]
    )
    assert "It was off topic." in str(mail.outbox[0].body)


def test_a_title_cannot_add_a_header(amina: User) -> None:
    send_immediately([make_notification(amina, kind="solution", title="Keys\r\nBcc: all@example.org").pk])
    message: Any = mail.outbox[0].message()
    assert "Bcc" not in message
    assert isinstance(message["Subject"], str)


def test_nothing_is_sent_twice(amina: User) -> None:
    row = make_notification(amina)
    for _ in range(2):
        send_immediately([row.pk, row.pk])
        send_unsent()
    assert len(mail.outbox) == 1


def test_what_joins_is_mailed_again(amina: User, monkeypatch: Any, django_capture_on_commit_callbacks: Any) -> None:
    for number in range(2):
        with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
            notify(people=[amina.pk], event=make_event(key=f"reply:{number}:by:{number}"))
    assert len(mail.outbox) == 2
    assert "2 new replies" in str(mail.outbox[1].body)


@pytest.mark.parametrize("reason", ["read", "no address", "not active", "another way", "too old"])
def test_what_is_not_wanted_any_more_is_not_sent(amina: User, reason: str) -> None:
    row = make_notification(amina)
    match reason:
        case "read":
            Notification.objects.update(read_at=timezone.now())
        case "no address":
            User.objects.update(email="")
        case "not active":
            User.objects.update(is_active=False)
        case "another way":
            choose_channel(amina, "page", "payout")
        case "too old":
            Notification.objects.update(happened_at=timezone.now() - timedelta(days=2))
    send_immediately([row.pk])
    send_unsent()
    assert mail.outbox == []


def test_what_the_queue_lost_is_sent_later(amina: User, kwame: User) -> None:
    for person in (amina, amina, kwame):
        make_notification(person)
    send_unsent()
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("server", [away(), says(hangs_up), says(refused(450)), says(not_wanted(451))])
def test_a_server_that_takes_it_later_gets_it_later(
    amina: User, monkeypatch: pytest.MonkeyPatch, server: type[MailServer]
) -> None:
    row = make_notification(amina)
    use_server(monkeypatch, server)
    send_immediately([row.pk])
    send_unsent()
    assert not is_sent(row)
    use_server(monkeypatch, MailServer)
    send_unsent()
    assert is_sent(row)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("kind", ["at once", "digest", "confirmation"])
def test_a_worker_that_dies_over_a_mail_has_it_sent_at_most_once(
    amina: User, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Whether the server has taken it nobody knows; what it tells of stands on the site."""
    now = timezone.now()
    confirmation = EmailConfirmation.objects.create(user=amina, address="amina@example.org", sent_at=now)
    row = make_notification(amina)
    choose_channel(amina, "digest" if kind == "digest" else "email")
    senders: dict[str, Callable[[MailServer], bool]] = {
        "at once": lambda server: send_notification(notification_id=row.pk, server=server, now=now),
        "digest": lambda server: send_digest(user_id=amina.pk, day=now.date(), server=server, now=now),
        "confirmation": lambda server: mail_confirmation(confirmation_id=confirmation.pk, server=server, now=now),
    }
    send = senders[kind]
    with pytest.raises(Killed):
        send(Deadly())
    assert [send(MailServer()), send(MailServer())] == [False, False]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("server", [says(refused(550)), says(not_wanted(554))])
def test_a_mail_that_is_never_taken_is_not_tried_for_ever(
    amina: User, monkeypatch: pytest.MonkeyPatch, server: type[MailServer], caplog: pytest.LogCaptureFixture
) -> None:
    row = make_notification(amina)
    use_server(monkeypatch, server)
    send_immediately([row.pk])
    assert is_sent(row)
    assert "amina@" not in caplog.text


def test_one_address_that_is_not_taken_keeps_nobody_else_waiting(amina: User, monkeypatch: pytest.MonkeyPatch) -> None:
    other = make_user(email="other@example.org")
    choose_channel(other, "email")
    rows = [make_notification(amina), make_notification(other)]
    temporarily = refused(450)
    use_server(monkeypatch, says(lambda to: temporarily(to) if to.startswith("amina") else None))
    send_immediately([row.pk for row in rows])
    assert [is_sent(row) for row in rows] == [False, True]


def test_a_site_without_mail_sends_nothing(amina: User, settings: Settings) -> None:
    settings.SENDS_MAIL = False
    make_notification(amina)
    send_unsent()
    assert mail.outbox == []


def test_a_confirmation_of_nobody_is_not_mailed() -> None:
    send_confirmation(10**9)
    assert mail.outbox == []


def test_programs_that_answer_mails_are_told_that_no_person_wrote_any() -> None:
    mail_of_an_address = compose_mail(
        "confirmation", to="amina@example.org", subject="Is it yours?", context={"url": "https://learn.example/x"}
    )
    assert mail_of_an_address.message()["Auto-Submitted"] == "auto-generated"
    # And no other module puts mails together.
    rooms = ("chain", "community", "gamification", "learning", "settings", "web3versity")
    files = (path for room in rooms for path in (Path(site_settings.BASE_DIR) / room).rglob("*.py"))
    product = (path for path in files if "tests" not in path.parts)
    makers = [path.name for path in product if re.search(r"Email(MultiAlternatives|Message)\(", path.read_text())]
    assert makers == ["delivery.py"]
