"""The chains the site can live on, and the two it uses: what is told apart here, nothing else in the code asks.

The credential network, which CHAIN_NETWORK names, is where the faucet pays and certificates are minted. The practice
network is the platform's own devnet, on which lessons are done: it is always there, and may be reset at any time. With
CHAIN_NETWORK=devnet both are the same. Why: docs/decisions/017-two-networks.md.

Sources: Hedera's documentation and the relay's own limits. Hedera counts HBAR with 8 decimals, but its JSON-RPC relay
with 18, and wallets accept nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

HASHIO: Final = "https://{}.hashio.io/api"
MIRROR_NODE: Final = "https://{}.mirrornode.hedera.com/api/v1"
HASHSCAN_SITE: Final = "https://hashscan.io/"
HASHSCAN: Final = HASHSCAN_SITE + "{}"
# Hedera's number for a local node, so that no wallet takes the devnet for the test network (296).
DEVNET_CHAIN_ID: Final = 298
# Where wallets reach the devnet, and where its pages are, under SITE_URL.
DOOR_PATH: Final = "/chain/rpc/"
EXPLORER_PATH: Final = "/explorer"


@dataclass(frozen=True)
class GasRules:
    """How much gas to allow and to offer for.

    `price_margin` multiplies the live price, so that a send survives a rise; only the live price is charged.
    `new_account_gas` is allowed for a transfer to an address the ledger does not know yet.
    """

    price_margin: float
    tip: int  # weibars per gas
    most_per_transaction: int
    transfer_gas: int = 30_000
    new_account_gas: int | None = None
    estimate_margin: float = 1.2


@dataclass(frozen=True)
class Network:
    """`keeps_a_queue`: whether nodes hold transactions that cannot run yet, so that many may be sent ahead.

    `may_lose_blocks`: whether a node that was killed starts again without the last of them.

    `rpc_url` is the node that the platform asks, and may hold a key; `wallet_url` is the address that wallets are told.
    Both are None only before the settings are read, as the devnet's depend on them.
    """

    name: str
    title: str
    chain_id: int
    rpc_url: str | None
    wallet_url: str | None
    mirror_url: str | None
    explorer_url: str | None
    gas: GasRules
    keeps_a_queue: bool
    may_lose_blocks: bool
    # How many transactions one key signs before the first is sent.
    batch: int
    # How long a node may think about an answer.
    answer_seconds: float
    # How long answers of different nodes may contradict each other.
    lag_seconds: float
    # After this long, bytes that a node took run no more unless they are sent again.
    validity_seconds: float
    # After this long without a trace, an accepted transaction counts as lost on the way.
    receipt_deadline_seconds: float
    # Between two looks for a receipt.
    poll_seconds: float
    currency: str = "HBAR"

    @property
    def is_ours(self) -> bool:
        """Whether the platform alone runs the chain: it costs nothing, and the platform makes its money itself."""
        return self.name == DEVNET.name

    @property
    def chain_id_setting(self) -> str:
        """The variable that names the chain id, for sentences to those who run the site."""
        return "CHAIN_ID" if self.name == settings.CHAIN_NETWORK else "PRACTICE_CHAIN_ID"

    @property
    def rpc_url_setting(self) -> str:
        return "CHAIN_RPC_URL" if self.name == settings.CHAIN_NETWORK else "PRACTICE_RPC_URL"

    @property
    def poll_every(self) -> timedelta:
        return timedelta(seconds=self.poll_seconds)

    def transaction_link(self, transaction_hash: str) -> str:
        """The explorer's page of a transaction; empty where there is no explorer."""
        return f"{self.explorer_url}/tx/{transaction_hash}" if self.explorer_url else ""

    def address_link(self, address: str) -> str:
        """The explorer's page of an account; empty where there is no explorer."""
        return f"{self.explorer_url}/address/{address}" if self.explorer_url else ""


def hedera(name: str, title: str, chain_id: int) -> Network:
    return Network(
        name=f"hedera-{name}",
        title=title,
        chain_id=chain_id,
        rpc_url=HASHIO.format(name),
        wallet_url=HASHIO.format(name),
        mirror_url=MIRROR_NODE.format(name),
        explorer_url=HASHSCAN.format(name),
        # A transfer that creates an account costs up to 610,000 gas, which estimates do not know.
        gas=GasRules(price_margin=1.1, tip=0, most_per_transaction=15_000_000, new_account_gas=800_000),
        keeps_a_queue=False,
        may_lose_blocks=False,
        batch=1,
        # Relays answer a send only when the mirror node knows it, after four to ten seconds.
        answer_seconds=25,
        lag_seconds=60,
        # A Hedera transaction is valid for 120 seconds, at most 180, from when the relay wraps the bytes into it.
        validity_seconds=180,
        receipt_deadline_seconds=300,
        poll_seconds=3,
    )


DEVNET: Final = Network(
    name="devnet",
    title="Web3Versity practice network",
    chain_id=DEVNET_CHAIN_ID,
    rpc_url=None,
    wallet_url=None,
    mirror_url=None,
    explorer_url=None,
    # The base fee moves with every block, and only what it is then gets charged.
    gas=GasRules(price_margin=2.0, tip=10**9, most_per_transaction=15_000_000),
    keeps_a_queue=True,
    may_lose_blocks=True,
    batch=50,
    answer_seconds=10,
    lag_seconds=4,
    validity_seconds=10,
    receipt_deadline_seconds=20,
    poll_seconds=1,
)
NETWORKS: Final = {
    network.name: network
    for network in (
        DEVNET,
        hedera("testnet", "Hedera Testnet", 296),
        hedera("previewnet", "Hedera Previewnet", 297),
    )
}


def network_named(name: str) -> Network:
    """Raises ImproperlyConfigured for a name that is not known."""
    if name not in NETWORKS:
        raise ImproperlyConfigured(f"CHAIN_NETWORK must be one of {', '.join(NETWORKS)}, not {name!r}.")
    return NETWORKS[name]


def credential_network() -> Network:
    """The network that CHAIN_NETWORK names, as the other CHAIN_* settings have it."""
    network = network_named(settings.CHAIN_NETWORK)
    return with_settings(
        network, chain_id=settings.CHAIN_ID, rpc_url=settings.CHAIN_RPC_URL, mirror_url=settings.CHAIN_MIRROR_URL
    )


def practice_network() -> Network:
    """The platform's own devnet; the credential network itself where that is a devnet."""
    if DEVNET.name == settings.CHAIN_NETWORK:
        return credential_network()
    return with_settings(
        network_named(DEVNET.name),
        chain_id=settings.PRACTICE_CHAIN_ID,
        rpc_url=settings.PRACTICE_RPC_URL,
        mirror_url=None,
    )


def with_settings(network: Network, *, chain_id: int, rpc_url: str, mirror_url: str | None) -> Network:
    settled = replace(network, chain_id=chain_id, rpc_url=rpc_url, mirror_url=mirror_url)
    if not settled.is_ours:
        return settled
    site = settings.SITE_URL
    return replace(settled, wallet_url=f"{site}{DOOR_PATH}", explorer_url=f"{site}{EXPLORER_PATH}")


def networks_in_use() -> list[Network]:
    """The credential network, and the practice network where that is another one."""
    credential, practice = credential_network(), practice_network()
    return [credential] if credential.chain_id == practice.chain_id else [credential, practice]


def network_in_use(chain_id: int) -> Network | None:
    """The one in use with this chain id; None for a chain of which only rows are left."""
    return next((network for network in networks_in_use() if network.chain_id == chain_id), None)


_in_force: ContextVar[Network | None] = ContextVar("network in force", default=None)


def current_network() -> Network:
    """The network that gateway, keys and sender act on: the credential network, unless on_network() says otherwise."""
    return _in_force.get() or credential_network()


@contextmanager
def on_network(network: Network) -> Iterator[Network]:
    """Within it everything acts on `network`. Tasks and threads that are started within it do not: tell them."""
    token = _in_force.set(network)
    try:
        yield network
    finally:
        _in_force.reset(token)


def is_hashscan(url: str) -> bool:
    """Whether a link leads to Hedera's own explorer, and not to ours, so that it is called by its name."""
    return url.startswith(HASHSCAN_SITE)


def wallet_entry(network: Network) -> dict[str, Any]:
    """What a wallet is told about a network it does not know (EIP-3085)."""
    return {
        "chainId": hex(network.chain_id),
        "chainName": network.title,
        "nativeCurrency": {"name": network.currency, "symbol": network.currency, "decimals": 18},
        "rpcUrls": [network.wallet_url],
        "blockExplorerUrls": [network.explorer_url],
    }
