"""What cannot be undone asks once more for what one signs in with: the page, and all that it guards."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from chain.tests.signing_in import account, sign
from chain.tests.signing_in import ask as ask_to_sign_in
from learning.models import User
from learning.web.recent_proof import LIFETIME
from tests.builders import make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

PAGE, CHALLENGE = "/account/proof/", "/account/proof/challenge/"
MINE, OTHERS = account(31), account(32)


@pytest.fixture
def amina() -> User:
    return make_user("amina", evm_address=MINE.address, email="amina@example.org")


@pytest.fixture
def stolen(amina: User) -> Client:
    """A session that somebody signed in to long ago."""
    browser = signed_in(amina)
    grow_old(browser)
    return browser


def grow_old(browser: Client) -> None:
    session = browser.session
    session["proved_at"] -= LIFETIME.total_seconds() + 1
    session.save()


def ask(client: Client, who: Any) -> Any:
    return client.post(CHALLENGE, {"address": who.address}, content_type="application/json")


def prove(client: Client, who: Any, then: str = "/account/") -> Any:
    message = ask(client, who).json()["message"]
    return client.post(PAGE, {"message": message, "signature": sign(message, who), "next": then})


def test_deleting_an_account_asks_first(stolen: Client, amina: User) -> None:
    answer = stolen.post("/account/delete/", {"typed_name": "amina"})
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?next=%2Faccount%2F")
    assert User.objects.filter(pk=amina.pk).exists()
    prove(stolen, MINE)
    stolen.post("/account/delete/", {"typed_name": "amina"})
    assert not User.objects.filter(pk=amina.pk).exists()


def test_changing_the_wallet_asks_first(stolen: Client, amina: User) -> None:
    answer = stolen.get("/account/wallet/")
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?next=%2Faccount%2Fwallet%2F")
    for address in ("/account/wallet/", "/account/wallet/challenge/"):
        answer = stolen.post(address, {"address": OTHERS.address}, content_type="application/json")
        assert (answer.status_code, answer.json()["code"]) == (403, "proof_needed")
    answer = stolen.post("/account/wallet/", {"message": "", "signature": ""})
    assert answer["Location"] == f"{PAGE}?next=%2Faccount%2Fwallet%2F"
    assert prove(stolen, MINE, then="/account/wallet/")["Location"] == "/account/wallet/"
    assert stolen.get("/account/wallet/").status_code == 200


def test_taking_all_data_along_asks_first(stolen: Client) -> None:
    assert stolen.get("/account/export/")["Location"] == f"{PAGE}?next=%2Faccount%2Fexport%2F"
    prove(stolen, MINE)
    assert stolen.get("/account/export/").status_code == 200


def test_another_e_mail_address_asks_first_and_what_was_typed_comes_back(
    stolen: Client, amina: User, settings: Any
) -> None:
    settings.SENDS_MAIL = True
    answer = stolen.post(reverse("notifications:address"), {"address": "thief@example.org"})
    assert answer["Location"].startswith(PAGE)
    stolen.post(reverse("notifications:address-remove"))
    amina.refresh_from_db()
    assert amina.email == "amina@example.org"
    assert not amina.email_confirmations.exists()
    then = stolen.get(answer["Location"]).context["next"]
    assert 'value="thief@example.org"' in stolen.get(then).content.decode()


def test_signing_in_is_a_proof_for_five_minutes(amina: User) -> None:
    browser = signed_in(amina)
    assert browser.get("/account/wallet/").status_code == 200
    grow_old(browser)
    assert browser.get("/account/wallet/").status_code == 302


def test_a_proof_holds_for_the_session_that_gave_it(stolen: Client, amina: User) -> None:
    elsewhere = signed_in(amina)
    grow_old(elsewhere)
    prove(stolen, MINE)
    assert stolen.get("/account/wallet/").status_code == 200
    assert elsewhere.get("/account/wallet/").status_code == 302


def test_only_the_wallet_of_the_account_is_asked_to_sign(stolen: Client) -> None:
    answer = ask(stolen, OTHERS)
    assert (answer.status_code, answer.json()["code"]) == (403, "other_wallet")


def test_no_other_signature_proves_anything(stolen: Client, amina: User) -> None:
    message = ask(stolen, MINE).json()["message"]
    assert "Confirm that it is you, amina" in message
    signin = ask_to_sign_in(stolen, MINE.address)
    kwame = signed_in(make_user("kwame"))
    grow_old(kwame)
    for browser, text, who in ((stolen, message, OTHERS), (stolen, signin, MINE), (kwame, message, MINE)):
        answer = browser.post(PAGE, {"message": text, "signature": sign(text, who), "next": "/account/wallet/"})
        assert answer.status_code == 403
        assert answer.context["next"] == "/account/wallet/"
        assert browser.get("/account/wallet/").status_code == 302


def test_a_message_is_good_once(stolen: Client) -> None:
    message = ask(stolen, MINE).json()["message"]
    signature = sign(message, MINE)
    assert stolen.post(PAGE, {"message": message, "signature": signature}).status_code == 302
    grow_old(stolen)
    assert stolen.post(PAGE, {"message": message, "signature": signature}).status_code == 403


def test_staff_confirm_by_their_password(moyo: User) -> None:
    browser = signed_in(moyo)
    grow_old(browser)
    assert 'name="password"' in browser.get(PAGE).content.decode()
    assert browser.post(PAGE, {"password": "wrong"}).status_code == 403
    answer = browser.post(PAGE, {"password": "not-a-real-password", "next": "/account/export/"})
    assert answer["Location"] == "/account/export/"


def test_passwords_are_not_guessed_here(moyo: User) -> None:
    browser = signed_in(moyo)
    grow_old(browser)
    for _ in range(10):
        assert browser.post(PAGE, {"password": "wrong"}).status_code == 403
    assert browser.post(PAGE, {"password": "not-a-real-password"}).status_code == 429


def test_who_has_no_password_proves_nothing_with_one(stolen: Client) -> None:
    assert 'name="password"' not in stolen.get(PAGE).content.decode()
    for guess in ("", "!", "a"):
        assert stolen.post(PAGE, {"password": guess}).status_code == 403


def test_it_leads_nowhere_else(stolen: Client) -> None:
    assert prove(stolen, MINE, then="https://evil.example/")["Location"] == "/account/"


def test_visitors_sign_in(client: Client) -> None:
    assert client.get(PAGE)["Location"] == f"/signin/?next={PAGE}"
    assert client.post(CHALLENGE).status_code == 302
