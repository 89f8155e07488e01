"""One fault from its beginning until all is well again."""

import time
from collections import Counter
from dataclasses import dataclass
from typing import Final

import psycopg

from benchmarks.faults.books import Balance, balance
from benchmarks.faults.people import Answer, People
from benchmarks.faults.provoking import Fault
from benchmarks.faults.site import Site

# Before, so that everybody has kept connections; afterwards, in which all must stay well.
_CALM_SECONDS: Final = 4.0
# What a worker was at when it died is taken by another after five minutes (settings/owed.py).
_LONGEST_SECONDS: Final = 400.0
_PAGES: Final = ("visitor", "learner", "deed")


@dataclass(frozen=True, slots=True)
class Finding:
    """`well_after` are the seconds from the end of the fault; None when it did not become well."""

    fault: Fault
    answers: list[Answer]
    well_after: float | None
    balance: Balance | None

    def of(self, *whats: str) -> list[Answer]:
        return [answer for answer in self.answers if answer.what in whats]

    def counts(self, *whats: str) -> Counter[int]:
        return Counter(answer.status for answer in self.of(*whats))

    def slowest(self, *whats: str) -> float:
        return max((answer.seconds for answer in self.of(*whats)), default=0.0)

    def sentences(self) -> list[str]:
        return list(dict.fromkeys(answer.words for answer in self.of(*_PAGES) if answer.words))

    def named(self) -> str:
        """What /readyz said most often while it was not ready."""
        words = Counter(answer.words for answer in self.of("readyz") if answer.status == 503)
        return words.most_common(1)[0][0] if words else ""


def provoke(fault: Fault, site: Site, people: People) -> Finding:
    """Raises what the provoking itself raises."""
    time.sleep(_CALM_SECONDS)
    began = time.monotonic()
    fault.begin(site)
    time.sleep(fault.lasts)
    fault.end(site)
    ended = time.monotonic()
    well_at, found = _await_well(site, people, ended)
    answers = [answer for answer in people.answers if answer.at + answer.seconds >= began]
    return Finding(fault, answers, None if well_at is None else well_at - ended, found)


def _await_well(site: Site, people: People, ended: float) -> tuple[float | None, Balance | None]:
    """When all of it was well: pages, deeds, /readyz, and everything told; and the balance then."""
    found: Balance | None = None
    while time.monotonic() - ended < _LONGEST_SECONDS:
        site.supervise()
        time.sleep(0.5)
        try:
            found = balance(list(people.finished))
        except psycopg.Error:
            continue
        if found.is_settled and _all_answer(people.answers, since=ended):
            return time.monotonic(), found
    return None, found


def _all_answer(answers: list[Answer], *, since: float) -> bool:
    """Whether the last answer of each kind, asked for after the end, was a good one."""
    last = {answer.what: answer for answer in list(answers) if answer.at > since}
    return {*_PAGES, "healthz", "readyz"} <= set(last) and all(answer.status in (200, 302) for answer in last.values())
