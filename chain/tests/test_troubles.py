"""A wrong chain, an empty account, a bad key, a node that is away: the site serves lessons and says what is wrong."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from chain.models import ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.models.trouble import TroubleKind
from chain.sending.sweep import sweep
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, new_address, rpc
from chain.tests.sending import ONE_HBAR, pay, sweep_until_settled
from chain.units import Tinybar
from tests.builders import make_course, make_user

pytestmark = pytest.mark.django_db

HUSH = "ab" * 30 + "hush"

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "wrong_chain": ({"CHAIN_ID": 295}, "The node serves chain"),
    "unreachable": (
        {"CHAIN_RPC_URL": "http://127.0.0.1:1/hush"},
        "The chain's node does not answer (ConnectionError).",
    ),
    "keys": ({"OPERATOR_PRIVATE_KEYS": [HUSH]}, "OPERATOR_PRIVATE_KEYS holds something that is not a private key"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_it_is_said_nothing_is_lost_and_all_is_sent_when_it_ends(
    chain: Chain, settings: Settings, client: Client, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    broken, sentence = WRONG[kind]
    right = {name: getattr(settings, name) for name in broken}
    learner = new_address()
    row = pay(learner)
    if "CHAIN_ID" not in broken:
        for name, value in broken.items():
            setattr(settings, name, value)
    else:
        # The node is exchanged for one of another chain, as a wrong address does it.
        rpc(chain.anvil, "anvil_setChainId", 295)
        sentence = f"The node serves chain 295, but CHAIN_ID says {settings.CHAIN_ID}."
    try:
        sweep()
        sweep()
        assert list(ChainTrouble.objects.values_list("kind", flat=True)) == [kind]
        assert sentence in client.get("/readyz").json()["troubles"][0]
        assert_staff_reads(client, sentence)
        assert client.get(f"/courses/{make_course().slug}/").status_code == 200
        assert "hush" not in caplog.text + str(ChainTrouble.objects.values())
        row.refresh_from_db()
        assert (row.status, row.signer) == (TransactionStatus.PENDING, None)
    finally:
        rpc(chain.anvil, "anvil_setChainId", settings.CHAIN_ID)
    for name, value in right.items():
        setattr(settings, name, value)
    sweep_until_settled(row)
    sweep()
    assert balance(chain.anvil, learner) == HBAR
    assert not ChainTrouble.objects.exists()
    assert "troubles" not in client.get("/readyz").json()


def assert_staff_reads(client: Client, sentence: str) -> None:
    client.force_login(make_user(is_staff=True, is_superuser=True))
    shown = client.get("/admin/").content.decode().replace("&#x27;", "'")
    assert sentence in shown
    client.logout()


def test_an_empty_account_is_said_before_anything_has_to_be_paid(chain: Chain, client: Client) -> None:
    chain.fund(0)
    sweep()
    assert ChainTrouble.objects.get().kind == TroubleKind.BALANCE
    assert chain.operator in client.get("/readyz").json()["troubles"][0]
    chain.fund(10)
    sweep()
    assert not ChainTrouble.objects.exists()


def test_a_payout_larger_than_what_is_left_waits_and_is_said(chain: Chain) -> None:
    chain.fund(5)
    row = pay(new_address(), Tinybar(8 * ONE_HBAR))
    for _ in range(2):
        sweep()
        assert "the next transaction may cost" in ChainTrouble.objects.get(kind=TroubleKind.BALANCE).sentence
    chain.fund(20)
    sweep_until_settled(row)
    sweep()
    assert not ChainTrouble.objects.filter(kind=TroubleKind.BALANCE).exists()


def test_transactions_that_wait_for_long_are_said(chain: Chain, settings: Settings) -> None:
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    row = pay(new_address())
    Transaction.objects.filter(pk=row.pk).update(created_at="2026-01-01T00:00:00Z")
    sweep()
    assert "1 transactions have been waiting" in ChainTrouble.objects.get(kind=TroubleKind.STUCK).sentence


def test_visitors_of_the_admins_door_are_told_nothing(client: Client) -> None:
    ChainTrouble.objects.create(chain_id=298, kind=TroubleKind.KEYS, sentence="Something is wrong.")
    assert "Something is wrong." not in client.get("/admin/login/", follow=True).content.decode()
