import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django.fixtures import Settings

from chain.networks import (
    NETWORKS,
    credential_network,
    current_network,
    network_in_use,
    network_named,
    networks_in_use,
    on_network,
    practice_network,
    wallet_entry,
)


@pytest.fixture
def two_networks(settings: Settings) -> None:
    """Certificates on Hedera's testnet, at a node whose address holds a key."""
    settings.CHAIN_NETWORK, settings.CHAIN_ID = "hedera-testnet", 296
    settings.CHAIN_RPC_URL, settings.CHAIN_MIRROR_URL = "https://hush.example.org", "https://mirror.example.org"
    settings.PRACTICE_RPC_URL, settings.PRACTICE_CHAIN_ID = "http://practice:8545", 298


def test_hedera_networks_have_their_own_numbers_servers_and_pages() -> None:
    testnet, previewnet = NETWORKS["hedera-testnet"], NETWORKS["hedera-previewnet"]
    assert (testnet.chain_id, previewnet.chain_id) == (296, 297)
    assert testnet.rpc_url == "https://testnet.hashio.io/api"
    assert previewnet.mirror_url == "https://previewnet.mirrornode.hedera.com/api/v1"
    assert testnet.transaction_link("0xab") == "https://hashscan.io/testnet/tx/0xab"
    assert not testnet.keeps_a_queue
    assert testnet.batch == 1


def test_on_one_machine_both_are_the_same_devnet_with_a_number_of_its_own(settings: Settings) -> None:
    assert credential_network() == practice_network() == current_network()
    assert networks_in_use() == [practice_network()]
    assert practice_network().chain_id == 298
    assert practice_network().rpc_url == settings.CHAIN_RPC_URL
    assert practice_network().transaction_link("0xab") == f"{settings.SITE_URL}/explorer/tx/0xab"


@pytest.mark.usefixtures("two_networks")
def test_beside_hedera_the_devnet_is_a_network_of_its_own() -> None:
    credential, practice = networks_in_use()
    assert (credential.name, credential.chain_id, practice.name, practice.chain_id) == (
        *("hedera-testnet", 296),
        *("devnet", 298),
    )
    assert (credential.rpc_url, practice.rpc_url) == ("https://hush.example.org", "http://practice:8545")
    assert (credential.mirror_url, practice.mirror_url) == ("https://mirror.example.org", None)
    assert (credential.is_ours, practice.is_ours) == (False, True)
    assert network_in_use(298) == practice
    assert network_in_use(297) is None


@pytest.mark.usefixtures("two_networks")
def test_wallets_are_told_the_public_addresses(settings: Settings) -> None:
    hedera, devnet = wallet_entry(credential_network()), wallet_entry(practice_network())
    assert (hedera["chainId"], hedera["rpcUrls"]) == ("0x128", ["https://testnet.hashio.io/api"])
    assert (devnet["chainId"], devnet["rpcUrls"]) == ("0x12a", [f"{settings.SITE_URL}/chain/rpc/"])
    assert hedera["nativeCurrency"]["decimals"] == devnet["nativeCurrency"]["decimals"] == 18


@pytest.mark.usefixtures("two_networks")
def test_the_network_in_force_ends_with_its_block_however_that_ends_and_is_no_other_threads() -> None:
    credential, practice = networks_in_use()
    with on_network(practice):
        assert current_network() == practice
        with on_network(credential), suppress(KeyError), on_network(practice):
            raise KeyError
        assert current_network() == practice
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(current_network).result() == credential
    assert current_network() == credential


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ImproperlyConfigured, match="CHAIN_NETWORK must be one of devnet, hedera-testnet"):
        network_named("mainnet")


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"CHAIN_NETWORK": "hedera-testnet", "PRACTICE_CHAIN_ID": "296"},
            "PRACTICE_CHAIN_ID must not be 296, which is the chain id of hedera-testnet.",
        ),
        (
            {"CHAIN_RPC_URL": "http://one:8545", "PRACTICE_RPC_URL": "http://another:8545"},
            "With CHAIN_NETWORK=devnet there is one network: set PRACTICE_RPC_URL or CHAIN_RPC_URL.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], sentence: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    words = [sys.executable, "-c", "import web3versity.settings"]
    refused = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603
    assert sentence in refused.stderr
