"""Measuring: one operation after another, each timed alone, within a bounded time."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

Operation = Callable[[], object]

# The first operations fill caches and prepare plans; a running site has done that long ago.
WARM_UP = 10
MOST_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Timings:
    """How long each operation took, in milliseconds, shortest first; and how many statements it sent, where counted."""

    milliseconds: list[float]
    statements: list[int]

    @property
    def p50(self) -> float:
        return percentile(self.milliseconds, 50)

    @property
    def p99(self) -> float:
        return percentile(self.milliseconds, 99)


def percentile(ordered: list[float], per_cent: float) -> float:
    """The smallest value that at least `per_cent` of the `ordered` values do not exceed (nearest rank)."""
    rank = -(-len(ordered) * per_cent // 100)
    return ordered[max(0, int(rank) - 1)]


def measure(operations: Iterable[Operation], *, counts_statements: bool = False) -> Timings:
    """Time `operations` until they or the seconds run out. Raises ValueError when none are left after warming up."""
    took: list[float] = []
    counter = StatementCounter()
    per_deed: list[int] = []
    ends_at = time.monotonic() + MOST_SECONDS
    with connection.execute_wrapper(counter):
        for number, operation in enumerate(operations):
            counter.count = 0
            begun = time.perf_counter_ns()
            operation()
            elapsed = (time.perf_counter_ns() - begun) / 1e6
            if number >= WARM_UP:
                took.append(elapsed)
                per_deed.append(counter.count)
            if time.monotonic() > ends_at:
                break
    if not took:
        raise ValueError(f"There are not more than {WARM_UP} operations to measure.")
    return Timings(sorted(took), sorted(per_deed) if counts_statements else [])


class StatementCounter:
    """Counts statements on their way to the database, apart from the settings that each process reads once a second."""

    count = 0

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        if "platform_settings" not in str(sql):
            self.count += 1
        return execute(sql, params, many, context)
