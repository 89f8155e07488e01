from itertools import pairwise

import pytest

from web3versity.devserver.anvil import Anvil, keep_first_genesis


@pytest.mark.parametrize(
    ("network", "named", "wanted"),
    [
        ("", "", True),
        ("devnet", "", True),
        ("hedera-testnet", "", True),
        ("devnet", "CHAIN_RPC_URL", False),
        ("hedera-testnet", "CHAIN_RPC_URL", True),
        ("devnet", "PRACTICE_RPC_URL", False),
        ("hedera-testnet", "PRACTICE_RPC_URL", False),
    ],
)
def test_the_practice_network_is_there_beside_every_other_unless_one_is_named(
    monkeypatch: pytest.MonkeyPatch, network: str, named: str, wanted: bool
) -> None:
    monkeypatch.setenv("CHAIN_NETWORK", network)
    monkeypatch.setenv("CHAIN_RPC_URL", "")
    monkeypatch.setenv("PRACTICE_RPC_URL", "")
    if named:
        monkeypatch.setenv(named, "https://node.example.org")
    assert Anvil().is_wanted() is wanted


def test_a_devnet_of_an_earlier_version_stays_beside_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHAIN_NETWORK", "hedera-testnet")
    monkeypatch.setenv("CHAIN_ID", "296")
    assert Anvil().data.name == "anvil-298"
    monkeypatch.setenv("CHAIN_NETWORK", "devnet")
    assert Anvil().data.name == "anvil-296"


def test_of_several_first_blocks_the_earliest_is_kept_and_all_others_stay() -> None:
    times = {"0x0": ["0x7", "0x5", "0x9"], "0x1": ["0x6"], "0x10": ["0xa"]}
    blocks = [{"header": {"number": n, "timestamp": t}} for n, moments in times.items() for t in moments]
    state = {"blocks": blocks, "accounts": {}}
    assert keep_first_genesis(state)
    kept = [(block["header"]["number"], block["header"]["timestamp"]) for block in state["blocks"]]
    assert kept == [("0x0", "0x5"), ("0x1", "0x6"), ("0x10", "0xa")]
    assert not keep_first_genesis(state)


def test_an_idle_devnet_makes_and_writes_little() -> None:
    """A block of nothing takes 1,535 bytes for good; the whole state is written again each time."""
    words = Anvil().command()
    options = dict(pairwise(words))
    assert "--mixed-mining" in words
    assert 86_400 // int(options["--block-time"]) * 1535 < 500_000
    assert int(options["--state-interval"]) >= 60
