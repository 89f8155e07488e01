"""Credentials on the Hedera-shaped double, practice on a devnet: one is away, poor or reset, and the other goes on."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from chain import gateway, keys
from chain.models import ChainSigner, ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import Network, credential_network, network_in_use, networks_in_use, on_network, practice_network
from chain.sending import sweep as sweeping
from chain.sending import tasks
from chain.sending.mend_key import NotMended, mend_key
from chain.testing.chains import Chain
from chain.testing.nodes import HBAR, balance, count, give, new_address, reset_anvil
from chain.tests.sending import pay, sweep_until_settled
from chain.treasury import FULL
from web3versity.beat_schedule import BEAT_SCHEDULE
from web3versity.health import readiness

pytestmark = pytest.mark.django_db
NOWHERE = "http://127.0.0.1:1"


@pytest.fixture
def two(double: Chain, own_anvil: str, settings: Settings) -> Chain:
    """The credential network; the practice network stands beside it, with keys of its own."""
    settings.PRACTICE_RPC_URL, settings.PRACTICE_PRIVATE_KEYS = own_anvil, []
    return double


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What looks again; nobody takes it out of the queue."""
    sent: list[Any] = []
    monkeypatch.setattr(tasks.settle_transactions, "apply_async", lambda args=(), **_: sent.append(args))
    return sent


def pay_on(network: Network, to: str) -> Transaction:
    with on_network(network):
        return pay(to)


def settle_on(network: Network, *rows: Transaction) -> None:
    with on_network(network):
        sweep_until_settled(*rows)


def sweep_all() -> None:
    """What beat does."""
    for network in networks_in_use():
        tasks.sweep_transactions(network.chain_id)


def test_each_pays_on_its_own_chain_with_its_own_keys(two: Chain, own_anvil: str, queued: list[Any]) -> None:
    learner, credential, practice = new_address(), credential_network(), practice_network()
    there, here = pay_on(credential, learner), pay_on(practice, learner)
    assert (there.chain_id, here.chain_id) == (296, 298)
    for row in (here, there):
        tasks.send_transaction(row.pk)
    settle_on(credential, there)
    settle_on(practice, here)
    assert balance(two.anvil, learner) == balance(own_anvil, learner) == HBAR
    assert there.signer == two.operator
    assert here.signer != two.operator
    assert there.hashscan_url.startswith("https://hashscan.io/testnet/tx/0x")
    assert "/explorer/tx/0x" in here.hashscan_url
    assert set(queued) == {(tasks.LOOKS, 296), (tasks.LOOKS, 298)}


@pytest.mark.usefixtures("queued")
@pytest.mark.parametrize("away", ["CHAIN_RPC_URL", "PRACTICE_RPC_URL"])
def test_one_is_away_and_the_other_goes_on(
    two: Chain, settings: Settings, client: Client, monkeypatch: pytest.MonkeyPatch, away: str
) -> None:
    monkeypatch.setattr(readiness, "chain_was_right_at", {})
    learner, (credential, practice) = new_address(), networks_in_use()
    up, down = (practice, credential) if away == "CHAIN_RPC_URL" else (credential, practice)
    node = getattr(settings, away)
    setattr(settings, away, NOWHERE)
    held, paid = pay_on(down, learner), pay_on(up, learner)
    for row in (held, paid):
        tasks.send_transaction(row.pk)
    settle_on(up, paid)
    sweep_all()
    (trouble,) = ChainTrouble.objects.all()
    assert (trouble.chain_id, trouble.kind) == (down.chain_id, "unreachable")
    assert trouble.sentence.startswith(f"{down.title}: ")
    report = client.get("/readyz").json()
    names = ("chain", "practice") if up == credential else ("practice", "chain")
    assert [report[name] for name in names] == ["ok", "down"]
    setattr(settings, away, node)
    settle_on(network_in_use(down.chain_id) or down, held)
    assert not ChainTrouble.objects.exists()
    assert {row.status for row in Transaction.objects.all()} == {TransactionStatus.SUCCESS}


def test_a_node_that_is_away_keeps_no_worker_waiting(
    two: Chain, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CHAIN_RPC_URL = NOWHERE
    row = pay_on(credential_network(), new_address())
    tasks.sweep_transactions(296)

    def must_not_be_asked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(gateway, "provider", must_not_be_asked)
    for _ in range(2):
        tasks.send_transaction(row.pk)
        tasks.settle_transactions(8, 296)
        tasks.sweep_transactions(296)
    row.refresh_from_db()
    assert (row.status, row.signer) == (TransactionStatus.PENDING, None)


def test_a_node_that_says_nothing_is_not_waited_for_twice(
    two: Chain, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "PROBE_SECONDS", 0.2)
    row = pay_on(credential_network(), new_address())
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        settings.CHAIN_RPC_URL = f"http://127.0.0.1:{silent.getsockname()[1]}"
        # Nobody asks it anything that may take longer.
        with monkeypatch.context() as patch:
            patch.setattr(gateway, "provider", None)
            tasks.sweep_transactions(296)
            tasks.send_transaction(row.pk)
        assert "does not answer in time" in ChainTrouble.objects.get(chain_id=296).sentence
    assert two.double is not None
    settings.CHAIN_RPC_URL = two.double.rpc_url
    settle_on(credential_network(), row)


def test_the_platform_fills_its_accounts_on_its_own_chain_and_on_no_other(two: Chain, own_anvil: str) -> None:
    two.fund(0)
    with on_network(practice_network()):
        own = keys.operator_addresses()
        give(own_anvil, own[0], 0)
        row = pay(new_address())
        sweep_until_settled(row)
    assert balance(own_anvil, own[0]) > FULL // 2
    assert balance(own_anvil, own[1]) >= FULL // 2
    assert balance(two.anvil, own[0]) == 0
    with pytest.raises(ValueError, match="makes no money"):
        gateway.set_balance(two.operator, FULL)
    sweep_all()
    assert balance(two.anvil, two.operator) == 0
    assert ChainTrouble.objects.get().chain_id == 296


def test_a_reset_practice_network_pays_what_waits_and_touches_no_other(two: Chain, settings: Settings) -> None:
    credential, practice = networks_in_use()
    done, there = pay_on(practice, new_address()), pay_on(credential, new_address())
    settle_on(practice, done)
    settle_on(credential, there)
    before = ChainSigner.objects.get(chain_id=296)
    settings.PRACTICE_RPC_URL = NOWHERE
    learner = new_address()
    waiting = pay_on(practice_network(), learner)
    sweep_all()
    with on_network(practice):
        reset = reset_anvil()
    with reset as url:
        settings.PRACTICE_RPC_URL = url
        settle_on(practice_network(), waiting)
        sweep_all()
        assert balance(url, learner) == HBAR
        assert count(url, waiting.signer or "") == 1
    assert ChainSigner.objects.get(chain_id=298, address=waiting.signer).epoch == 1
    after = ChainSigner.objects.get(chain_id=296)
    assert (after.epoch, after.next_nonce, after.genesis_hash) == (before.epoch, before.next_nonce, before.genesis_hash)
    assert not ChainTrouble.objects.exists()


def test_what_is_left_of_a_chain_that_is_used_no_more_stays_as_it_is(two: Chain) -> None:
    left = Transaction.objects.create(
        transaction_type="practice_transfer", chain_id=297, to_account=new_address(), amount_hbar=1, due_at=None
    )
    signer = ChainSigner.objects.create(chain_id=297, address=two.operator)
    tasks.send_transaction(left.pk)
    tasks.sweep_transactions(297)
    with pytest.raises(NotMended, match="does not use the chain 297"):
        mend_key(signer_id=signer.pk)
    left.refresh_from_db()
    assert (left.status, left.signer) == (TransactionStatus.PENDING, None)


def test_a_key_is_mended_on_its_own_chain(two: Chain, django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    row = pay_on(practice_network(), new_address())
    settle_on(practice_network(), row)
    signer = ChainSigner.objects.get(chain_id=298, address=row.signer)
    with django_capture_on_commit_callbacks():
        assert "Nothing was wrong with the key." in mend_key(signer_id=signer.pk)


def test_beat_sweeps_each_network_in_use_for_itself() -> None:
    swept = [entry["args"] for entry in BEAT_SCHEDULE.values() if entry["task"] == tasks.sweep_transactions.name]
    assert swept == [(network.chain_id,) for network in networks_in_use()]
