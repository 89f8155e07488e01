"""Hedera's mirror node: what the ledger knows that its JSON-RPC relay does not tell.

Every function answers None when there is no mirror node (a devnet), when it does not know, is late, limits us or is
away: what it adds is good to have and never worth waiting long for.
"""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from chain.networks import current_network
from chain.units import Tinybar

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS: Final = 5


@dataclass(frozen=True)
class Account:
    """`account_id` is Hedera's 0.0.n."""

    account_id: str
    balance: Tinybar


@dataclass(frozen=True)
class ContractResult:
    """What the ledger recorded of an Ethereum transaction, also of one that never ran (chain/sending/errors.py).

    `timestamp` is the consensus time as the mirror node writes it, `name` the status Hedera gave.
    """

    timestamp: str
    name: str
    succeeded: bool
    block_number: int | None
    transaction_index: int | None
    gas_used: int | None
    error: str


@dataclass(frozen=True)
class LedgerEntry:
    """`transaction_id` is 0.0.x-seconds-nanoseconds, its payer the relay's operator. `fee` is what was charged."""

    transaction_id: str
    fee: Tinybar


@dataclass(frozen=True)
class Answer:
    """`status` is HTTP's; None when there was no answer."""

    status: int | None
    body: dict[str, Any]


def has_mirror() -> bool:
    return bool(current_network().mirror_url)


def account(address: str) -> Account | None:
    answer = read(f"accounts/{address}", transactions="false")
    if answer.status != 200:
        return None
    return Account(str(answer.body["account"]), Tinybar(int(answer.body["balance"]["balance"])))


def contract_result(transaction_hash: str) -> ContractResult | None:
    answer = read(f"contracts/results/{transaction_hash}")
    # 206 is a part, without what is needed here.
    if answer.status != 200 or not answer.body.get("timestamp"):
        return None
    return ContractResult(
        timestamp=str(answer.body["timestamp"]),
        name=str(answer.body.get("result") or ""),
        succeeded=answer.body.get("status") == "0x1",
        block_number=answer.body.get("block_number"),
        transaction_index=answer.body.get("transaction_index"),
        gas_used=answer.body.get("gas_used"),
        error=str(answer.body.get("error_message") or answer.body.get("result") or ""),
    )


def has_no_result(transaction_hash: str) -> bool:
    """Whether the ledger certainly never ran the transaction, or there is no mirror node to know better than the node.

    False when nobody knows, because the mirror node is busy or away.
    """
    return not has_mirror() or read(f"contracts/results/{transaction_hash}").status == 404


def ledger_entry(timestamp: str) -> LedgerEntry | None:
    """The transaction with this consensus time."""
    entries = read("transactions", timestamp=timestamp).body.get("transactions") or []
    if not entries:
        return None
    return LedgerEntry(str(entries[0]["transaction_id"]), Tinybar(int(entries[0]["charged_tx_fee"])))


def consensus_time(timestamp: str) -> datetime:
    """Seconds and nanoseconds as a time, cut to the microseconds that PostgreSQL keeps."""
    seconds, _, nanoseconds = timestamp.partition(".")
    microseconds = int(Decimal(f"0.{nanoseconds or 0}") * 1_000_000)
    return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=microseconds)


def read(path: str, **query: str) -> Answer:
    """One question, put once. Failures come as an Answer without a status."""
    mirror_url = current_network().mirror_url
    if not mirror_url:
        return Answer(None, {})
    from requests import RequestException, get

    url = f"{mirror_url.rstrip('/')}/{path}"
    try:
        response = get(f"{url}?{urlencode(query)}" if query else url, timeout=TIMEOUT_SECONDS)
        body = response.json()
    except (RequestException, ValueError) as error:
        logger.info("The mirror node does not answer (%s).", type(error).__name__)
        return Answer(None, {})
    return Answer(response.status_code, body if isinstance(body, dict) else {})
