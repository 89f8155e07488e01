"""All that the page of a transaction says."""

from dataclasses import dataclass
from typing import Final

from chain.explorer.decoding import Argument, Call, Event, decode_call, decode_event, reason_of
from chain.explorer.explaining import explain_now
from chain.explorer.names import Name, names_of
from chain.gateway import ChainRefused, ChainUnreachable
from chain.models import ExplorerTransaction
from chain.networks import on_network, practice_network
from chain.troubles import is_node_away

MOST_EVENTS: Final = 50
# Of the input; a transaction may carry sixty times that.
MOST_DIGITS: Final = 2 + 2 * 2048


@dataclass(frozen=True)
class TransactionPage:
    """`call` is None when nothing was called. `input` is its beginning where it is long."""

    row: ExplorerTransaction
    call: Call | None
    events: list[Event]
    has_more_events: bool
    reason: str
    input: str
    input_bytes: int
    names: dict[str, Name]

    @property
    def is_input_cut(self) -> bool:
        return len(self.row.input) > len(self.input)


def read_page(row: ExplorerTransaction, *, viewer_id: int | None) -> TransactionPage:
    call = decode_call(row.input) if row.receiver else None
    logs = list(row.logs.order_by("place")[: MOST_EVENTS + 1])
    events = [decode_event(log) for log in logs[:MOST_EVENTS]]
    return TransactionPage(
        row=row,
        call=call,
        events=events,
        has_more_events=len(logs) > MOST_EVENTS,
        reason="" if row.succeeded else find_reason(row),
        input=row.input[:MOST_DIGITS],
        input_bytes=len(row.input) // 2 - 1,
        names=names_of(_addresses(row, call, events), viewer_id=viewer_id),
    )


def find_reason(row: ExplorerTransaction) -> str:
    """What was found once is kept; a worker finds it soon after the block, and whoever comes earlier does it here."""
    if not row.failure:
        with on_network(practice_network()):
            is_away = is_node_away()
        try:
            if not is_away:
                explain_now(row)
        except (ChainUnreachable, ChainRefused):
            pass
    return reason_of(row)


def _addresses(row: ExplorerTransaction, call: Call | None, events: list[Event]) -> set[str | None]:
    arguments: list[Argument] = [
        *(call.arguments if call else ()),
        *(each for event in events for each in event.arguments),
    ]
    found = {each.value for each in arguments if each.type == "address"}
    return {row.sender, row.receiver, row.created, *(event.log.address for event in events), *found}
