from datetime import UTC, datetime

import pytest
from pytest_django.fixtures import Settings

from chain import mirror
from chain.testing.chains import Chain
from chain.testing.nodes import give, new_address


def test_it_tells_of_accounts(double: Chain) -> None:
    found = mirror.account(double.operator)
    assert found is not None
    assert found.balance == 10_000 * 10**8
    assert found.account_id.startswith("0.0.")
    assert mirror.account(new_address()) is None


def test_a_transaction_nobody_sent_has_certainly_no_result(double: Chain) -> None:
    unknown = "0x" + "ab" * 32
    assert mirror.contract_result(unknown) is None
    assert mirror.has_no_result(unknown)
    assert mirror.ledger_entry("1.000000001") is None


def test_a_busy_mirror_node_knows_nothing_for_certain(double: Chain) -> None:
    double.faults.mirror_busy = 1
    unknown = "0x" + "ab" * 32
    assert mirror.contract_result(unknown) is None
    assert not mirror.has_no_result(unknown)
    assert mirror.account(double.operator) is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://nowhere.invalid"])
def test_a_mirror_node_that_is_away_is_no_failure(settings: Settings, url: str) -> None:
    settings.CHAIN_MIRROR_URL = url
    assert mirror.contract_result("0xab") is None
    assert not mirror.has_no_result("0xab")


def test_a_devnet_has_none(devnet: Chain) -> None:
    give(devnet.anvil, devnet.operator, 1)
    assert mirror.account(devnet.operator) is None
    assert mirror.has_no_result("0xab")
    assert not mirror.has_mirror()


@pytest.mark.parametrize(
    ("timestamp", "time"),
    [
        ("1700000000.000000001", datetime(2023, 11, 14, 22, 13, 20, 0, UTC)),
        ("1700000000.123456789", datetime(2023, 11, 14, 22, 13, 20, 123456, UTC)),
        ("1700000000", datetime(2023, 11, 14, 22, 13, 20, 0, UTC)),
    ],
)
def test_consensus_time_is_cut_to_microseconds(timestamp: str, time: datetime) -> None:
    assert mirror.consensus_time(timestamp) == time
