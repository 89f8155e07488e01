"""What strangers can have mailed to a mailbox (mailbox.py): little, and nothing against its owner's will."""

import re

import pytest
from django.core import mail
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from community.models import EmailConfirmation
from community.notifications.email import confirmation
from community.notifications.email.confirmation import TooManyEmails, compose_confirmation, request_confirmation
from community.notifications.email.delivery import send_mail
from community.notifications.email.mailbox import mailbox_of, make_block_token
from learning.accounts.deletion import delete_account
from learning.models import ThrottleMark, User
from tests.builders import make_user

pytestmark = pytest.mark.django_db

STRANGER = "stranger@example.org"
HERE = "203.0.113.0"


@pytest.fixture(autouse=True)
def with_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = True


def ask(person: User, address: str, *, network: str | None = None) -> bool:
    """Whether a link is mailed."""
    try:
        request_confirmation(person=person, address=address, now=timezone.now(), network=network)
    except TooManyEmails:
        return False
    return True


def hour_passes() -> None:
    ThrottleMark.objects.filter(scope="mailbox-hour").delete()


def test_a_mailbox_gets_one_link_an_hour_and_two_a_day_with_however_many_accounts() -> None:
    assert [ask(make_user(), STRANGER) for _ in range(12)].count(True) == 1
    hour_passes()
    spellings = ("Stranger@Example.org", "stranger+1@example.org", "STRANGER+2@EXAMPLE.ORG")
    assert [ask(make_user(), address) for address in spellings].count(True) == 1
    hour_passes()
    assert not ask(make_user(), STRANGER)
    assert ask(make_user(), "other@example.org")


def test_accounts_that_are_deleted_leave_the_count(amina: User) -> None:
    assert ask(amina, STRANGER)
    delete_account(user_id=amina.pk)
    assert not EmailConfirmation.objects.exists()
    assert not ask(make_user(), STRANGER)


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("Amina@Example.org", "amina@example.org"),
        ("a.mina+x+y@example.org", "a.mina@example.org"),
        ("a.m.ina+x@gmail.com", "amina@gmail.com"),
        ("amina@googlemail.com", "amina@gmail.com"),
    ],
)
def test_a_mailbox_is_one_however_it_is_written(address: str, mailbox: str) -> None:
    assert mailbox_of(address) == mailbox


def test_a_class_of_40_behind_one_address_gives_its_addresses_and_a_flood_ends() -> None:
    asked = [ask(make_user(), f"pupil-{n}@example.org", network=HERE) for n in range(confirmation.MAX_PER_NETWORK + 2)]
    assert asked == [True] * confirmation.MAX_PER_NETWORK + [False] * 2
    assert ask(make_user(), "elsewhere@example.org", network="198.51.100.0")


def test_one_sentence_says_no_whatever_the_reason_and_moderators_see_it(amina: User, amina_client: Client) -> None:
    ask(make_user(), STRANGER)
    full = amina_client.post("/notifications/address/", {"address": STRANGER})
    Client().post(f"/notifications/mailbox/{make_block_token('never@example.org')}/")
    never = amina_client.post("/notifications/address/", {"address": "never@example.org"})
    sentences = [re.findall(r"No more links[^<]*", answer.content.decode()) for answer in (full, never)]
    assert (full.status_code, never.status_code) == (429, 429)
    assert sentences[0] == sentences[1] != []
    assert [(mark.scope, mark.refused) for mark in ThrottleMark.objects.refused()] == [("mail", 2)]


def test_the_owner_of_a_mailbox_ends_all_mail_from_the_mail_itself_and_undoes_it(amina: User) -> None:
    row = request_confirmation(person=amina, address="Stranger+web@example.org", now=timezone.now())
    (path,) = re.findall(r"(/notifications/mailbox/\S+/)", str(compose_confirmation(row).body))
    visitor = Client()
    assert "Never write to you again?" in visitor.get(path).content.decode()
    for _ in range(2):
        assert "We will not write to you again" in visitor.post(path).content.decode()
    hour_passes()
    assert not ask(make_user(), STRANGER)
    send_mail(EmailMessage("Digest", "News", to=[STRANGER]), get_connection())  # type: ignore[arg-type]
    assert mail.outbox == []
    assert STRANGER not in str(list(ThrottleMark.objects.values_list("subject")))
    visitor.post(path, {"undo": "1"})
    assert ask(make_user(), STRANGER)


def test_a_link_that_we_did_not_make_blocks_nobody(client: Client) -> None:
    assert client.post("/notifications/mailbox/nonsense/").status_code == 404
    assert not ThrottleMark.objects.exists()
