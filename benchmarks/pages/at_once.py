"""Some pages while many ask for them at once: how many a second the server gives."""

from dataclasses import dataclass
from typing import Final

from benchmarks.harness.client import headers_of
from benchmarks.harness.crowd import Throughput, ask_at_once, request_bytes
from benchmarks.pages.listed import LEARNERS, VISITORS

_SECONDS: Final = 5.0
_ASKED: Final = ("Catalog", "Thread list", "Thread of 20 replies")


@dataclass(frozen=True, slots=True)
class Crowd:
    title: str
    people: int
    found: Throughput

    @property
    def row(self) -> tuple[str, ...]:
        waited = self.found.waited
        return self.title, str(self.people), f"{self.found.per_second:.0f}", f"{waited.p50:.1f}", f"{waited.p99:.1f}"


def measure_at_once(port: int, people: list[int], *, seconds: float = _SECONDS) -> list[Crowd]:
    """Each page for visitors and for learners, and a constant, with so many people each. Raises UnexpectedAnswer."""
    asked = {"A constant": [request_bytes("/bench/constant/", headers_of(""))]}
    for who, pages in (("visitors", VISITORS), ("learners", LEARNERS)):
        for page in pages:
            if page.title in _ASKED:
                asks = page.asks()
                asked[f"{page.title}, {who}"] = [request_bytes(ask.path, headers_of(ask.session)) for ask in asks]
    return [
        Crowd(title, number, ask_at_once(port, requests, people=number, seconds=seconds))
        for title, requests in asked.items()
        for number in people
    ]
