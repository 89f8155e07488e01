"""A stand-in for Hedera's JSON-RPC relay and mirror node, in front of an anvil that does the ledger's work.

It meets senders with what a devnet hides: a fixed gas price and no tips, whole tinybars only, nonces without gaps and
without a queue, accounts whose creation costs gas, limits on requests, receipts that are late or never come, answers
that are lost though what was asked was done. Sources: the relay's error tables, the mirror node's published API.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from eth_account import Account
from eth_account.typed_transactions.typed_transaction import TypedTransaction
from hexbytes import HexBytes

from chain.testing.double_mirror import Mirror
from chain.testing.double_server import DroppedAnswer, Server, Upstream

TINYBAR = 10**10
PRICE = 1_170_000_000_000
PRICE_TOLERANCE = TINYBAR
NEW_ACCOUNT_GAS = 610_000
MOST_GAS = 15_000_000
UNSUPPORTED = ("eth_sendTransaction", "eth_sign", "eth_signTransaction")
TIER_ONE = ("eth_sendRawTransaction", "eth_call")
# What tests, not relays, ask of anvil.
FOR_TESTS = ("anvil_", "evm_", "hardhat_")


class Refusal(Exception):
    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass
class FaultProfile:
    """How the network behaves. Shares are chances from 0 to 1, drawn from `seed`; lost receipts stay lost."""

    sends_a_minute: int = 1_000_000
    late_receipts_seconds: float = 0.0
    lost_receipts: float = 0.0
    lost_answers: float = 0.0
    busy: float = 0.0
    price_rises: float = 0.0
    mirror_late_seconds: float = 0.0
    mirror_busy: float = 0.0
    price: int = PRICE
    seed: int = 1


# Everything at once, each as often as it can be borne.
ALL_FAULTS = FaultProfile(
    late_receipts_seconds=0.2,
    lost_receipts=0.05,
    lost_answers=0.05,
    busy=0.05,
    price_rises=0.05,
    mirror_late_seconds=0.2,
    mirror_busy=0.05,
)


@dataclass
class HederaDouble:
    """`with HederaDouble(anvil_url) as double:` serves `double.rpc_url` and `double.mirror_url` until the end."""

    anvil_url: str
    faults: FaultProfile = field(default_factory=FaultProfile)

    def __post_init__(self) -> None:
        self.upstream = Upstream(self.anvil_url)
        self.chance = random.Random(self.faults.seed)  # noqa: S311 (faults, not secrets)
        self.hits: Counter[tuple[str, int]] = Counter()
        self.taken_at: dict[str, float] = {}
        self.without_receipt: set[str] = set()
        self.relay_lock = threading.Lock()
        self.mirror = Mirror(self)
        self.server = Server(self.answer, self.mirror.answer)

    def __enter__(self) -> Self:
        self.server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.stop()
        self.upstream.close()

    @property
    def rpc_url(self) -> str:
        return f"{self.server.url}/api"

    @property
    def mirror_url(self) -> str:
        return f"{self.server.url}/api/v1"

    def happens(self, share: float) -> bool:
        return share > 0 and self.chance.random() < share

    def answer(self, method: str, params: list[Any]) -> Any:
        """The result of one JSON-RPC request. Raises Refusal, or DroppedAnswer when the connection should just end."""
        if method.startswith(FOR_TESTS):
            return self.upstream.ask(method, *params)
        self.count(method)
        if method in UNSUPPORTED:
            raise Refusal(-32601, f"Unsupported JSON-RPC method: {method}")
        special: dict[str, Callable[[], Any]] = {
            "eth_accounts": list,
            "eth_gasPrice": lambda: hex(self.faults.price),
            "eth_maxPriorityFeePerGas": lambda: "0x0",
            "eth_getTransactionReceipt": lambda: self.receipt(params[0]),
            "eth_getTransactionByHash": lambda: self.transaction(params[0]),
            "eth_sendRawTransaction": lambda: self.send(params[0]),
        }
        return special[method]() if method in special else self.upstream.ask(method, *params)

    def count(self, method: str) -> None:
        limit = self.faults.sends_a_minute * (1 if method in TIER_ONE else 8)
        window = (method, int(time.time() // 60))
        self.hits[window] += 1
        if self.hits[window] > limit or (method in TIER_ONE and self.happens(self.faults.busy)):
            raise Refusal(-32605, f"IP Rate limit exceeded on {method}")

    def receipt(self, transaction_hash: str) -> Any:
        known = transaction_hash.lower()
        if known in self.without_receipt or self.is_late(known, self.faults.late_receipts_seconds):
            return None
        return self.upstream.ask("eth_getTransactionReceipt", transaction_hash)

    def transaction(self, transaction_hash: str) -> Any:
        if transaction_hash.lower() in self.without_receipt:
            return None
        return self.upstream.ask("eth_getTransactionByHash", transaction_hash)

    def is_late(self, transaction_hash: str, seconds: float) -> bool:
        taken = self.taken_at.get(transaction_hash)
        return taken is not None and time.monotonic() - taken < seconds

    def send(self, raw: str) -> str:
        """One at a time, as the relay orders the transactions of an account by a lock."""
        with self.relay_lock:
            self.precheck(HexBytes(raw))
            transaction_hash = str(self.upstream.ask("eth_sendRawTransaction", raw))
            self.taken_at[transaction_hash.lower()] = time.monotonic()
            if self.happens(self.faults.lost_receipts):
                self.without_receipt.add(transaction_hash.lower())
        if self.happens(self.faults.lost_answers):
            raise DroppedAnswer
        return transaction_hash

    def precheck(self, raw: HexBytes) -> None:
        sent = TypedTransaction.from_bytes(raw).as_dict()
        sender = Account.recover_transaction(raw)
        nonce, value, gas = int(sent["nonce"]), int(sent["value"]), int(sent["gas"])
        price = int(sent.get("maxFeePerGas", sent.get("gasPrice", 0)))
        if value % TINYBAR:
            raise Refusal(-32602, "Value can't be non-zero and less than 10_000_000_000 wei which is 1 tinybar")
        # The price follows the exchange rate, and may do so between the question and the sending.
        if price < self.faults.price - PRICE_TOLERANCE or self.happens(self.faults.price_rises):
            raise Refusal(-32009, f"Gas price '{price}' is below configured minimum gas price '{self.faults.price}'")
        if gas > MOST_GAS:
            raise Refusal(-32005, f"Transaction gas limit '{gas}' exceeds max gas per sec limit '{MOST_GAS}'")
        self.check_nonce(sender, nonce)
        if int(self.upstream.ask("eth_getBalance", sender, "latest"), 16) < value + gas * price:
            raise Refusal(-32000, "Insufficient funds for transfer")
        to = bytes(sent["to"])
        if to and value and gas < NEW_ACCOUNT_GAS and self.is_new("0x" + to.hex()):
            raise Refusal(-32003, "Transaction rejected: INSUFFICIENT_GAS")

    def check_nonce(self, sender: str, nonce: int) -> None:
        """There is no queue: a nonce is the next one, or it is refused."""
        current = int(self.upstream.ask("eth_getTransactionCount", sender, "pending"), 16)
        if nonce < current:
            raise Refusal(-32000, f"Nonce too low. Provided nonce: {nonce}, current nonce: {current}")
        if nonce > current:
            raise Refusal(-32000, f"Nonce too high. Provided nonce: {nonce}, current nonce: {current}")

    def is_new(self, address: str) -> bool:
        """Whether the ledger has no account there yet."""
        return (
            int(self.upstream.ask("eth_getBalance", address, "latest"), 16) == 0
            and int(self.upstream.ask("eth_getTransactionCount", address, "latest"), 16) == 0
            and self.upstream.ask("eth_getCode", address, "latest") == "0x"
        )
