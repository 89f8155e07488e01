"""What the sender is measured against: the loop anyone writes first, which signs and sends and remembers nothing."""

import time

from eth_account import Account
from web3 import HTTPProvider, Web3

from chain.networks import DEVNET_CHAIN_ID
from chain.testing.nodes import HBAR


def bare_loop_rate(url: str, key: str, receivers: list[str]) -> float:
    """Transactions signed and sent in a second, by web3.py 8 with nonces counted in memory."""
    account, node = Account.from_key(key), Web3(HTTPProvider(url))
    nonce = node.eth.get_transaction_count(account.address)
    began = time.perf_counter()
    for number, receiver in enumerate(receivers):
        fields = {
            "type": 2,
            "chainId": DEVNET_CHAIN_ID,
            "nonce": nonce + number,
            "to": receiver,
            "value": HBAR,
            "gas": 30_000,
            "maxFeePerGas": 4 * 10**9,
            "maxPriorityFeePerGas": 10**9,
        }
        node.eth.send_raw_transaction(account.sign_transaction(fields).raw_transaction)
    return len(receivers) / (time.perf_counter() - began)
