"""Why transactions failed: the chain keeps only that they did, so they are run again while the node has the state."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from chain import gateway
from chain.gateway import ChainRefused
from chain.models import ExplorerTransaction
from chain.models.explorer import PLACES
from chain.networks import on_network, practice_network

# The node keeps the state of so many blocks, and answers are asked one by one.
RECENT_BLOCKS: Final = 64
MOST_AT_ONCE: Final = 20
MOST_DATA: Final = 10_000
UNKNOWN: Final = "unknown"
REVERTED: Final = "execution reverted"
OUT_OF_GAS: Final = "out of gas"
# How long a page waits for each answer.
SOON_SECONDS: Final = 1.5
Ask = Callable[..., Any]


def explain_failures() -> None:
    """Look up why recent transactions failed, each once. Raises ChainUnreachable."""
    newest = ExplorerTransaction.objects.order_by("-place").values_list("place", flat=True).first() or 0
    failed = ExplorerTransaction.objects.filter(
        place__gte=newest - RECENT_BLOCKS * PLACES, succeeded=False, failure=""
    ).order_by("place")
    with on_network(practice_network()):
        for row in failed[:MOST_AT_ONCE]:
            explain(row)


def explain_now(row: ExplorerTransaction) -> None:
    """The same for one of any age, for a page that somebody waits for. Raises ChainUnreachable or ChainRefused."""
    with on_network(practice_network()):
        explain(row, partial(gateway.ask_soon, timeout=SOON_SECONDS))


def explain(row: ExplorerTransaction, ask: Ask = gateway.ask) -> None:
    failure, data = find_reason(row, ask)
    row.failure = failure.replace("\0", "")[:200] or UNKNOWN
    row.revert_data = data[:MOST_DATA] if data else None
    ExplorerTransaction.objects.filter(place=row.place, hash=row.hash).update(
        failure=row.failure, revert_data=row.revert_data
    )


def find_reason(row: ExplorerTransaction, ask: Ask) -> tuple[str, str | None]:
    """The node's word for it and what the contract said (0x…): from its trace, or from running it again."""
    try:
        trace = ask("debug_traceTransaction", row.hash, {"tracer": "callTracer"})
        if isinstance(trace, dict) and trace.get("error"):
            return str(trace["error"]), trace.get("output")
    except ChainRefused:
        pass
    if row.gas_used >= row.gas_limit:
        return OUT_OF_GAS, None
    call = {"from": row.sender, "data": row.input, "value": hex(int(row.value_weibar)), "gas": hex(row.gas_limit)}
    if row.receiver:
        call["to"] = row.receiver
    return run_again(call, [row.block_id - 1, row.block_id], ask)


def run_again(call: dict[str, Any], blocks: list[int], ask: Ask) -> tuple[str, str | None]:
    """On the state before its block, or after it, where the node keeps either."""
    for block in blocks:
        try:
            ask("eth_call", call, hex(block))
        except ChainRefused as refusal:
            if refusal.code == 3 or "revert" in refusal.message.lower():
                return REVERTED, refusal.data if isinstance(refusal.data, str) else None
    return UNKNOWN, None
