"""Blocks as the node has them, with how their transactions ended, as rows of the index."""

from dataclasses import dataclass
from typing import Any

from chain import gateway
from chain.gateway import field, number
from chain.models import ExplorerBlock, ExplorerLog, ExplorerTransaction
from chain.models.explorer import place_of

_BIGINT = 2**63 - 1


class ChainMoved(Exception):
    """The chain changed between two answers: ask anew."""


@dataclass(frozen=True)
class ReadBlock:
    block: ExplorerBlock
    transactions: list[ExplorerTransaction]
    logs: list[ExplorerLog]


def read_head() -> int:
    """The newest block's number."""
    return gateway.block_number()


def read_hashes(numbers: list[int]) -> dict[int, str | None]:
    """The hashes of blocks, None for those the chain does not have."""
    answers = gateway.ask_many([("eth_getBlockByNumber", [hex(each), False]) for each in numbers])
    return {each: str(field(answer, "hash")) if answer else None for each, answer in zip(numbers, answers, strict=True)}


def read_blocks(first: int, count: int) -> list[ReadBlock]:
    """At most `count` blocks from `first` on, each the next one's parent; fewer where the chain ends.

    Raises ChainMoved when they do not belong together, and as the gateway does.
    """
    numbers = range(first, first + count)
    questions: list[tuple[str, list[Any]]] = []
    for each in numbers:
        questions += [("eth_getBlockByNumber", [hex(each), True]), ("eth_getBlockReceipts", [hex(each)])]
    answers = gateway.ask_many(questions)
    read: list[ReadBlock] = []
    for each, block, receipts in zip(numbers, answers[::2], answers[1::2], strict=True):
        if block is None or receipts is None:
            break
        found = to_rows(each, block, receipts)
        if read and each > 1 and found.block.parent_hash != read[-1].block.hash:
            raise ChainMoved
        read.append(found)
    return read


def to_rows(block_number: int, block: dict[str, Any], receipts: list[dict[str, Any]]) -> ReadBlock:
    """Raises ChainMoved when the receipts are those of another block."""
    transactions = field(block, "transactions")
    if number(field(block, "number")) != block_number or len(transactions) != len(receipts):
        raise ChainMoved
    if any(receipt.get("blockHash") != block["hash"] for receipt in receipts):
        raise ChainMoved
    rows, logs = [], []
    for index, (sent, receipt) in enumerate(zip(transactions, receipts, strict=True)):
        if receipt.get("transactionHash") != sent["hash"]:
            raise ChainMoved
        place = place_of(block_number, index)
        rows.append(to_transaction(place, block_number, sent, receipt))
        logs += [to_log(place, block_number, log) for log in receipt.get("logs") or []]
    header = ExplorerBlock(
        number=block_number,
        hash=block["hash"],
        parent_hash=block["parentHash"],
        timestamp=bounded(number(block["timestamp"])),
        gas_used=bounded(number(block["gasUsed"])),
        gas_limit=bounded(number(block["gasLimit"])),
        base_fee_weibar=number(block.get("baseFeePerGas") or "0x0"),
        transaction_count=len(rows),
    )
    return ReadBlock(header, rows, logs)


def to_transaction(place: int, block_number: int, sent: dict[str, Any], receipt: dict[str, Any]) -> ExplorerTransaction:
    succeeded = number(field(receipt, "status")) == 1
    return ExplorerTransaction(
        place=place,
        block_id=block_number,
        hash=sent["hash"],
        sender=sent["from"].lower(),
        receiver=sent["to"].lower() if sent.get("to") else None,
        # A deployment that failed has an address too, at which nothing stands.
        created=receipt["contractAddress"].lower() if receipt.get("contractAddress") and succeeded else None,
        value_weibar=number(sent["value"]),
        nonce=bounded(number(sent["nonce"])),
        kind=number(sent.get("type") or "0x0"),
        gas_limit=bounded(number(sent["gas"])),
        gas_used=bounded(number(receipt["gasUsed"])),
        gas_price_weibar=number(receipt.get("effectiveGasPrice") or "0x0"),
        succeeded=succeeded,
        input=sent.get("input") or "0x",
    )


def to_log(place: int, block_number: int, log: dict[str, Any]) -> ExplorerLog:
    topics = [*log["topics"], None, None, None, None][:4]
    return ExplorerLog(
        place=place_of(block_number, number(log["logIndex"])),
        transaction_id=place,
        address=log["address"].lower(),
        topic0=topics[0],
        topic1=topics[1],
        topic2=topics[2],
        topic3=topics[3],
        data=log.get("data") or "0x",
    )


def bounded(value: int) -> int:
    """As the database can hold it; only a devnet's clock and limits are ever set beyond."""
    return min(value, _BIGINT)
