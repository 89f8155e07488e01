"""A certificate contract on a devnet without keys: anvil signs for its own accounts."""

import time
from dataclasses import dataclass
from typing import Any

import pytest
from eth_utils.address import to_checksum_address
from pytest_django.fixtures import Settings

from chain import gateway
from chain.contracts.calls import deployment_data
from chain.contracts.collection import Collection
from chain.testing.nodes import rpc
from chain.testing.patience import STILL_SECONDS

BASE_URI = "https://learn.example.org/certificates/tokens/1/"


@dataclass
class Desk:
    """The contract with its owner and people who are not. `url` is the devnet's."""

    url: str
    collection: Collection
    deployment_gas: int
    owner: str
    stranger: str
    amina: str
    kwame: str

    def send(self, sender: str, data: bytes, **fields: Any) -> gateway.Receipt:
        """Mine a call by force, also one that reverts."""
        call = {"from": sender, "to": self.collection.address, "data": "0x" + data.hex(), "gas": hex(14_000_000)}
        return mined(rpc(self.url, "eth_sendTransaction", call | fields))

    def refusal(self, sender: str, data: bytes) -> str:
        """Why the contract would refuse the call, and does when it is mined nevertheless."""
        before = state_of(self)
        with pytest.raises(gateway.ChainRefused) as refused:
            gateway.ask(
                "eth_call", {"from": sender, "to": self.collection.address, "data": "0x" + data.hex()}, "latest"
            )
        assert not self.send(sender, data).succeeded
        assert state_of(self) == before
        return refused.value.message


def mined(transaction_hash: str) -> gateway.Receipt:
    until = time.monotonic() + STILL_SECONDS
    while (receipt := gateway.read_receipt(transaction_hash)) is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    return receipt


def state_of(desk: Desk) -> tuple[int, str, list[str | None]]:
    collection = desk.collection
    serials = range(1, collection.total_supply() + 2)
    return collection.total_supply(), collection.owner(), [collection.owner_of(serial) for serial in serials]


@pytest.fixture
def desk(own_anvil: str, settings: Settings) -> Desk:
    settings.CHAIN_RPC_URL = own_anvil
    owner, stranger, amina, kwame, *_ = rpc(own_anvil, "eth_accounts")
    data = deployment_data(name="Web3Versity", symbol="W3V", base_uri=BASE_URI)
    receipt = mined(rpc(own_anvil, "eth_sendTransaction", {"from": owner, "data": "0x" + data.hex()}))
    assert receipt.contract_address is not None
    people = [to_checksum_address(address) for address in (owner, stranger, amina, kwame)]
    return Desk(own_anvil, Collection(receipt.contract_address), receipt.gas_used, *people)
