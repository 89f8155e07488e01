"""A stand-in for Hedera's JSON-RPC relay and mirror node, in front of a ledger: an anvil, or one in memory.

It meets senders with what a devnet hides: a fixed gas price and no tips, whole tinybars only, nonces without gaps and
without a queue, accounts whose creation costs gas, limits on requests, receipts that are late or never come, answers
that are lost though what was asked was done, and sends answered with a hash whose transaction never runs. Sources: the
relay's error tables and the mirror node's published API, as chain/sending/errors.py names them.
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
from eth_utils.crypto import keccak
from hexbytes import HexBytes

from chain.testing.double_mirror import Mirror
from chain.testing.double_server import DroppedAnswer, Ledger, Server, Upstream, UpstreamRefusal
from chain.testing.fault_profile import BUSY_ANSWERS, TINYBAR, FaultProfile

PRICE_TOLERANCE = TINYBAR
NEW_ACCOUNT_GAS = 610_000
MOST_GAS = 15_000_000
UNSUPPORTED = ("eth_sendTransaction", "eth_sign", "eth_signTransaction")
TIER_ONE = ("eth_sendRawTransaction", "eth_call")
# What tests, not relays, ask of anvil.
FOR_TESTS = ("anvil_", "evm_", "hardhat_")


class Refusal(Exception):
    def __init__(self, code: int, message: str, data: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.data = code, message, data


@dataclass
class HederaDouble:
    """`with HederaDouble(anvil_url) as double:` serves `double.rpc_url` and `double.mirror_url` until the end.

    With a `ledger` of its own it needs no anvil, and `answer` and `mirror.answer` may be called without a server.
    """

    anvil_url: str = ""
    faults: FaultProfile = field(default_factory=FaultProfile)
    ledger: Ledger | None = None

    def __post_init__(self) -> None:
        self.upstream: Ledger = self.ledger or Upstream(self.anvil_url)
        self.chance = random.Random(self.faults.seed)  # noqa: S311 (faults, not secrets)
        self.hits: Counter[tuple[str, int]] = Counter()
        self.taken_at: dict[str, float] = {}
        self.without_receipt: set[str] = set()
        # By hash, the status of what never ran; empty for what left no record.
        self.rejected: dict[str, str] = {}
        self.in_flight: list[tuple[float, str]] = []
        self.relay_lock = threading.RLock()
        self.mirror = Mirror(self)
        self.server: Server | None = None

    def __enter__(self) -> Self:
        self.server = Server(self.answer, self.mirror.answer)
        self.server.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.server is not None:
            self.server.stop()
        self.upstream.close()

    @property
    def rpc_url(self) -> str:
        return f"{self.server.url if self.server else 'in-process:'}/api"

    @property
    def mirror_url(self) -> str:
        return f"{self.server.url if self.server else 'in-process:'}/api/v1"

    def restart(self) -> None:
        """The relay forgets what it had counted; the ledger and its records stay."""
        self.hits.clear()
        self.taken_at.clear()

    def reset(self) -> None:
        """The ledger begins anew: what was on its way has gone with the old one."""
        self.restart()
        self.in_flight.clear()
        self.rejected.clear()
        self.without_receipt.clear()

    def happens(self, share: float) -> bool:
        return share > 0 and self.chance.random() < share

    def answer(self, method: str, params: list[Any]) -> Any:
        """The result of one JSON-RPC request. Raises Refusal, or DroppedAnswer when the connection should just end."""
        if method.startswith(FOR_TESTS):
            return self.upstream.ask(method, *params)
        self.run_what_is_due()
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
        found = self.upstream.ask("eth_getTransactionReceipt", transaction_hash)
        return self.rejected_receipt(known) if found is None and self.rejected.get(known) else found

    def rejected_receipt(self, transaction_hash: str) -> Any:
        """Relays differ: none (issue 5802), an error (pull request 4813), a receipt like that of a failed call."""
        if self.faults.rejected_receipt == "null":
            return None
        status = self.rejected[transaction_hash]
        if self.faults.rejected_receipt == "error":
            data = {"txHash": transaction_hash, "hederaStatus": status, "detail": "Rejected before execution."}
            raise Refusal(-32003, f"Transaction rejected: {status}", data)
        block = self.upstream.ask("eth_blockNumber")
        return {"transactionHash": transaction_hash, "status": "0x0", "gasUsed": "0x7530", "blockNumber": block}

    def transaction(self, transaction_hash: str) -> Any:
        known = transaction_hash.lower()
        if known in self.without_receipt:
            return None
        found = self.upstream.ask("eth_getTransactionByHash", transaction_hash)
        return {"hash": known} if found is None and self.rejected.get(known) else found

    def is_late(self, transaction_hash: str, seconds: float) -> bool:
        taken = self.taken_at.get(transaction_hash)
        return taken is not None and time.time() - taken < seconds

    def send(self, raw: str) -> str:
        """One at a time, as the relay orders the transactions of an account by a lock."""
        with self.relay_lock:
            self.precheck(HexBytes(raw))
            transaction_hash = "0x" + keccak(HexBytes(raw)).hex()
            self.taken_at[transaction_hash] = time.time()
            if self.happens(self.faults.late_rejections):
                self.reject(transaction_hash, self.chance.choice(self.faults.rejections))
            elif self.happens(self.faults.delayed):
                self.in_flight.append((time.time() + self.chance.random() * self.faults.delay_seconds, raw))
            else:
                self.run(raw)
            if self.happens(self.faults.lost_receipts):
                self.without_receipt.add(transaction_hash)
        if self.happens(self.faults.lost_answers):
            raise DroppedAnswer
        return transaction_hash

    def run(self, raw: str) -> None:
        """At consensus: what does not fit then has no effect but a record."""
        try:
            self.upstream.ask("eth_sendRawTransaction", raw)
        except UpstreamRefusal as refusal:
            if not self.faults.no_prechecks and not self.in_flight:
                raise
            status = "WRONG_NONCE" if "nonce" in refusal.message.lower() else "INSUFFICIENT_PAYER_BALANCE"
            self.reject("0x" + keccak(HexBytes(raw)).hex(), status)

    def run_what_is_due(self) -> None:
        with self.relay_lock:
            now = time.time()
            for moment, raw in sorted(self.in_flight):
                if moment <= now:
                    self.run(raw)
            self.in_flight = [(moment, raw) for moment, raw in self.in_flight if moment > now]

    def reject(self, transaction_hash: str, status: str) -> None:
        """Of several records for the same bytes the mirror node shows a success, so this one shows only without."""
        self.rejected[transaction_hash] = "" if self.happens(self.faults.silent_rejections) else status

    def precheck(self, raw: HexBytes) -> None:
        if self.faults.is_frozen:
            raise Refusal(*BUSY_ANSWERS[1])
        if self.happens(self.faults.busy_network):
            raise Refusal(*self.chance.choice(BUSY_ANSWERS))
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
        if not self.faults.no_prechecks:
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
