"""A person's e-mail address: asked for, proved by a link, removed."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from community.models import EmailConfirmation, NotificationChoice
from community.notifications.email.confirmation import (
    LinkExpired,
    TooManyEmails,
    confirm_address,
    make_token,
    request_confirmation,
)
from community.tests.mail_servers import html_of
from community.tests.notification_tools import Capture, choose_channel, run_tasks
from learning.models import User

pytestmark = pytest.mark.django_db

CHOICES = "/notifications/choices/"
ADDRESS = "/notifications/address/"
MINE = "amina@example.org"


@pytest.fixture(autouse=True)
def with_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = True
    settings.SITE_URL = "https://learn.example.org"


def address_of(person: User) -> str:
    return User.objects.values_list("email", flat=True).get(pk=person.pk)


def ask(person: User, address: str = MINE, *, at: datetime | None = None) -> str:
    """The path of the link."""
    confirmation = request_confirmation(person=person, address=address, now=at or timezone.now())
    return f"{ADDRESS}confirm/{make_token(confirmation)}/"


def test_a_link_is_mailed_and_its_button_writes_the_address_down(
    amina: User,
    amina_client: Client,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Capture,
) -> None:
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        answer = amina_client.post(ADDRESS, {"address": MINE})
    assert (answer.status_code, answer["Location"]) == (302, CHOICES)
    page = amina_client.get(CHOICES).content.decode()
    assert "A link is on its way to amina@example.org." in page
    assert "Look into your mailbox" in page
    assert address_of(amina) == ""

    (sent,) = mail.outbox
    assert sent.to == [MINE]
    link, block = re.findall(r"https://learn\.example\.org(/\S+/)", str(sent.body))
    assert link in html_of(sent)
    assert block in html_of(sent)

    # On a device where nobody is signed in.
    assert "Yes, use this address" in client.get(link).content.decode()
    assert client.head(link).status_code == 200
    assert address_of(amina) == ""
    for _ in range(2):
        assert "Your address is confirmed" in client.post(link).content.decode()
        assert address_of(amina) == MINE
    assert "Your address is confirmed" in client.get(link).content.decode()
    page = amina_client.get(CHOICES).content.decode()
    assert "Confirmed" in page
    assert "Look into your mailbox" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "This field is required."),
        ("amina", "Write an address such as"),
        ("a@b\nBcc: c@d.example", "Write an address such as"),
        (f"{'x' * 250}@example.org", "at most 254 characters"),
        ("a\0@example.org", "Null characters are not allowed."),
    ],
)
def test_what_is_no_address_is_told_and_kept(amina: User, amina_client: Client, typed: str, sentence: str) -> None:
    answer = amina_client.post(ADDRESS, {"address": typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed != "amina" or 'value="amina"' in answer.content.decode()
    assert not EmailConfirmation.objects.exists()


def test_three_links_an_hour_are_enough(amina: User, kwame: User, amina_client: Client) -> None:
    now = timezone.now()
    for minutes in (70, 50, 30, 10):
        ask(amina, f"{minutes}@example.org", at=now - timedelta(minutes=minutes))
    with pytest.raises(TooManyEmails):
        ask(amina, "another@example.org", at=now)
    answer = amina_client.post(ADDRESS, {"address": "another@example.org"})
    page = answer.content.decode()
    assert answer.status_code == 429
    assert "No more links can be mailed there for now." in page
    assert 'value="another@example.org"' in page
    ask(kwame, "kwame@example.org", at=now)
    ask(amina, at=now + timedelta(minutes=11))


def test_removing_the_address_does_not_give_more_links(amina: User, amina_client: Client) -> None:
    for number in range(3):
        ask(amina, f"{number}@example.org")
        amina_client.post(f"{ADDRESS}remove/")
    with pytest.raises(TooManyEmails):
        ask(amina)


def test_only_the_newest_link_works(amina: User, client: Client) -> None:
    first, second = ask(amina, "slip@example.org"), ask(amina)
    assert client.get(first).status_code == client.post(first).status_code == 404
    assert client.post(second).status_code == 200
    assert address_of(amina) == MINE


def test_a_link_works_for_48_hours(
    amina: User, client: Client, frozen: Callable[[datetime], time_machine.Traveller]
) -> None:
    clock = frozen(timezone.now())
    link = ask(amina)
    clock.shift(timedelta(hours=48, seconds=-1))
    assert client.get(link).status_code == 200
    clock.shift(timedelta(seconds=2))
    assert client.post(link).status_code == 404
    assert address_of(amina) == ""


def test_a_link_that_was_changed_or_made_elsewhere_is_answered_with_a_sentence(amina: User, client: Client) -> None:
    link = ask(amina)
    for path in (link.replace("confirm/", "confirm/x"), f"{ADDRESS}confirm/nonsense/", link[:-5] + "/"):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 404
            assert "This link works no more" in answer.content.decode()
    assert address_of(amina) == ""


def test_a_link_for_a_closed_account_does_nothing(amina: User, client: Client) -> None:
    link = ask(amina)
    User.objects.filter(pk=amina.pk).update(is_active=False)
    assert client.post(link).status_code == 404
    User.objects.all().delete()
    assert client.post(link).status_code == 404


def test_an_address_that_was_removed_is_not_brought_back_by_its_old_link(amina: User, amina_client: Client) -> None:
    link = ask(amina)
    amina_client.post(link)
    amina_client.post(f"{ADDRESS}remove/")
    assert amina_client.post(link).status_code == 404
    assert address_of(amina) == ""


def test_removing_the_address_ends_all_mail(amina: User, kwame: User, amina_client: Client) -> None:
    User.objects.update(email=MINE)
    for person in (amina, kwame):
        choose_channel(person, "digest", "reply")
        choose_channel(person, "email", "votes")
        choose_channel(person, "never", "badge")
    pending = ask(amina)
    for _ in range(2):
        assert amina_client.post(f"{ADDRESS}remove/")["Location"] == CHOICES
    chosen = NotificationChoice.objects.filter(user=amina).values_list("kind", "channel")
    assert dict(chosen) == {"reply": "page", "votes": "page", "badge": "never"}
    assert (address_of(amina), address_of(kwame)) == ("", MINE)
    assert amina_client.post(pending).status_code == 404
    assert NotificationChoice.objects.filter(user=kwame, channel="digest").exists()


def test_a_link_that_is_wanted_no_more_is_not_mailed(
    amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    with run_tasks(monkeypatch, django_capture_on_commit_callbacks):
        amina_client.post(ADDRESS, {"address": MINE})
        amina_client.post(f"{ADDRESS}remove/")
    assert mail.outbox == []


@pytest.mark.parametrize("path", [ADDRESS, f"{ADDRESS}remove/"])
def test_going_to_where_a_form_was_sent_shows_the_choices(amina: User, amina_client: Client, path: str) -> None:
    User.objects.update(email=MINE)
    assert amina_client.get(path)["Location"] == CHOICES
    assert address_of(amina) == MINE


@pytest.mark.parametrize("path", [CHOICES, ADDRESS, f"{ADDRESS}remove/"])
def test_a_form_of_another_site_changes_nothing(amina: User, path: str) -> None:
    User.objects.update(email=MINE)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amina)
    assert browser.post(path, {"address": "evil@example.org"}).status_code == 403
    assert address_of(amina) == MINE


def test_who_never_had_the_link_confirms_nothing(amina: User) -> None:
    with pytest.raises(LinkExpired):
        confirm_address(token="", now=timezone.now())
