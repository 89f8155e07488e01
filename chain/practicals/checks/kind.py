"""What every kind of check can do: find an author's mistakes, and judge an attempt by what the chain says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from chain.practicals.reading import Chain, Sent
from learning.content.problems import Problem


class State(StrEnum):
    GREEN = "green"
    NOT_YET = "not_yet"
    # Something that comes before it has to be done first, or is being prepared by us.
    WAITS = "waits"
    # We could not look.
    OURS = "ours"


@dataclass(frozen=True)
class Verdict:
    """`why`, `expected` and `actual` are sentences for the learner. `evidence` is kept with a check that is green."""

    state: State
    why: str = ""
    expected: str = ""
    actual: str = ""
    evidence: dict[str, Any] = field(default_factory=dict)
    transaction: str = ""


NOT_YET = Verdict(State.NOT_YET)
WAITS = Verdict(State.WAITS)


@dataclass(frozen=True)
class Miss:
    """Why a transaction is not the one that a check asks for; of two, the one with the higher `rank` came nearer."""

    rank: int
    why: str
    expected: str = ""
    actual: str = ""


@dataclass(frozen=True)
class Note:
    """A note that was signed in this attempt."""

    request_id: str
    is_elsewhere: bool
    nonce: str
    signed_at: str


@dataclass(frozen=True)
class Case:
    """An attempt as a check sees it. `misfits` says of transactions what rules them out whatever a check asks.

    `old_instances` are contracts of other attempts among those that were called. `green` is the evidence of checks met
    before, by id.
    """

    blueprint: str
    address: str
    instance: str
    params: dict[str, str]
    chain: Chain
    handed: list[str]
    candidates: list[Sent]
    misfits: dict[str, Miss]
    old_instances: set[str]
    notes: list[Note]
    declined: set[str]
    answers: dict[str, str]
    requests: dict[str, dict[str, Any]]
    green: dict[str, dict[str, Any]]
    has_mirror: bool
    # With what arguments, encoded, a contract of the learner's own is deployed.
    constructor: bytes = b""


class CheckKind:
    """One kind of check. `expect` is as the author wrote it, with what was drawn in its places."""

    key: ClassVar[str]

    def find_problems(
        self, source: dict[str, Any], check: dict[str, Any], earlier: dict[str, str]
    ) -> Iterator[Problem]:
        """What is wrong with `check` beyond its shape; `earlier` are the kinds of the checks above, by id."""
        yield from ()

    def judge(self, check: dict[str, Any], case: Case) -> Verdict:
        """Raises ChainUnreachable and ChainRefused when the node has to be asked more and does not say."""
        raise NotImplementedError


def nearest(case: Case, misses: dict[str, Miss]) -> Miss | None:
    """What is explained: what was handed in last, else the transaction that came nearest, of several the newest."""
    if case.handed and case.handed[-1] in misses:
        return misses[case.handed[-1]]
    ranked = [(miss.rank, place, miss) for place, miss in enumerate(misses.values())]
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def not_yet(miss: Miss | None) -> Verdict:
    return Verdict(State.NOT_YET, miss.why, miss.expected, miss.actual) if miss else NOT_YET
