"""A ledger in memory that answers as anvil does: a block per transaction, no clock, no process, some thousand a second.

It runs plain transfers; whoever is in `reverting` refuses them. Nonces without gaps and without a queue, as on Hedera.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from eth_account import Account
from eth_account.typed_transactions.typed_transaction import TypedTransaction
from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak
from hexbytes import HexBytes

from chain.testing.double_server import UpstreamRefusal
from chain.testing.fault_profile import PRICE

GAS_USED: Final = 21_000


@dataclass
class MemoryLedger:
    chain_id: int = 296
    name: bytes = b"genesis"
    balances: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    nonces: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    reverting: set[str] = field(default_factory=set)
    # When each block was made; the first is the genesis.
    blocks: list[int] = field(default_factory=lambda: [int(time.time())])

    def ask(self, method: str, *params: Any) -> Any:
        answers: dict[str, Callable[[], Any]] = {
            "eth_chainId": lambda: hex(self.chain_id),
            "eth_blockNumber": lambda: hex(len(self.blocks) - 1),
            "eth_getBlockByNumber": lambda: self.block(int(params[0], 16)),
            "eth_getBalance": lambda: hex(self.balances[params[0].lower()]),
            "eth_getTransactionCount": lambda: hex(self.nonces[params[0].lower()]),
            "eth_getCode": lambda: "0x",
            "eth_gasPrice": lambda: hex(PRICE),
            "eth_estimateGas": lambda: hex(GAS_USED),
            "eth_getTransactionReceipt": lambda: self.receipts.get(params[0].lower()),
            "eth_getTransactionByHash": lambda: self.receipts.get(params[0].lower()),
            "eth_sendRawTransaction": lambda: self.run(HexBytes(params[0])),
        }
        if method not in answers:
            raise UpstreamRefusal({"code": -32601, "message": f"Method not found: {method}"})
        return answers[method]()

    def close(self) -> None:
        """There is nothing to close."""

    def block(self, number: int) -> dict[str, Any] | None:
        if number >= len(self.blocks):
            return None
        return {"hash": "0x" + keccak(self.name + bytes([number % 256])).hex(), "timestamp": hex(self.blocks[number])}

    def fund(self, address: str, hbar: int) -> None:
        self.balances[address.lower()] = hbar * 10**18

    def balance(self, address: str) -> int:
        """In weibars."""
        return self.balances[address.lower()]

    def count(self, address: str) -> int:
        """How many transactions of `address` have run."""
        return self.nonces[address.lower()]

    def run(self, raw: HexBytes) -> str:
        sent = TypedTransaction.from_bytes(raw).as_dict()
        sender, to = Account.recover_transaction(raw).lower(), "0x" + bytes(sent["to"]).hex()
        nonce, value, price = int(sent["nonce"]), int(sent["value"]), int(sent["maxFeePerGas"])
        expected, fee = self.nonces[sender], GAS_USED * price
        if nonce != expected:
            word = "low" if nonce < expected else "high"
            raise UpstreamRefusal({"code": -32000, "message": f"nonce too {word}"})
        if self.balances[sender] < value + fee:
            raise UpstreamRefusal({"code": -32000, "message": "insufficient funds"})
        succeeded = to not in self.reverting
        self.nonces[sender] += 1
        self.balances[sender] -= fee + (value if succeeded else 0)
        self.balances[to] += value if succeeded else 0
        self.blocks.append(int(time.time()))
        transaction_hash = "0x" + keccak(raw).hex()
        self.receipts[transaction_hash] = {
            "transactionHash": transaction_hash,
            "status": "0x1" if succeeded else "0x0",
            "blockNumber": hex(len(self.blocks) - 1),
            "transactionIndex": "0x0",
            "gasUsed": hex(GAS_USED),
            "effectiveGasPrice": hex(price),
            "contractAddress": None,
            "from": to_checksum_address(sender),
            "to": to_checksum_address(to),
        }
        return transaction_hash
