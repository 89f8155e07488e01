"""The mirror node of the Hedera-shaped double: its three endpoints that the site reads, in the published shape."""

import time
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from chain.testing.double_server import Ledger
from chain.testing.fault_profile import TINYBAR, FaultProfile

RELAY_OPERATOR = "0.0.902"
NOT_FOUND = (404, {"_status": {"messages": [{"message": "Not found"}]}})
BUSY = (429, {"_status": {"messages": [{"message": "Requests rate exceeded"}]}})


class Relay(Protocol):
    """What the mirror node reads of the double."""

    faults: FaultProfile
    upstream: Ledger
    rejected: dict[str, str]

    def run_what_is_due(self) -> None: ...
    def happens(self, share: float) -> bool: ...
    def is_new(self, address: str) -> bool: ...
    def is_late(self, transaction_hash: str, seconds: float) -> bool: ...


class Mirror:
    """Tells of a transaction when it is `mirror_late_seconds` old, also where the relay has lost the receipt."""

    def __init__(self, double: Relay) -> None:
        self.double = double
        self.entries: dict[str, dict[str, Any]] = {}

    def answer(self, path: str) -> tuple[int, dict[str, Any]]:
        parts = urlsplit(path)
        words = parts.path.removeprefix("/api/v1/").strip("/").split("/")
        self.double.run_what_is_due()
        if self.double.happens(self.double.faults.mirror_busy):
            return BUSY
        match words:
            case ["accounts", address]:
                return self.account(address)
            case ["contracts", "results", transaction_hash]:
                return self.contract_result(transaction_hash)
            case ["transactions"]:
                timestamp = parse_qs(parts.query).get("timestamp", [""])[0]
                found = self.entries.get(timestamp)
                return 200, {"transactions": [found] if found else [], "links": {"next": None}}
        return NOT_FOUND

    def account(self, address: str) -> tuple[int, dict[str, Any]]:
        if self.double.is_new(address):
            return NOT_FOUND
        ask = self.double.upstream.ask
        balance = int(ask("eth_getBalance", address, "latest"), 16)
        return 200, {
            "account": f"0.0.{1000 + int(address[-6:], 16)}",
            "evm_address": address.lower(),
            "balance": {"balance": balance // TINYBAR, "timestamp": None, "tokens": []},
            "ethereum_nonce": int(ask("eth_getTransactionCount", address, "latest"), 16),
            "key": None,
            "max_automatic_token_associations": -1,
            "receiver_sig_required": False,
        }

    def contract_result(self, transaction_hash: str) -> tuple[int, dict[str, Any]]:
        receipt = self.double.upstream.ask("eth_getTransactionReceipt", transaction_hash)
        if self.double.is_late(transaction_hash.lower(), self.double.faults.mirror_late_seconds):
            return NOT_FOUND
        if not receipt:
            return self.rejected_result(transaction_hash.lower())
        block = self.double.upstream.ask("eth_getBlockByNumber", receipt["blockNumber"], False)
        seconds = int(block["timestamp"], 16)
        # Consensus times are unique; a block and a position in it stand for the nanoseconds.
        number, position = int(receipt["blockNumber"], 16), int(receipt["transactionIndex"], 16)
        timestamp = f"{seconds}.{(number * 1000 + position) % 10**9:09d}"
        succeeded = receipt["status"] == "0x1"
        result = "SUCCESS" if succeeded else "CONTRACT_REVERT_EXECUTED"
        self.entries[timestamp] = {
            "transaction_id": f"{RELAY_OPERATOR}-{timestamp.replace('.', '-')}",
            "charged_tx_fee": int(receipt["gasUsed"], 16) * self.double.faults.price // TINYBAR,
            "consensus_timestamp": timestamp,
            "name": "ETHEREUMTRANSACTION",
            "result": result,
        }
        return 200, {
            "hash": transaction_hash,
            "result": result,
            "status": receipt["status"],
            "timestamp": timestamp,
            "block_number": number,
            "transaction_index": position,
            "gas_used": int(receipt["gasUsed"], 16),
            "from": receipt["from"],
            "to": receipt["to"],
            "error_message": None if succeeded else "0x",
        }

    def rejected_result(self, transaction_hash: str) -> tuple[int, dict[str, Any]]:
        """What was turned away before it ran has a record all the same, in no place of its block (issue 5802)."""
        status = self.double.rejected.get(transaction_hash)
        if not status:
            return NOT_FOUND
        return 200, {
            "hash": transaction_hash,
            "result": status,
            "status": "0x0",
            "timestamp": f"{int(time.time())}.{int(transaction_hash[-6:], 16):09d}",
            "block_number": int(self.double.upstream.ask("eth_blockNumber"), 16),
            "transaction_index": None,
            "gas_used": 0,
            "error_message": "0x" + status.encode().hex(),
        }
