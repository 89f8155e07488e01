"""Changing an account's wallet by signing with the new one: the operation, the two addresses and the page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from chain.models import SignInChallenge
from chain.signin.challenge import LIFETIME
from chain.tests import signing_in
from chain.tests.signing_in import account, is_signed_in, sign, sign_in
from learning.models import User
from tests.builders import make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

PAGE, CHALLENGE = "/account/wallet/", "/account/wallet/challenge/"
OLD, NEW = account(21), account(22)


@pytest.fixture(autouse=True)
def served_from_its_own_address(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]


@pytest.fixture
def amina() -> User:
    return make_user("amina", evm_address=OLD.address, hedera_account_id="0.0.21", password="!old")


@pytest.fixture
def browser(amina: User) -> Client:
    return signed_in(amina)


def ask(client: Client, address: str) -> Any:
    return client.post(CHALLENGE, {"address": address}, content_type="application/json")


def send(client: Client, message: str, signature: str) -> Any:
    return client.post(PAGE, {"message": message, "signature": signature}, content_type="application/json")


def change(client: Client, who: Any) -> Any:
    message = ask(client, who.address).json()["message"]
    return send(client, message, sign(message, who))


def address_of(user: User) -> str | None:
    return User.objects.get(pk=user.pk).evm_address


def test_the_new_wallet_opens_the_account_and_the_old_one_no_longer(browser: Client, amina: User) -> None:
    answer = change(browser, NEW)
    assert (answer.status_code, answer.json()["address"]) == (200, NEW.address)
    amina.refresh_from_db()
    assert (amina.evm_address, amina.hedera_account_id) == (NEW.address, None)

    assert sign_in(Client(), NEW).json()["username"] == "amina"
    assert sign_in(Client(), OLD).json()["username"] != "amina"


def test_the_message_names_the_account_and_what_the_signature_does(browser: Client) -> None:
    message = ask(browser, NEW.address).json()["message"]
    assert "Change wallet: from now on this wallet opens the Web3Versity account amina" in message
    assert "Sign in to" not in message


def test_a_form_works_as_the_page_sends_it(browser: Client, amina: User) -> None:
    message = ask(browser, NEW.address).json()["message"]
    answer = browser.post(PAGE, {"message": message.replace("\n", "\r\n"), "signature": sign(message, NEW)})
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert address_of(amina) == NEW.address


def test_the_session_gets_a_new_key_and_other_browsers_are_signed_out(browser: Client, amina: User) -> None:
    elsewhere = signed_in(amina)
    before = browser.session.session_key
    change(browser, NEW)
    assert browser.session.session_key != before
    assert browser.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_staff_keep_their_password(amina: User) -> None:
    amina.set_password("a-good-password")
    amina.save()
    change(signed_in(amina), NEW)
    assert User.objects.get(pk=amina.pk).check_password("a-good-password")


def test_a_wallet_of_somebody_else_is_refused_before_anything_is_signed(browser: Client, amina: User) -> None:
    make_user("kwame", evm_address=NEW.address)
    answer = ask(browser, NEW.address)
    assert (answer.status_code, answer.json()["code"]) == (403, "wallet_taken")


def test_a_wallet_that_joined_meanwhile_is_refused(browser: Client, amina: User) -> None:
    message = ask(browser, NEW.address).json()["message"]
    make_user("kwame", evm_address=NEW.address)
    answer = send(browser, message, sign(message, NEW))
    assert (answer.status_code, answer.json()["code"]) == (403, "wallet_taken")
    assert address_of(amina) == OLD.address


def test_the_wallet_one_has_already_is_refused(browser: Client, amina: User) -> None:
    assert ask(browser, OLD.address).json()["code"] == "same_wallet"


def test_a_message_is_good_once(browser: Client, amina: User) -> None:
    message = ask(browser, NEW.address).json()["message"]
    signature = sign(message, NEW)
    assert send(browser, message, signature).status_code == 200
    assert send(browser, message, signature).json()["code"] == "already_used"
    assert address_of(amina) == NEW.address


def test_a_sign_in_signature_changes_no_wallet(browser: Client, amina: User) -> None:
    message = signing_in.ask(browser, NEW.address)
    answer = send(browser, message, sign(message, NEW))
    assert (answer.status_code, answer.json()["code"]) == (403, "unknown_challenge")
    assert address_of(amina) == OLD.address


def test_a_signature_for_changing_wallets_signs_nobody_in(browser: Client) -> None:
    message = ask(browser, NEW.address).json()["message"]
    for client in (browser, Client()):
        assert signing_in.answer(client, message, sign(message, NEW)).json()["code"] == "unknown_challenge"
    assert not User.objects.filter(evm_address=NEW.address).exists()


def test_another_learner_cannot_use_the_message(browser: Client, amina: User) -> None:
    kwame = make_user("kwame")
    message = ask(browser, NEW.address).json()["message"]
    for client in (signed_in(kwame), signed_in(amina)):
        assert send(client, message, sign(message, NEW)).json()["code"] == "unknown_challenge"
    assert address_of(kwame) != NEW.address


def test_not_even_in_the_same_browser(browser: Client, amina: User) -> None:
    message = ask(browser, NEW.address).json()["message"]
    mark = browser.session["wallet_browser"]
    kwame = make_user("kwame")
    other = signed_in(kwame)
    session = other.session
    session["wallet_browser"] = mark
    session.save()
    assert send(other, message, sign(message, NEW)).json()["code"] == "unknown_challenge"


@pytest.mark.parametrize("spoil", ["signer", "text", "age"])
def test_what_is_wrong_is_refused_and_the_wallet_stays(browser: Client, amina: User, spoil: str) -> None:
    message = ask(browser, NEW.address).json()["message"]
    signature = sign(message, OLD if spoil == "signer" else NEW)
    if spoil == "text":
        message = message.replace("account amina", "account kwame")
    if spoil == "age":
        long_ago = timezone.now() - LIFETIME - timedelta(seconds=1)
        SignInChallenge.objects.update(issued_at=long_ago, expires_at=long_ago + LIFETIME)
    answer = send(browser, message, signature)
    assert answer.json()["code"] == {"signer": "wrong_signer", "text": "altered", "age": "expired"}[spoil]
    assert answer.status_code == 403
    assert address_of(amina) == OLD.address


def test_a_refusal_of_the_form_is_told_on_the_page(browser: Client) -> None:
    answer = browser.post(PAGE, {"message": "nonsense", "signature": "0x"})
    assert answer.status_code == 400
    assert "not a sign-in message of this site" in answer.content.decode()


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    for path, post in ((PAGE, False), (PAGE, True), (CHALLENGE, True)):
        answer = client.post(path) if post else client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/signin/?next=")
    assert not is_signed_in(client)


def test_the_page_shows_the_wallet_there_is(browser: Client) -> None:
    page = browser.get(PAGE).content.decode()
    assert OLD.address in page
    assert "Change to the practice wallet" in page
