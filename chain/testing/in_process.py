"""The Hedera-shaped double and its ledger inside the test's own process: no server, no waiting, a clock that obeys."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlencode

import pytest
import time_machine
from eth_account import Account
from pytest_django.fixtures import Settings
from requests import ConnectionError as Cut

from chain import gateway, mirror
from chain.networks import DEVNET_CHAIN_ID
from chain.testing.double_server import DroppedAnswer, UpstreamRefusal
from chain.testing.fault_profile import FaultProfile
from chain.testing.hedera_double import HederaDouble, Refusal
from chain.testing.memory_ledger import MemoryLedger

KEY = "0x" + "42" * 32


HBAR = 10_000


@dataclass
class DevnetDouble:
    """A devnet, whose answers may be lost; of the faults it has no other."""

    ledger: MemoryLedger
    faults: FaultProfile = field(default_factory=FaultProfile)
    chance: random.Random = field(default_factory=random.Random)

    def answer(self, method: str, params: list[Any]) -> Any:
        answer = self.ledger.ask(method, *params)
        if method == "eth_sendRawTransaction" and self.chance.random() < self.faults.lost_answers:
            raise DroppedAnswer
        return answer

    def restart(self) -> None:
        """What waited is forgotten."""
        self.ledger.lose_blocks(0)

    def reset(self) -> None:
        """The ledger has forgotten all there was."""


class Double(Protocol):
    """What stands between the sender and the ledger."""

    faults: FaultProfile
    chance: random.Random

    def answer(self, method: str, params: list[Any]) -> Any: ...
    def restart(self) -> None: ...
    def reset(self) -> None: ...


@dataclass
class InProcessDevnet:
    """`ledger` is what truly happened; `double` is what the sender is told of it."""

    ledger: MemoryLedger
    double: Double
    operator: str

    @property
    def faults(self) -> FaultProfile:
        return self.double.faults

    @faults.setter
    def faults(self, faults: FaultProfile) -> None:
        self.double.faults = faults

    def reset(self) -> None:
        """As Hedera's testnets are now and then; the operator has funded the account again."""
        self.ledger.reset(keeping=self.operator, hbar=HBAR)
        self.double.reset()


@dataclass
class InProcessChain(InProcessDevnet):
    double: HederaDouble


@dataclass
class InProcessNode:
    """What the gateway takes for web3's provider."""

    double: Double

    def make_request(self, method: str, params: list[Any]) -> dict[str, Any]:
        try:
            return {"result": self.double.answer(method, params)}
        except DroppedAnswer:
            raise Cut from None
        except (Refusal, UpstreamRefusal) as error:
            return {"error": {"code": error.code, "message": error.message, "data": error.data}}

    def make_batch_request(self, asked: list[tuple[str, list[Any]]]) -> list[dict[str, Any]]:
        return [self.make_request(method, params) for method, params in asked]


@contextmanager
def in_process_chain(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[InProcessChain]:
    """Hedera's testnet as the gateway and the mirror module see it, with an operator who owns 10,000 HBAR."""
    ledger = MemoryLedger()
    double = HederaDouble(ledger=ledger)

    def read(path: str, **query: str) -> mirror.Answer:
        status, body = double.mirror.answer(f"/api/v1/{path}?{urlencode(query)}")
        return mirror.Answer(status, body)

    settings.CHAIN_NETWORK, settings.CHAIN_MIRROR_URL = "hedera-testnet", double.mirror_url
    with monkeypatch.context() as patch:
        patch.setattr(mirror, "read", read)
        yield InProcessChain(ledger, double, connect(settings, patch, ledger, double))


@contextmanager
def in_process_devnet(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[InProcessDevnet]:
    """A devnet as the gateway sees it, with the same operator."""
    ledger = MemoryLedger(keeps_a_queue=True, chain_id=DEVNET_CHAIN_ID)
    double = DevnetDouble(ledger)
    settings.CHAIN_NETWORK, settings.CHAIN_MIRROR_URL = "devnet", None
    with monkeypatch.context() as patch:
        yield InProcessDevnet(ledger, double, connect(settings, patch, ledger, double))


def connect(settings: Settings, patch: pytest.MonkeyPatch, ledger: MemoryLedger, double: Double) -> str:
    """The operator's address."""
    operator = str(Account.from_key(KEY).address)
    ledger.fund(operator, HBAR)
    url, ask_server = "in-process:/api", gateway.provider
    settings.CHAIN_ID, settings.OPERATOR_PRIVATE_KEYS, settings.CHAIN_RPC_URL = ledger.chain_id, [KEY], url
    patch.setattr(gateway, "provider", lambda asked: InProcessNode(double) if asked == url else ask_server(asked))
    patch.setattr(gateway, "read_chain_id", lambda **_: ledger.chain_id)
    return operator


@pytest.fixture
def hedera(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[InProcessChain]:
    """Hedera as the sender sees it, with the real waits: for tests with a `clock`."""
    with in_process_chain(settings, monkeypatch) as ready:
        yield ready


@pytest.fixture
def memory_devnet(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[InProcessDevnet]:
    """A devnet that loses blocks and changes its name on command, with the real waits."""
    with in_process_devnet(settings, monkeypatch) as ready:
        yield ready


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self, travel: time_machine.Traveller) -> None:
        self.travel = travel

    def pass_seconds(self, seconds: float) -> None:
        self.travel.shift(timedelta(seconds=seconds))


@contextmanager
def stopped_clock() -> Iterator[Clock]:
    with time_machine.travel(datetime.now(UTC), tick=False) as travel:
        yield Clock(travel)


@pytest.fixture
def clock() -> Iterator[Clock]:
    with stopped_clock() as clock:
        yield clock
