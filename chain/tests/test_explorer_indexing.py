"""The index misses and doubles nothing, whoever dies, comes twice, or loses blocks."""

from collections.abc import Iterator
from typing import Any

import pytest
from eth_account import Account
from pytest_django.fixtures import Settings

from chain.explorer import failpoints
from chain.explorer.explaining import explain_failures
from chain.explorer.failpoints import Failpoint
from chain.explorer.indexing import index_practice_chain, index_step
from chain.explorer.lookup import hashes_sent_by
from chain.models import ChainLife, ExplorerBlock, ExplorerPosition, ExplorerTransaction
from chain.networks import on_network, practice_network
from chain.testing.nodes import new_address, new_key, rpc, running_anvil

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def node() -> Iterator[str]:
    with running_anvil("--chain-id", "298") as url:
        yield url


@pytest.fixture
def chain(node: str, settings: Settings) -> str:
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.CHAIN_RPC_URL = "devnet", 298, node
    return node


@pytest.fixture(autouse=True)
def no_hook() -> Iterator[None]:
    yield
    failpoints.hook = None


def send(url: str, key: str, **fields: Any) -> str:
    account = Account.from_key(key)
    nonce = int(rpc(url, "eth_getTransactionCount", account.address, "pending"), 16)
    offered = {"chainId": 298, "nonce": nonce, "maxFeePerGas": 10**10, "maxPriorityFeePerGas": 10**9, "value": 0}
    signed = account.sign_transaction({**offered, "gas": 100_000, **fields})
    sent = str(rpc(url, "eth_sendRawTransaction", "0x" + signed.raw_transaction.hex()))
    while rpc(url, "eth_getTransactionReceipt", sent) is None:
        rpc(url, "eth_blockNumber")
    return sent


def everything_on(url: str) -> dict[int, tuple[str, list[str]]]:
    head = int(rpc(url, "eth_blockNumber"), 16)
    blocks = [rpc(url, "eth_getBlockByNumber", hex(number), False) for number in range(head + 1)]
    return {int(block["number"], 16): (block["hash"], block["transactions"]) for block in blocks}


def everything_indexed() -> dict[int, tuple[str, list[str]]]:
    rows: dict[int, list[str]] = {}
    for number, transaction_hash in ExplorerTransaction.objects.order_by("place").values_list("block_id", "hash"):
        rows.setdefault(number, []).append(transaction_hash)
    blocks = dict(ExplorerBlock.objects.values_list("number", "hash"))
    position = ExplorerPosition.objects.get()
    assert position.transaction_count == sum(map(len, rows.values()))
    assert position.next_block == len(blocks)
    return {number: (block_hash, rows.get(number, [])) for number, block_hash in blocks.items()}


class Killed(Exception):
    pass


def test_what_was_sent_is_indexed_and_found_by_its_sender(chain: str) -> None:
    key, address = new_key(chain)
    hashes = [send(chain, key, to=new_address(), value=number) for number in range(3)]
    assert index_practice_chain()
    assert everything_indexed() == everything_on(chain)
    assert hashes_sent_by(address, after_block=-1) == hashes
    block = ExplorerTransaction.objects.get(hash=hashes[0]).block_id
    assert hashes_sent_by(address, after_block=block) == hashes[1:]
    # It repeats without harm.
    assert index_practice_chain()
    assert everything_indexed() == everything_on(chain)


@pytest.mark.parametrize("failpoint", Failpoint)
def test_a_worker_that_dies_anywhere_leaves_nothing_half(chain: str, failpoint: Failpoint) -> None:
    key, _ = new_key(chain)
    send(chain, key, to=new_address(), value=1)

    def die(reached: Failpoint) -> None:
        if reached is failpoint:
            raise Killed

    failpoints.hook = die
    with pytest.raises(Killed):
        index_practice_chain()
    failpoints.hook = None
    assert index_practice_chain()
    assert everything_indexed() == everything_on(chain)


def test_two_workers_at_once_do_no_harm(chain: str) -> None:
    key, _ = new_key(chain)
    send(chain, key, to=new_address(), value=1)

    def let_another_one_work(reached: Failpoint) -> None:
        if reached is Failpoint.BLOCKS_READ:
            failpoints.hook = None
            index_practice_chain()

    failpoints.hook = let_another_one_work
    assert index_practice_chain()
    assert everything_indexed() == everything_on(chain)


def test_lost_blocks_are_taken_back_and_the_new_ones_indexed(chain: str) -> None:
    key, _ = new_key(chain)
    kept = send(chain, key, to=new_address(), value=1)
    snapshot = rpc(chain, "evm_snapshot")
    lost = [send(chain, key, to=new_address(), value=2) for _ in range(3)]
    assert index_practice_chain()
    rpc(chain, "evm_revert", snapshot)
    made_anew = send(chain, key, to=new_address(), value=3)
    assert index_practice_chain()
    assert everything_indexed() == everything_on(chain)
    assert ExplorerTransaction.objects.filter(hash__in=[kept, made_anew]).count() == 2
    assert not ExplorerTransaction.objects.filter(hash__in=lost).exists()
    assert ChainLife.objects.count() <= 1


def test_a_chain_that_was_reset_is_indexed_anew(chain: str, settings: Settings) -> None:
    key, _ = new_key(chain)
    old = send(chain, key, to=new_address(), value=1)
    assert index_practice_chain()
    with running_anvil("--chain-id", "298", "--gas-limit", "29999999") as url:
        settings.CHAIN_RPC_URL = url
        new = send(url, new_key(url)[0], to=new_address(), value=1)
        assert index_practice_chain()
        assert everything_indexed() == everything_on(url)
    assert ExplorerTransaction.objects.filter(hash=new).exists()
    assert not ExplorerTransaction.objects.filter(hash=old).exists()
    assert ChainLife.objects.count() == 2


def test_it_catches_up_in_bounded_steps(chain: str) -> None:
    rpc(chain, "anvil_mine", hex(120))
    with on_network(practice_network()):
        assert not index_step()
        assert ExplorerPosition.objects.get().next_block == 50
    assert index_practice_chain()
    assert everything_indexed() == everything_on(chain)


def test_why_a_transaction_failed_is_kept(chain: str) -> None:
    key, _ = new_key(chain)
    # Runs into REVERT at once.
    send(chain, key, data="0x60006000fd")
    assert index_practice_chain()
    explain_failures()
    failed = ExplorerTransaction.objects.filter(succeeded=False).latest("place")
    assert "revert" in failed.failure.lower()
    assert failed.created is None
