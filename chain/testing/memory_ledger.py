"""A ledger in memory that answers as anvil does: a block per transaction, no clock, no process, some thousand a second.

It runs plain transfers; whoever is in `reverting` refuses them. Nonces have no gaps: what comes too early is refused,
as on Hedera, or waits where the ledger `keeps_a_queue`, as on a devnet.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
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
    keeps_a_queue: bool = False
    name: bytes = b"genesis"
    balances: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    nonces: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    reverting: set[str] = field(default_factory=set)
    # By sender and nonce, the bytes that came too early.
    waiting: dict[tuple[str, int], HexBytes] = field(default_factory=dict)
    # When each block was made; the first is the genesis.
    blocks: list[int] = field(default_factory=lambda: [int(time.time())])
    # By block, how to undo it.
    undoing: list[Callable[[], None]] = field(default_factory=list)

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
            "eth_getTransactionByHash": lambda: self.transaction(params[0].lower()),
            "eth_sendRawTransaction": lambda: self.take(HexBytes(params[0])),
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

    def transaction(self, transaction_hash: str) -> dict[str, Any] | None:
        hashes = {"0x" + keccak(raw).hex() for raw in self.waiting.values()}
        return {"hash": transaction_hash} if transaction_hash in hashes else self.receipts.get(transaction_hash)

    def take(self, raw: HexBytes) -> str:
        """Run it, and what waited for it; or let it wait."""
        sender, nonce = (
            Account.recover_transaction(raw).lower(),
            int(TypedTransaction.from_bytes(raw).as_dict()["nonce"]),
        )
        if self.keeps_a_queue and nonce > self.nonces[sender]:
            if self.waiting.setdefault((sender, nonce), raw) != raw:
                raise UpstreamRefusal({"code": -32003, "message": "replacement transaction underpriced"})
            return "0x" + keccak(raw).hex()
        transaction_hash = self.run(raw)
        while (sender, self.nonces[sender]) in self.waiting:
            with suppress(UpstreamRefusal):
                self.run(self.waiting.pop((sender, self.nonces[sender])))
        return transaction_hash

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
        moved = value if succeeded else 0
        transaction_hash = "0x" + keccak(raw).hex()
        self.change(sender, to, moved=moved, fee=fee, by=1)
        self.blocks.append(int(time.time()))

        def undo() -> None:
            self.change(sender, to, moved=-moved, fee=-fee, by=-1)
            self.blocks.pop()
            del self.receipts[transaction_hash]

        self.undoing.append(undo)
        self.receipts[transaction_hash] = {
            "transactionHash": transaction_hash,
            "status": "0x1" if succeeded else "0x0",
            "blockNumber": hex(len(self.blocks) - 1),
            "blockHash": "0x" + keccak(transaction_hash.encode()).hex(),
            "transactionIndex": "0x0",
            "gasUsed": hex(GAS_USED),
            "effectiveGasPrice": hex(price),
            "contractAddress": None,
            "from": to_checksum_address(sender),
            "to": to_checksum_address(to),
        }
        return transaction_hash

    def change(self, sender: str, to: str, *, moved: int, fee: int, by: int) -> None:
        self.nonces[sender] += by
        self.balances[sender] -= moved + fee
        self.balances[to] += moved

    def lose_blocks(self, number: int) -> None:
        """As a devnet does that is killed: its last blocks have never been, and nothing waits."""
        self.waiting.clear()
        for _ in range(min(number, len(self.undoing))):
            self.undoing.pop()()

    def rename(self) -> None:
        """As a devnet may do that is started again: another first block before the same state."""
        self.name += b"'"

    def reset(self, *, keeping: str, hbar: int) -> None:
        """As testnets are now and then: nothing is left, and `keeping` is given money again."""
        self.rename()
        for forgotten in (self.balances, self.nonces, self.receipts, self.waiting, self.undoing):
            forgotten.clear()
        self.blocks = [int(time.time())]
        self.fund(keeping, hbar)
