"""What each page costs the processors: for visitors who come again and for the first of them, and for learners."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from statistics import median
from time import perf_counter
from typing import Final
from urllib.parse import urlencode

from benchmarks.harness.client import Client
from benchmarks.harness.cpu import Spent, spent_by
from benchmarks.harness.server import Server
from benchmarks.pages.listed import LEARNERS, VISITORS, Ask, Page

# Each page is asked for in so many rounds, between those of all others: what else the machine does passes over all.
ROUNDS: Final = 5
# Connections and kept fragments are there when the first round begins.
_WARM_UP: Final = 12
CONSTANT: Final = "constant"
_numbers = count()


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one answer: processor time in milliseconds, time waited, and bytes as they were sent."""

    spent: Spent
    waited: float
    size: int

    @property
    def all(self) -> float:
        return self.spent.site + self.spent.database


@dataclass(slots=True)
class Measured:
    """One way of asking for one page. `floor` names the bare view below it."""

    title: str
    floor: str
    is_kept: bool
    asks: Iterator[Ask]
    rounds: list[Cost] = field(default_factory=list)

    @property
    def cost(self) -> Cost:
        """The median of the rounds."""
        site, database = (median(getattr(cost.spent, part) for cost in self.rounds) for part in ("site", "database"))
        return Cost(Spent(site, database), median(cost.waited for cost in self.rounds), self.rounds[-1].size)


@dataclass(frozen=True, slots=True)
class PagesResult:
    """By who asks, and the floors by their name."""

    visitors: list[Measured]
    learners: list[Measured]
    floors: dict[str, Measured]


def measure_pages(client: Client, server: Server, *, samples: int) -> PagesResult:
    """Every page in the connected database, `samples` times in all. Raises UnexpectedAnswer, ProcessorTimeUnknown."""
    asked = {page: page.asks() for page in (*VISITORS, *LEARNERS)}
    visitors = [
        Measured(
            page.title,
            CONSTANT if is_kept else page.rows,
            is_kept,
            cycle(asked[page]) if is_kept else _anew(asked[page]),
        )
        for page in VISITORS
        for is_kept in (True, False)
    ]
    learners = [Measured(page.title, f"{page.rows} for learners", False, cycle(asked[page])) for page in LEARNERS]
    floors = {CONSTANT: Measured("A constant", "", False, cycle([Ask("/bench/constant/")]))}
    for page in (*VISITORS, *LEARNERS):
        name = page.rows if page in VISITORS else f"{page.rows} for learners"
        floors.setdefault(name, Measured(name, "", False, _bare(page, asked[page])))
    everything = [*floors.values(), *visitors, *learners]
    for measured in everything:
        _ask(client, measured.asks, _WARM_UP)
    for _ in range(ROUNDS):
        for measured in everything:
            measured.rounds.append(_round(client, server, measured.asks, max(1, samples // ROUNDS)))
    return PagesResult(visitors, learners, floors)


def _bare(page: Page, asks: list[Ask]) -> Iterator[Ask]:
    path = f"/bench/bare/{page.rows}/"
    return cycle([Ask(f"{path}?{urlencode({'of': ask.of})}", ask.session) for ask in asks])


def _anew(asks: list[Ask]) -> Iterator[Ask]:
    """At an address that nobody has asked for, so that no page can have been kept."""
    for ask in cycle(asks):
        yield ask._replace(path=f"{ask.path}?anew={next(_numbers)}")


def _round(client: Client, server: Server, asks: Iterator[Ask], times: int) -> Cost:
    before, begun = spent_by(server.pid), perf_counter()
    _ask(client, asks, times)
    waited = (perf_counter() - begun) * 1000 / times
    spent = spent_by(server.pid).since(before)
    return Cost(Spent(spent.site / times, spent.database / times), waited, client.size)


def _ask(client: Client, asks: Iterator[Ask], times: int) -> None:
    for _ in range(times):
        ask = next(asks)
        client.get(ask.path, session=ask.session)
