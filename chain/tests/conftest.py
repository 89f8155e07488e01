from collections.abc import Callable
from typing import Any

import pytest

# Their assertions tell what they compared, as those of test modules do.
pytest.register_assert_rewrite("chain.testing.stress_test", "chain.tests.sending", "chain.testing.nodes")

from chain.testing.chains import chain, devnet, double, own_anvil, own_ledger  # noqa: E402
from chain.testing.in_process import clock, hedera, memory_devnet  # noqa: E402

__all__ = ("chain", "clock", "devnet", "double", "hedera", "memory_devnet", "own_anvil", "own_ledger")


@pytest.fixture(autouse=True)
def fresh_readiness(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test may ask /readyz again at once."""
    monkeypatch.setattr("web3versity.health.readiness.LASTS_SECONDS", -1)


@pytest.fixture
def undivided_budget(platform_setting: Callable[[str, Any], None]) -> None:
    """The faucet's day is one for all, whatever they have learned and wherever they are."""
    for key, value in (("first_hbar", 1000), ("first_percent", 0), ("newcomer_percent", 100), ("network_percent", 100)):
        platform_setting(f"faucet_{key}", value)
