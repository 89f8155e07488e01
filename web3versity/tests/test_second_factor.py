"""The second factor of staff: set up once, asked for at each sign-in, no code good twice, and a way back without it."""

import re
from base64 import b32decode
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from learning.accounts.second_factor import begin_enrolment, check_code, confirm_factor, readable_secret
from learning.models import SecondFactor, User
from tests.builders import make_user

pytestmark = pytest.mark.django_db

PAGE = "/admin/second-factor/"
PASSWORD = "a long and honest password"


@pytest.fixture
def ada() -> User:
    person = make_user("ada", is_staff=True, is_superuser=True)
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in() -> Client:
    browser = Client()
    assert browser.post("/admin/login/?next=/admin/", {"username": "ada", "password": PASSWORD}).status_code == 302
    return browser


def code_of(person: User, at: datetime | None = None) -> str:
    """What the app shows."""
    secret = b32decode(readable_secret(SecondFactor.objects.get(user=person)))
    at = at or timezone.now()
    return TOTP(secret, 6, SHA1(), 30).generate(int(at.timestamp())).decode()  # noqa: S303 (what apps know)


def set_up(person: User, at: datetime) -> list[str]:
    begin_enrolment(person=person)
    codes = confirm_factor(person=person, code=code_of(person, at), now=at)
    assert codes is not None
    return codes


def test_where_it_is_needed_staff_set_it_up_before_the_admin_opens(ada: User, settings: Settings) -> None:
    settings.STAFF_NEEDS_SECOND_FACTOR = True
    browser = sign_in()
    page = browser.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0].startswith(PAGE)
    html = page.content.decode()
    assert "<svg" in html
    assert "style=" not in re.sub(r"<link[^>]*>", "", html)
    assert browser.post(PAGE, {"code": "000000"}).status_code == 422
    done = browser.post(PAGE, {"code": code_of(ada)}).content.decode()
    codes = re.findall(r"<code>([0-9a-f]{8}-[0-9a-f]{8})</code>", done)
    assert len(set(codes)) == 10
    assert browser.get("/admin/").status_code == 200
    # Another session of theirs has shown nothing yet.
    assert sign_in().get("/admin/").status_code == 302


def test_where_it_is_not_the_first_admin_works_at_once_and_may_set_it_up(ada: User) -> None:
    browser = sign_in()
    assert f'href="{PAGE}"' in browser.get("/admin/").content.decode()
    assert "Set up your second factor" in browser.get(PAGE).content.decode()
    browser.post(PAGE, {"code": code_of(ada)})
    assert f'href="{PAGE}"' not in browser.get("/admin/").content.decode()
    assert "One more thing" in sign_in().get("/admin/", follow=True).content.decode()


def test_a_code_opens_once_and_an_older_one_never_after_it(ada: User) -> None:
    noon = timezone.now()
    set_up(ada, noon)
    later = noon + timedelta(minutes=5)
    code = code_of(ada, later)
    assert not check_code(person=ada, code=code_of(ada, noon), now=later)
    assert check_code(person=ada, code=f"{code[:3]} {code[3:]}", now=later)
    assert not check_code(person=ada, code=code, now=later)
    assert not check_code(person=ada, code=code_of(ada, later - timedelta(seconds=30)), now=later)
    assert check_code(person=ada, code=code_of(ada, later + timedelta(minutes=1)), now=later + timedelta(minutes=1))


def test_a_recovery_code_opens_once(ada: User) -> None:
    codes = set_up(ada, timezone.now())
    assert check_code(person=ada, code=codes[3].upper(), now=timezone.now())
    assert not check_code(person=ada, code=codes[3], now=timezone.now())
    assert check_code(person=ada, code=codes[4], now=timezone.now())


def test_what_is_stored_shows_neither_secret_nor_codes(ada: User) -> None:
    codes = set_up(ada, timezone.now())
    row = str(SecondFactor.objects.values().get())
    assert readable_secret(SecondFactor.objects.get()) not in row
    assert not any(code in row for code in codes)


def test_guessing_is_braked_from_there_and_the_owner_enters_elsewhere(ada: User) -> None:
    set_up(ada, timezone.now() - timedelta(minutes=5))
    browser = sign_in()
    tries = [browser.post(PAGE, {"code": f"{n:06}"}).status_code for n in range(8)]
    assert tries == [422] * 5 + [429] * 3
    assert browser.post(PAGE, {"code": code_of(ada)}).status_code == 429
    assert sign_in().post(PAGE, {"code": code_of(ada)}, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_learners_and_visitors_have_no_such_page(client: Client, amina_client: Client) -> None:
    for browser in (client, amina_client):
        assert browser.get(PAGE)["Location"] == "/admin/login/"
    assert not SecondFactor.objects.exists()


def test_a_lost_factor_is_reset_by_whoever_runs_the_site(ada: User, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(ada, timezone.now())
    call_command("reset_second_factor", "ADA")
    assert "ada has no second factor now." in capsys.readouterr().out
    assert not SecondFactor.objects.exists()
    call_command("reset_second_factor", "ada")
    assert "ada had none." in capsys.readouterr().out
    with pytest.raises(CommandError, match="Nobody is called bob"):
        call_command("reset_second_factor", "bob")
