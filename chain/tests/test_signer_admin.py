"""Staff see what holds a key, and have it looked at now; nothing of that can pay twice."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain import gateway
from chain.models import ChainSigner, Transaction
from chain.models.transaction import TransactionStatus
from chain.sending.drive import drive
from chain.sending.mend_key import NotMended, mend_key
from chain.sending.sweep import sweep
from chain.testing.fault_profile import FaultProfile
from chain.testing.in_process import Clock, InProcessChain
from chain.testing.nodes import HBAR, new_address
from chain.tests.sending import pay
from tests.builders import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def node_that_can_be_probed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The probe goes past web3 and would look for a server."""
    monkeypatch.setattr(gateway, "read_chain_id", lambda **_: 298)


def key() -> ChainSigner:
    return ChainSigner.objects.get()


def shown(browser: Client) -> str:
    return browser.get(reverse("admin:chain_chainsigner_change", args=[key().pk])).content.decode()


def mend_by_hand(browser: Client) -> str:
    address = reverse("admin:chain_chainsigner_mend", args=[key().pk])
    return browser.post(address, follow=True).content.decode()


def test_the_page_says_what_holds_the_key_since_when_and_the_last_answer(
    hedera: InProcessChain, clock: Clock, ada_client: Client
) -> None:
    sweep_two(hedera, clock)
    assert "Nothing waits: the key is free." in shown(ada_client)
    hedera.faults = FaultProfile(is_frozen=True)
    row = pay(new_address())
    drive()
    page = shown(ada_client)
    assert f"Transaction {row.pk} (Faucet)" in page
    assert "PLATFORM_NOT_ACTIVE" in page
    assert "2 is held; next to be signed: 3; the chain expects: 2" in page
    assert "It rests for a moment" in page
    clock.pass_seconds(600)
    assert "no node has said yet that it has it" in shown(ada_client)


def sweep_two(hedera: InProcessChain, clock: Clock) -> None:
    """Two payouts, settled."""
    for _ in range(2):
        pay(new_address())
        sweep()
        clock.pass_seconds(10)
        sweep()
    assert hedera.ledger.count(hedera.operator) == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nonce": 9}, "The chain waits for nonce 2 first."),
        ({"nonce": 1}, "The chain has used its nonce"),
        ({"accepted_at": timezone.now()}, "A node has it, and the chain has not run it yet."),
        ({"signer": None, "nonce": None, "raw_transaction": None}, "It is not signed yet"),
    ],
)
def test_what_a_row_waits_for_is_said(
    hedera: InProcessChain, clock: Clock, ada_client: Client, changes: dict[str, object], sentence: str
) -> None:
    sweep_two(hedera, clock)
    Transaction.objects.all().delete()
    hedera.faults = FaultProfile(is_frozen=True)
    row = pay(new_address())
    drive()
    Transaction.objects.filter(pk=row.pk).update(**changes)
    ChainSigner.objects.update(paused_until=None)
    assert sentence in shown(ada_client)


def test_a_node_that_is_away_and_a_key_that_is_not_ours_are_said(
    hedera: InProcessChain, clock: Clock, ada_client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep_two(hedera, clock)
    settings.OPERATOR_PRIVATE_KEYS = ["0x" + "77" * 32]
    assert "not among the platform&#x27;s keys" in shown(ada_client)

    def refuse(**_: object) -> int:
        raise OSError

    monkeypatch.setattr(gateway, "read_chain_id", refuse)
    assert "node does not answer" in shown(ada_client)


def test_mending_asks_first_and_is_logged(hedera: InProcessChain, clock: Clock, ada_client: Client) -> None:
    sweep_two(hedera, clock)
    asked = ada_client.get(reverse("admin:chain_chainsigner_mend", args=[key().pk]))
    assert "Nothing is paid twice" in asked.content.decode()
    assert not LogEntry.objects.exists()
    assert "Nothing was wrong with the key. Workers go on with it now." in mend_by_hand(ada_client)
    assert "Nothing was wrong" in LogEntry.objects.get().change_message


def test_mending_ends_a_rest_and_what_was_put_off(hedera: InProcessChain, clock: Clock, ada_client: Client) -> None:
    sweep_two(hedera, clock)
    hedera.faults = FaultProfile(is_frozen=True)
    row, waiting = pay(new_address()), pay(new_address())
    drive()
    clock.pass_seconds(600)
    drive()
    Transaction.objects.filter(pk=waiting.pk).update(due_at=timezone.now() + timedelta(hours=1))
    hedera.faults = FaultProfile()
    page = mend_by_hand(ada_client)
    assert "Its rest was ended. 1 waiting row is due now." in page
    settle(clock, row, waiting)
    assert [hedera.ledger.balance(paid.to_account) for paid in (row, waiting)] == [HBAR, HBAR]


def settle(clock: Clock, *rows: Transaction) -> None:
    for _ in range(30):
        sweep()
        clock.pass_seconds(15)
    for row in rows:
        row.refresh_from_db()
        assert row.status == TransactionStatus.SUCCESS


def test_mending_closes_a_gap_in_the_nonces(hedera: InProcessChain, clock: Clock, ada_client: Client) -> None:
    """As after a row was removed by hand: the chain waits for nonce 2, and the key would sign 5."""
    sweep_two(hedera, clock)
    ChainSigner.objects.update(next_nonce=5)
    assert "The chain waits for nonce 2, so that comes next instead of 5." in mend_by_hand(ada_client)
    row = pay(new_address())
    settle(clock, row)
    assert row.nonce == 2


def test_mending_tells_how_the_oldest_ended(hedera: InProcessChain, clock: Clock, ada_client: Client) -> None:
    row = pay(new_address())
    drive()
    clock.pass_seconds(20)
    assert f"Transaction {row.pk} has succeeded." in mend_by_hand(ada_client)


def test_mending_after_a_reset_says_so(hedera: InProcessChain, clock: Clock, ada_client: Client) -> None:
    sweep_two(hedera, clock)
    hedera.reset()
    assert "The chain was reset: the key begins at nonce 0 again" in mend_by_hand(ada_client)


def test_mending_never_signs_anew_what_may_still_run(hedera: InProcessChain, clock: Clock, ada_client: Client) -> None:
    """Copies that run minutes later, and an operator who presses the button all the while."""
    hedera.faults = FaultProfile(delayed=1, lost_receipts=1, lost_answers=1)
    row = pay(new_address())
    for _ in range(30):
        drive()
        if ChainSigner.objects.exists():
            mend_by_hand(ada_client)
        clock.pass_seconds(7)
        assert hedera.ledger.balance(row.to_account) in (0, HBAR)
    hedera.faults = FaultProfile()
    settle(clock, row)
    assert hedera.ledger.balance(row.to_account) == HBAR
    assert hedera.ledger.count(hedera.operator) == 1


def test_a_chain_that_cannot_be_asked_changes_nothing(
    hedera: InProcessChain, clock: Clock, ada_client: Client, settings: Settings
) -> None:
    sweep_two(hedera, clock)
    ChainSigner.objects.update(paused_until=timezone.now() + timedelta(hours=1))
    hedera.ledger.chain_id = 297
    assert "The node serves chain 297" in mend_by_hand(ada_client)
    assert key().paused_until is not None
    assert not LogEntry.objects.exists()


def test_who_may_only_look_cannot_mend(hedera: InProcessChain, clock: Clock, client: Client) -> None:
    sweep_two(hedera, clock)
    viewer = make_user(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_chainsigner"))
    client.force_login(viewer)
    assert "/mend/" not in shown(client)
    assert client.post(reverse("admin:chain_chainsigner_mend", args=[key().pk])).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_key_that_a_worker_holds_is_left_alone(hedera: InProcessChain) -> None:
    signer = ChainSigner.objects.create(chain_id=296, address=hedera.operator, next_nonce=7)
    other = connection.copy()
    try:
        with transaction.atomic(), other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM chain_signers WHERE id = %s FOR NO KEY UPDATE", [signer.pk])
            with pytest.raises(NotMended, match="A worker is just sending"):
                mend_key(signer_id=signer.pk)
    finally:
        other.close()
    signer.refresh_from_db()
    assert signer.next_nonce == 7
