"""What only the node knows, asked while somebody waits for a page: briefly, and not at all while it is away."""

from typing import Any, Final

from chain import gateway
from chain.gateway import ChainRefused, ChainUnreachable
from chain.networks import on_network, practice_network
from chain.troubles import is_node_away
from chain.units import Weibar

PATIENCE_SECONDS: Final = 1.0


def read_balance(address: str) -> Weibar | None:
    """What `address` has now; None when the node does not say."""
    answer = _ask("eth_getBalance", address, "latest")
    return Weibar(int(answer, 16)) if isinstance(answer, str) else None


def find_unindexed(transaction_hash: str) -> dict[str, Any] | None:
    """The node's own words about a transaction that the index does not have; None when it knows none either."""
    answer = _ask("eth_getTransactionByHash", transaction_hash)
    return answer if isinstance(answer, dict) else None


def _ask(method: str, *params: Any) -> Any:
    with on_network(practice_network()):
        if is_node_away():
            return None
        try:
            return gateway.ask_soon(method, *params, timeout=PATIENCE_SECONDS)
        except (ChainUnreachable, ChainRefused):
            return None
