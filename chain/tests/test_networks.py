import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from chain.networks import DEVNET, NETWORKS, WALLET_NETWORKS, current_network, network_named


def test_hedera_networks_have_their_own_numbers_servers_and_pages() -> None:
    testnet, previewnet = NETWORKS["hedera-testnet"], NETWORKS["hedera-previewnet"]
    assert (testnet.chain_id, previewnet.chain_id) == (296, 297)
    assert testnet.rpc_url == "https://testnet.hashio.io/api"
    assert previewnet.mirror_url == "https://previewnet.mirrornode.hedera.com/api/v1"
    assert testnet.transaction_link("0xab") == "https://hashscan.io/testnet/tx/0xab"
    assert not testnet.keeps_a_queue
    assert testnet.batch == 1


def test_a_devnet_has_no_pages_elsewhere_and_is_not_offered_to_wallets() -> None:
    assert (DEVNET.transaction_link("0xab"), DEVNET.address_link("0xab")) == ("", "")
    assert set(WALLET_NETWORKS) == {296, 297}
    assert WALLET_NETWORKS[296]["nativeCurrency"]["decimals"] == 18
    assert WALLET_NETWORKS[296]["chainId"] == "0x128"


def test_the_setting_names_the_network(settings: Settings) -> None:
    settings.CHAIN_NETWORK = "hedera-previewnet"
    assert current_network() is NETWORKS["hedera-previewnet"]


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ImproperlyConfigured, match="CHAIN_NETWORK must be one of devnet, hedera-testnet"):
        network_named("mainnet")
