"""The two chains every sender test runs on: a bare devnet, and the Hedera-shaped double in front of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from pytest_django.fixtures import Settings

from chain import networks
from chain.testing.fault_profile import FaultProfile
from chain.testing.hedera_double import HederaDouble
from chain.testing.nodes import give, new_key, running_anvil

# The real numbers make a test of patience wait for minutes.
SHORT_WAITS = {"lag_seconds": 0.5, "validity_seconds": 0.5, "receipt_deadline_seconds": 1.5, "poll_seconds": 0.1}


@dataclass
class Chain:
    """`anvil` is the ledger itself, asked past every fault of the `double` in front of it."""

    anvil: str
    double: HederaDouble | None
    operator: str

    @property
    def faults(self) -> FaultProfile:
        """Of the double; on a bare devnet they change nothing."""
        return self.double.faults if self.double else FaultProfile()

    @property
    def deployer(self) -> str:
        """An account with money that is not the operator's."""
        return new_key(self.anvil)[1]

    def fund(self, hbar: int) -> None:
        """Set what the operator's account holds."""
        give(self.anvil, self.operator, hbar)


@pytest.fixture(scope="session")
def own_anvil() -> Iterator[str]:
    # A block per transaction, and one a second for what such an anvil now and then forgets.
    with running_anvil("--block-time", "1", "--mixed-mining") as url:
        yield url


@pytest.fixture(scope="session")
def own_ledger() -> Iterator[str]:
    """What stands behind the double: the same with Hedera testnet's chain id."""
    with running_anvil("--chain-id", "296", "--block-time", "1", "--mixed-mining") as url:
        yield url


@pytest.fixture(params=["devnet", "double"])
def chain(request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    """A chain with a new operator account of 10,000 HBAR, on the devnet and then on the double."""
    is_double = request.param == "double"
    anvil = request.getfixturevalue("own_ledger" if is_double else "own_anvil")
    with chain_at(anvil, settings, monkeypatch, is_double=is_double) as ready:
        yield ready


@pytest.fixture
def devnet(own_anvil: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    with chain_at(own_anvil, settings, monkeypatch, is_double=False) as ready:
        yield ready


@pytest.fixture
def double(own_ledger: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chain]:
    with chain_at(own_ledger, settings, monkeypatch, is_double=True) as ready:
        yield ready


@contextmanager
def chain_at(anvil: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, *, is_double: bool) -> Iterator[Chain]:
    name = "hedera-testnet" if is_double else "devnet"
    shorten_waits(monkeypatch)
    key, operator = new_key(anvil)
    settings.CHAIN_NETWORK, settings.CHAIN_ID = name, networks.NETWORKS[name].chain_id
    settings.OPERATOR_PRIVATE_KEYS = [key]
    if not is_double:
        settings.CHAIN_RPC_URL, settings.CHAIN_MIRROR_URL = anvil, None
        yield Chain(anvil, None, operator)
        return
    with HederaDouble(anvil) as double:
        settings.CHAIN_RPC_URL, settings.CHAIN_MIRROR_URL = double.rpc_url, double.mirror_url
        yield Chain(anvil, double, operator)


def shorten_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, network in networks.NETWORKS.items():
        monkeypatch.setitem(networks.NETWORKS, name, replace(network, **SHORT_WAITS))  # type: ignore[arg-type]
