import pytest

from web3versity.devserver.anvil import Anvil


@pytest.mark.parametrize(("network", "wanted"), [("", True), ("devnet", True), ("hedera-testnet", False)])
def test_a_network_with_nodes_of_its_own_needs_no_devnet(
    monkeypatch: pytest.MonkeyPatch, network: str, wanted: bool
) -> None:
    monkeypatch.setenv("CHAIN_RPC_URL", "")
    monkeypatch.setenv("CHAIN_NETWORK", network)
    assert Anvil().is_wanted() is wanted
