"""A learner's requests as the faucet's page shows them, and whether they still move."""

from dataclasses import dataclass

from chain.models import FaucetRequest
from chain.models.faucet import FaucetStatus
from chain.models.trouble import TroubleKind
from chain.transactions.listing import explorer_link
from chain.troubles import troubles_here
from learning.models import User

SHOWN = 10
HOLDING_UP = (TroubleKind.UNREACHABLE, TroubleKind.WRONG_CHAIN, TroubleKind.KEYS, TroubleKind.BUSY, TroubleKind.BALANCE)


@dataclass(frozen=True)
class Line:
    """`step` is paid, failed, sent, or waiting to be."""

    request: FaucetRequest
    step: str
    explorer_url: str


@dataclass(frozen=True)
class History:
    """The newest requests. `is_held_up` says that nothing can be paid at the moment, but will be."""

    lines: list[Line]
    is_held_up: bool

    @property
    def moves(self) -> bool:
        return any(line.request.status == FaucetStatus.PENDING for line in self.lines)

    @property
    def mark(self) -> str:
        """Another one means that the page would look otherwise."""
        return "-".join([*(f"{line.request.pk}{line.step}" for line in self.lines), "held" if self.is_held_up else ""])

    def news_since(self, mark: str) -> list[Line]:
        """What has ended since the page had `mark`."""
        before = mark.split("-")
        ended = [line for line in self.lines if line.step in ("paid", "failed")]
        return [line for line in ended if mark and f"{line.request.pk}{line.step}" not in before]


def read_history(learner: User) -> History:
    """Two queries."""
    rows = FaucetRequest.objects.filter(user=learner).select_related("transaction")
    rows = rows.defer("transaction__raw_transaction", "transaction__call_data").order_by("-requested_at", "-pk")
    lines = [Line(row, step_of(row), explorer_link(row.transaction) if row.transaction else "") for row in rows[:SHOWN]]
    return History(lines, is_held_up=troubles_here().filter(kind__in=HOLDING_UP).exists())


def step_of(row: FaucetRequest) -> str:
    if row.status == FaucetStatus.COMPLETED:
        return "paid"
    if row.status == FaucetStatus.FAILED:
        return "failed"
    return "sent" if row.transaction and row.transaction.accepted_at else "waiting"
