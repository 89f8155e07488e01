"""The Hedera-shaped double and its ledger inside the test's own process: no server, no waiting, a clock that obeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from eth_account import Account
from pytest_django.fixtures import Settings
from requests import ConnectionError as Cut

from chain import gateway, mirror
from chain.testing.double_server import DroppedAnswer, UpstreamRefusal
from chain.testing.fault_profile import FaultProfile
from chain.testing.hedera_double import HederaDouble, Refusal
from chain.testing.memory_ledger import MemoryLedger

KEY = "0x" + "42" * 32


@dataclass
class InProcessChain:
    """`ledger` is what truly happened; `double` is what the sender is told of it. Devnets have no double."""

    ledger: MemoryLedger
    double: HederaDouble
    operator: str

    @property
    def faults(self) -> FaultProfile:
        return self.double.faults

    @faults.setter
    def faults(self, faults: FaultProfile) -> None:
        self.double.faults = faults


@dataclass
class InProcessNode:
    """What the gateway takes for web3's provider."""

    double: HederaDouble

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
    operator = str(Account.from_key(KEY).address)
    ledger.fund(operator, 10_000)
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.OPERATOR_PRIVATE_KEYS = "hedera-testnet", 296, [KEY]
    settings.CHAIN_RPC_URL, settings.CHAIN_MIRROR_URL = double.rpc_url, double.mirror_url

    def read(path: str, **query: str) -> mirror.Answer:
        status, body = double.mirror.answer(f"/api/v1/{path}?{urlencode(query)}")
        return mirror.Answer(status, body)

    with monkeypatch.context() as patch:
        patch.setattr(gateway, "provider", lambda _url: InProcessNode(double))
        patch.setattr(mirror, "read", read)
        yield InProcessChain(ledger, double, operator)


@pytest.fixture
def hedera(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[InProcessChain]:
    """Hedera as the sender sees it, with the real waits: for tests with a `clock`."""
    with in_process_chain(settings, monkeypatch) as ready:
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
