"""The embedded devnet, stopped and killed and started again: one chain all the while, and nothing on it twice."""

import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from chain import gateway
from chain.models import ChainSigner, ChainTrouble, ContractDeployment, SoulboundToken, Transaction
from chain.models.transaction import TransactionStatus
from chain.networks import NETWORKS
from chain.testing.chains import shorten_waits
from chain.testing.nodes import HBAR, balance, count, new_address
from chain.tests.minting import collection_of, make_certificate, mint, work_until
from chain.tests.sending import pay, sweep_until_settled
from chain.tokens.deploy import current_deployment
from chain.tokens.network_reset import check_contract
from chain.tokens.standing import stands
from web3versity.devserver import process
from web3versity.devserver.addresses import chain_rpc_url
from web3versity.devserver.anvil import Anvil
from web3versity.devserver.ports import free_port

pytestmark = pytest.mark.django_db

RESTARTS = 24


@pytest.fixture
def embedded(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Anvil]:
    """A devnet as `make run` starts it, with anvil's own accounts as the operator's."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))
    monkeypatch.setenv("EVM_PORT", str(free_port()))
    monkeypatch.delenv("CHAIN_RPC_URL", raising=False)
    shorten_waits(monkeypatch)
    monkeypatch.setitem(NETWORKS, "devnet", replace(NETWORKS["devnet"], lag_seconds=0.1))
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.OPERATOR_PRIVATE_KEYS = "devnet", 298, []
    settings.CHAIN_RPC_URL, settings.CHAIN_MIRROR_URL = chain_rpc_url(), None
    server = Anvil()
    server.start()
    yield server
    server.stop()


def end(server: Anvil, number: signal.Signals) -> None:
    process.stop(server.pid_file, signal_number=number)


def begin(server: Anvil) -> None:
    """As `make run` does."""
    server.start()
    call_command("deploy_certificates", if_devnet=True, stdout=StringIO())


def test_s6_restarts_change_nothing_and_what_a_kill_lost_is_made_again(embedded: Anvil) -> None:
    begin(embedded)
    work_until(lambda: current_deployment() is not None)
    deployment = ContractDeployment.objects.get()
    first = gateway.genesis_hash()
    certificates, payouts = [], []
    for restart in range(RESTARTS):
        if restart % 6 == 1:
            certificates.append(make_certificate())
            mint(certificates[-1])
        if restart % 3 == 1:
            payouts.append(pay(new_address()))
            sweep_until_settled(payouts[-1])
        # The state is written when anvil ends in order, and every minute: a kill loses all since the start.
        end(embedded, signal.SIGKILL if restart % 6 in (0, 1) else signal.SIGTERM)
        begin(embedded)
        assert gateway.genesis_hash() == first
        work_until(lambda: stands(deployment))
    collection = collection_of(deployment)
    work_until(lambda: collection.total_supply() == len(certificates))
    work_until(lambda: all(balance(chain_rpc_url(), row.to_account) == HBAR for row in payouts))
    assert ContractDeployment.objects.get() == deployment
    assert SoulboundToken.objects.count() == len(certificates) == 4
    assert {row.fingerprint for row in certificates} == {collection.certificate_of(serial) for serial in range(1, 5)}
    assert_each_nonce_is_one_row()
    check_contract()
    assert not ChainTrouble.objects.exists()


def assert_each_nonce_is_one_row() -> None:
    assert set(ChainSigner.objects.values_list("epoch", flat=True)) == {0}
    assert set(Transaction.objects.values_list("status", flat=True)) == {TransactionStatus.SUCCESS}
    for signer in ChainSigner.objects.all():
        used = list(Transaction.objects.filter(signer=signer.address).order_by("nonce").values_list("nonce", flat=True))
        assert used == list(range(count(chain_rpc_url(), signer.address)))


def test_s6_a_devnet_whose_state_is_removed_was_reset(embedded: Anvil) -> None:
    begin(embedded)
    work_until(lambda: current_deployment() is not None)
    first, paid, begun_at = ContractDeployment.objects.get(), pay(new_address()), gateway.block_timestamp(0)
    sweep_until_settled(paid)
    end(embedded, signal.SIGTERM)
    embedded.state.unlink()
    # First blocks of the same second are the same.
    assert process.wait_until(lambda: time.time() > begun_at + 1, seconds=10)
    embedded.start()
    check_contract()
    assert "The chain was reset" in ChainTrouble.objects.get(kind="contract").sentence
    begin(embedded)
    work_until(lambda: current_deployment() not in (None, first))
    later = pay(new_address())
    sweep_until_settled(later)
    assert later.epoch == 1
    # What was paid in the old life of the chain is not paid in the new one.
    assert balance(chain_rpc_url(), paid.to_account) == 0
    check_contract()
    assert not ChainTrouble.objects.filter(kind="contract").exists()
