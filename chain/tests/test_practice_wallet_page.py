"""The wallet's page as the server draws it; what its scripts do stands in tests/browser/test_wallet_page.py."""

from decimal import Decimal

import pytest
from django.test import Client

from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from chain.practice.give import plan_gift
from learning.accounts.signup import sign_up_with_wallet
from tests.builders import make_user

pytestmark = pytest.mark.django_db

ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"


def test_a_visitor_may_have_a_wallet_and_is_told_where_hbar_come_from(client: Client) -> None:
    page = client.get("/wallet/")
    assert page.status_code == 200
    for words in ("Make a practice wallet", "Bring it back", "The practice wallet needs JavaScript"):
        assert words in page.text
    assert "/signin/?next=/wallet/" in page.text
    assert "sessionid" not in client.cookies


def test_a_learner_is_given_hbar_by_a_form_and_hears_that_they_travel(client: Client) -> None:
    learner, _ = sign_up_with_wallet(address=ADDRESS)
    client.force_login(learner)
    assert 'action="/wallet/hbar/"' in client.get("/wallet/").text
    assert "are on their way to you" not in client.get("/wallet/").text
    gift = plan_gift(learner=learner, address=ADDRESS, amount=Decimal(100), memo="Practice HBAR")
    assert "are on their way to you" in client.get("/wallet/").text
    Transaction.objects.filter(pk=gift.pk).update(status=TransactionStatus.SUCCESS)
    assert "are on their way to you" not in client.get("/wallet/").text


def test_without_scripts_the_address_of_the_account_is_there(client: Client) -> None:
    learner, _ = sign_up_with_wallet(address=ADDRESS)
    client.force_login(learner)
    _, _, rest = client.get("/wallet/").text.partition("<noscript>")
    assert ADDRESS in rest.partition("</noscript>")[0]


def test_an_account_without_a_wallet_is_shown_where_to_get_one(client: Client) -> None:
    client.force_login(make_user(evm_address=None))
    assert 'href="/account/wallet/"' in client.get("/wallet/").text


def test_no_field_of_a_secret_has_a_name_by_which_a_form_would_send_it(client: Client) -> None:
    page = client.get("/wallet/").text
    dialogs = page[page.index("<dialog") : page.rindex("</dialog>")]
    assert dialogs.count("<input") + dialogs.count("<textarea") >= 12
    assert " name=" not in dialogs
    assert " action=" not in dialogs


def test_the_picture_of_an_address_is_the_same_for_everybody(client: Client) -> None:
    answer = client.get(f"/wallet/qr/{ADDRESS}.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert answer.content == client.get(f"/wallet/qr/{ADDRESS.lower()}.svg").content


@pytest.mark.parametrize("text", ["0x12", "hello", ADDRESS.replace("F", "f", 1), "0x" + "g" * 40])
def test_there_is_no_picture_of_what_is_no_address(client: Client, text: str) -> None:
    assert client.get(f"/wallet/qr/{text}.svg").status_code == 404
