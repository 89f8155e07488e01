"""The chains the site can live on. CHAIN_NETWORK names one; nothing else in the code asks which it is.

Sources: Hedera's documentation and the relay's own limits. Hedera counts HBAR with 8 decimals, but its JSON-RPC relay
with 18, and wallets accept nothing else.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

HASHIO: Final = "https://{}.hashio.io/api"
MIRROR_NODE: Final = "https://{}.mirrornode.hedera.com/api/v1"
HASHSCAN: Final = "https://hashscan.io/{}"


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
    """

    name: str
    title: str
    chain_id: int
    rpc_url: str | None
    mirror_url: str | None
    explorer_url: str | None
    gas: GasRules
    keeps_a_queue: bool
    may_lose_blocks: bool
    # How many transactions one key signs before the first is sent.
    batch: int
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
        mirror_url=MIRROR_NODE.format(name),
        explorer_url=HASHSCAN.format(name),
        # A transfer that creates an account costs up to 610,000 gas, which estimates do not know.
        gas=GasRules(price_margin=1.1, tip=0, most_per_transaction=15_000_000, new_account_gas=800_000),
        keeps_a_queue=False,
        may_lose_blocks=False,
        batch=1,
        lag_seconds=60,
        # A Hedera transaction is valid for 120 seconds, at most 180, from when the relay wraps the bytes into it.
        validity_seconds=180,
        receipt_deadline_seconds=300,
        poll_seconds=3,
    )


DEVNET: Final = Network(
    name="devnet",
    title="Local devnet",
    chain_id=296,
    rpc_url=None,
    mirror_url=None,
    explorer_url=None,
    # The base fee moves with every block, and only what it is then gets charged.
    gas=GasRules(price_margin=2.0, tip=10**9, most_per_transaction=15_000_000),
    keeps_a_queue=True,
    may_lose_blocks=True,
    batch=50,
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


def current_network() -> Network:
    """The network this installation lives on."""
    return network_named(settings.CHAIN_NETWORK)


def wallet_entry(network: Network) -> dict[str, Any]:
    """What a wallet is told about a network it does not know (EIP-3085)."""
    return {
        "chainId": hex(network.chain_id),
        "chainName": network.title,
        "nativeCurrency": {"name": network.currency, "symbol": network.currency, "decimals": 18},
        "rpcUrls": [network.rpc_url],
        "blockExplorerUrls": [network.explorer_url],
    }


# Others, such as a private devnet, are not offered to wallets.
WALLET_NETWORKS: Final[dict[int, dict[str, Any]]] = {
    network.chain_id: wallet_entry(network) for network in NETWORKS.values() if network.rpc_url
}
