"""What learners send on the practice network stands among their transactions, and counts for badges."""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from chain.gateway import ChainUnreachable
from chain.models import Transaction
from chain.networks import practice_network
from chain.testing.chains import Chain
from chain.testing.nodes import new_address, new_key, rpc
from chain.tests.rpc import ask, fresh_door, post, question, signed_transfer
from chain.transactions import own
from chain.transactions.own import record_own_transaction, settle_own_transactions
from chain.transactions.tasks import record_transaction, reward_transaction, settle_waiting_transactions
from gamification.models import UserAchievement
from learning.models import User
from tests.builders import make_achievement, make_user
from tests.owed import owed
from web3versity.devserver.ports import free_port

pytestmark = pytest.mark.django_db
__all__ = ("fresh_door",)


@dataclass
class Sender:
    """A learner whose wallet has money on the practice network."""

    user: User
    key: str
    address: str
    node: str

    def send(self, client: Client, **changes: Any) -> str:
        """Through the door, without a session; the hash, once it is in a block."""
        raw, transaction_hash = signed_transfer(self.node, key=self.key, **changes)
        assert ask(client, "eth_sendRawTransaction", raw) == transaction_hash
        until = time.monotonic() + 30
        while rpc(self.node, "eth_getTransactionReceipt", transaction_hash) is None:
            assert time.monotonic() < until
            time.sleep(0.05)
        return transaction_hash

    def rows(self) -> list[Transaction]:
        return list(Transaction.objects.filter(user=self.user).order_by("pk"))


@pytest.fixture
def sender(devnet: Chain) -> Sender:
    key, address = new_key(devnet.anvil)
    return Sender(make_user(evm_address=address), key, address, devnet.anvil)


def test_what_goes_through_the_door_is_recorded_once(client: Client, sender: Sender) -> None:
    receiver = new_address()
    transaction_hash = sender.send(client, to=receiver, value=7 * 10**17 + 5)
    assert owed(record_transaction) == [[transaction_hash]]
    for _ in range(2):
        record_transaction(transaction_hash)
    (row,) = sender.rows()
    assert (row.transaction_type, row.status, row.chain_id) == (
        "practice_transfer",
        "success",
        practice_network().chain_id,
    )
    assert (row.from_account, row.to_account, str(row.amount_hbar)) == (sender.address, receiver, "0.70000000")
    assert row.hashscan_url == f"{practice_network().explorer_url}/tx/{transaction_hash}"
    assert row.gas_used == 21_000
    assert row.fee_hbar
    assert row.consensus_timestamp
    assert abs(timezone.now() - row.consensus_timestamp) < timedelta(hours=1)


def test_it_brings_the_badge(client: Client, sender: Sender) -> None:
    make_achievement({"transactions": 1})
    record_transaction(sender.send(client))
    ((transaction_id,),) = owed(reward_transaction)
    for _ in range(2):
        reward_transaction(transaction_id)
    sender.user.refresh_from_db()
    assert sender.user.badges_earned == 1


def test_one_that_failed_is_recorded_with_its_fee_and_brings_nothing(client: Client, sender: Sender) -> None:
    """INVALID as init code: it uses up all its gas."""
    transaction_hash = sender.send(client, to=None, value=0, data="0xfe", gas=100_000)
    record_transaction(transaction_hash)
    (row,) = sender.rows()
    assert (row.status, row.to_account, row.gas_used) == ("failed", "", 100_000)
    assert "fee was paid all the same" in row.error_message
    assert owed(reward_transaction) == []


def test_what_others_send_to_a_learner_is_not_the_learners(client: Client, sender: Sender, devnet: Chain) -> None:
    stranger = Sender(make_user(), *new_key(devnet.anvil), devnet.anvil)
    record_transaction(stranger.send(client, to=sender.address))
    assert not Transaction.objects.exists()


def test_what_the_node_refused_or_does_not_know_is_not_recorded(client: Client, sender: Sender) -> None:
    raw, _hash = signed_transfer(sender.node, key=sender.key, value=20_000 * 10**18)
    post(client, question("eth_sendRawTransaction", raw))
    assert owed(record_transaction) == []
    record_transaction("0x" + "ab" * 32)
    assert not Transaction.objects.exists()


def test_one_that_waits_for_another_is_settled_later(client: Client, sender: Sender) -> None:
    raw, second = signed_transfer(sender.node, key=sender.key, nonce=1)
    ask(client, "eth_sendRawTransaction", raw)
    record_transaction(second)
    settle_waiting_transactions()
    assert [row.status for row in sender.rows()] == ["pending"]
    record_transaction(sender.send(client, nonce=0))
    for _ in range(2):
        settle_waiting_transactions()
    assert [row.status for row in sender.rows()] == ["success", "success"]
    assert len(owed(reward_transaction)) == 2


def test_one_whose_chain_was_lost_ends(sender: Sender) -> None:
    row = Transaction.objects.create(
        user=sender.user,
        transaction_type="practice_transfer",
        chain_id=practice_network().chain_id,
        transaction_hash="0x" + "cd" * 32,
        amount_hbar=1,
    )
    settle_own_transactions()
    assert [each.status for each in sender.rows()] == ["pending"]
    Transaction.objects.filter(pk=row.pk).update(created_at=timezone.now() - own.GIVEN_UP_AFTER - timedelta(seconds=1))
    settle_own_transactions()
    assert [(each.status, each.error_message) for each in sender.rows()] == [("failed", "It never came into a block.")]


def test_only_so_many_of_a_learner_wait(client: Client, sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST_WAITING", 2)
    for nonce in range(1, 5):
        raw, transaction_hash = signed_transfer(sender.node, key=sender.key, nonce=nonce)
        ask(client, "eth_sendRawTransaction", raw)
        record_transaction(transaction_hash)
    assert len(sender.rows()) == 2


def test_a_node_that_is_away_is_asked_again_later(sender: Sender, settings: Settings) -> None:
    settings.CHAIN_RPC_URL = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(ChainUnreachable):
        record_own_transaction(transaction_hash="0x" + "ab" * 32)


def test_platform_payouts_and_mints_bring_no_badge_and_take_none(sender: Sender) -> None:
    badge = make_achievement({"transactions": 1})
    UserAchievement.objects.create(user=sender.user, achievement=badge)
    other = make_user()
    for user in (sender.user, other):
        for kind in ("faucet_request", "practice_hbar", "nft_mint_certificate"):
            row = Transaction.objects.create(
                user=user, transaction_type=kind, status="success", chain_id=298, amount_hbar=1
            )
            reward_transaction(row.pk)
    assert list(UserAchievement.objects.values_list("user", flat=True)) == [sender.user.pk]


def test_pages_and_files_show_them_with_the_explorer(client: Client, sender: Sender) -> None:
    transaction_hash = sender.send(client, value=12 * 10**17)
    record_transaction(transaction_hash)
    client.force_login(sender.user)
    link = f"{practice_network().explorer_url}/tx/{transaction_hash}"
    page = client.get("/transactions/").content.decode()
    assert "Practice transfer" in page
    assert link in page
    page = client.get(f"/transactions/{sender.rows()[0].pk}/").content.decode()
    assert "Fee, paid by you" in page
    assert "See it in the explorer" in page
    table = b"".join(client.get("/transactions/export.csv?type=practice_transfer")).decode()
    assert transaction_hash in table
    assert link in table
    export = b"".join(client.get("/account/export/")).decode()
    assert transaction_hash in export
