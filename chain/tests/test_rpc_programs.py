"""A program that knows nothing of this site uses the door as it would any node's address."""

from typing import Any, cast

import pytest
import requests
from eth_account import Account
from pytest_django.live_server_helper import LiveServer
from web3 import HTTPProvider, Web3
from web3.types import TxParams, Wei

from chain.networks import practice_network
from chain.testing.chains import Chain
from chain.testing.nodes import new_address, new_key
from chain.tests.rpc import fresh_door

__all__ = ("fresh_door",)


@pytest.mark.django_db(transaction=True)
def test_web3_sends_and_reads_the_receipt(live_server: LiveServer, devnet: Chain) -> None:
    # A connection that stays open would hold a thread of the test's server, and with it one to the database.
    with requests.Session() as session:
        send_and_read(Web3(HTTPProvider(f"{live_server.url}/chain/rpc/", session=session)), new_key(devnet.anvil)[0])


def send_and_read(web3: Web3, key: str) -> None:
    account, receiver = Account.from_key(key), Web3.to_checksum_address(new_address())
    assert web3.is_connected()
    assert web3.eth.chain_id == practice_network().chain_id
    fields: TxParams = {"from": account.address, "to": receiver, "value": Wei(7 * 10**17)}
    fields["gas"] = web3.eth.estimate_gas(fields)
    fields["nonce"] = web3.eth.get_transaction_count(account.address, "pending")
    fields["chainId"] = web3.eth.chain_id
    fields["maxFeePerGas"] = Wei(2 * web3.eth.gas_price)
    fields["maxPriorityFeePerGas"] = web3.eth.max_priority_fee
    signed = account.sign_transaction(cast("dict[str, Any]", fields))
    receipt = web3.eth.wait_for_transaction_receipt(web3.eth.send_raw_transaction(signed.raw_transaction), timeout=30)
    assert receipt["status"] == 1
    assert web3.eth.get_balance(receiver) == 7 * 10**17
    with web3.batch_requests() as batch:
        batch.add(web3.eth.get_block("latest"))
        batch.add(web3.eth.get_balance(receiver))
        assert cast("list[Any]", batch.execute())[1] == 7 * 10**17
