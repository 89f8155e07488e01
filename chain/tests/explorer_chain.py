"""A chain in memory as its node tells it, which grows, loses blocks and begins anew between any two answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from threading import RLock
from typing import Any, Final

import pytest
from pytest_django.fixtures import Settings
from requests import ConnectionError as Cut

from chain import gateway
from chain.networks import DEVNET_CHAIN_ID

URL: Final = "in-memory:/explored"
PRICE: Final = 10**9


@dataclass(frozen=True)
class Sent:
    """A transaction, and how it ended. `receiver` is None for a deployment; a log is an address, topics and data."""

    hash: str
    sender: str
    receiver: str | None
    created: str | None
    value: int
    nonce: int
    gas_used: int
    succeeded: bool
    input: str
    logs: tuple[tuple[str, tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Block:
    hash: str
    parent: str
    sent: tuple[Sent, ...] = ()


@dataclass
class ExploredChain:
    """`blocks` is what truly is. `meanwhile` happens before the answer after next `soon` ones, once."""

    chance: Random = field(default_factory=Random)
    blocks: list[Block] = field(default_factory=list)
    # How often it has changed.
    changes: int = 0
    # Those of lost blocks, which may be sent again.
    lost: list[Sent] = field(default_factory=list)
    meanwhile: Callable[[], None] | None = None
    soon: int = 0
    lock: Any = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self.reset()

    def random(self, length: int) -> str:
        return "0x" + self.chance.randbytes(length).hex()

    def reset(self) -> None:
        with self.lock:
            self.changes += 1
            self.blocks, self.lost = [Block(self.random(32), "0x" + "0" * 64)], []

    def rename(self) -> None:
        """As a devnet may do that is started again: another first block before the same state."""
        with self.lock:
            self.changes += 1
            self.blocks[0] = Block(self.random(32), self.blocks[0].parent)

    def grow(self, count: int) -> None:
        with self.lock:
            self.changes += 1
            for _ in range(count):
                sent = [self.send() for _ in range(self.chance.choice((0, 0, 1, 1, 2, 5)))]
                self.blocks.append(Block(self.random(32), self.blocks[-1].hash, tuple(sent)))

    def lose(self, count: int) -> None:
        with self.lock:
            self.changes += 1
            for _ in range(min(count, len(self.blocks) - 1)):
                self.lost += self.blocks.pop().sent

    def send(self) -> Sent:
        chance = self.chance
        if self.lost and chance.random() < 0.5:
            return self.lost.pop(chance.randrange(len(self.lost)))
        succeeded, deploys = chance.random() < 0.8, chance.random() < 0.2
        logs = chance.choice((0, 0, 1, 3)) if succeeded else 0
        return Sent(
            hash=self.random(32),
            sender=self.random(20),
            receiver=None if deploys else self.random(20),
            created=self.random(20) if deploys and succeeded else None,
            value=chance.choice((0, 1, 10**18, 2**256 - 1)),
            nonce=chance.randrange(1000),
            gas_used=chance.randrange(21_000, 100_000),
            succeeded=succeeded,
            input=self.random(chance.choice((0, 4, 68))),
            logs=tuple(
                (self.random(20), tuple(self.random(32) for _ in range(topics)), self.random(topics))
                for topics in (chance.randrange(5) for _ in range(logs))
            ),
        )

    def make_request(self, method: str, params: list[Any]) -> dict[str, Any]:
        """What the gateway takes for web3's provider."""
        with self.lock:
            return {"result": self.answer(method, params)}

    def make_batch_request(self, asked: list[tuple[str, list[Any]]]) -> list[dict[str, Any]]:
        return [self.make_request(method, params) for method, params in asked]

    def answer(self, method: str, params: list[Any]) -> Any:
        if self.meanwhile is not None:
            self.soon -= 1
            if self.soon < 0:
                happens, self.meanwhile = self.meanwhile, None
                happens()
        if method == "eth_chainId":
            return hex(DEVNET_CHAIN_ID)
        if method == "eth_blockNumber":
            return hex(len(self.blocks) - 1)
        number = int(params[0], 16)
        if number >= len(self.blocks):
            return None
        block = self.blocks[number]
        return told(number, block) if method == "eth_getBlockByNumber" else list(receipts(number, block))


def told(number: int, block: Block) -> dict[str, Any]:
    return {
        "number": hex(number),
        "hash": block.hash,
        "parentHash": block.parent,
        "timestamp": hex(1_700_000_000 + number),
        "gasUsed": hex(sum(each.gas_used for each in block.sent)),
        "gasLimit": hex(30_000_000),
        "baseFeePerGas": hex(PRICE),
        "transactions": [
            {
                "hash": each.hash,
                "from": each.sender,
                "to": each.receiver,
                "value": hex(each.value),
                "nonce": hex(each.nonce),
                "type": "0x2",
                "gas": hex(100_000),
                "input": each.input,
            }
            for each in block.sent
        ],
    }


def receipts(number: int, block: Block) -> Iterator[dict[str, Any]]:
    log_index = 0
    for each in block.sent:
        logs = []
        for address, topics, data in each.logs:
            logs.append({"address": address, "topics": list(topics), "data": data, "logIndex": hex(log_index)})
            log_index += 1
        yield {
            "transactionHash": each.hash,
            "blockHash": block.hash,
            "blockNumber": hex(number),
            "status": hex(each.succeeded),
            "contractAddress": each.created,
            "gasUsed": hex(each.gas_used),
            "effectiveGasPrice": hex(PRICE),
            "logs": logs,
        }


def cut() -> None:
    """The node is gone before it has answered."""
    raise Cut


@contextmanager
def explored_chain(settings: Settings, patch: pytest.MonkeyPatch) -> Iterator[ExploredChain]:
    """A devnet of its own as the gateway sees it."""
    chain, ask_server = ExploredChain(), gateway.provider
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.CHAIN_RPC_URL = "devnet", DEVNET_CHAIN_ID, URL
    with patch.context() as inner:
        inner.setattr(gateway, "provider", lambda asked: chain if asked == URL else ask_server(asked))
        yield chain
