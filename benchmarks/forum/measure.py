"""The forum's part of the benchmark: the same operations in a small forum and in one of ten times the threads."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from benchmarks.forum.at_database import measure_forum_at_database
from benchmarks.forum.operations import FORUM_OPERATIONS
from benchmarks.forum.over_http import measure_forum_over_http
from benchmarks.generate.scale import Scale
from benchmarks.harness.client import Client
from benchmarks.harness.sampling import Timings
from benchmarks.harness.server import serving
from benchmarks.learning.operations import Operation
from benchmarks.report.markdown import statements_of, table, times_of
from settings.models import PlatformSetting
from settings.registry import FORUM_TRUST_LESSONS

MOST_STATEMENTS: Final = 8
# Those that only read.
_PAGES: Final = ("threads", "thread", "deep", "common", "rare")


@dataclass(slots=True)
class ForumResult:
    """Timings of one forum by the keys of FORUM_OPERATIONS."""

    scale: Scale
    at_database: dict[str, Timings] = field(default_factory=dict)
    over_http: dict[str, Timings] = field(default_factory=dict)

    @property
    def size(self) -> str:
        return f"{self.scale.discussions:,} threads, {self.scale.replies:,} replies"


def measure_forum(scale: Scale, samples: int) -> ForumResult:
    """Every operation in the connected database, and over HTTP."""
    # Nobody has learned anything here: everybody is trusted, so that a vote does all that one can do.
    PlatformSetting.objects.filter(setting_key=FORUM_TRUST_LESSONS.key).update(setting_value=0)
    result = ForumResult(scale)
    for operation in FORUM_OPERATIONS:
        result.at_database[operation.key] = measure_forum_at_database(operation.key, samples)
    with serving(str(connection.settings_dict["NAME"])) as server, Client(server.port) as client:
        for operation in FORUM_OPERATIONS:
            result.over_http[operation.key] = measure_forum_over_http(operation.key, samples // 2, client)
    return result


def forum_report(results: list[ForumResult], facts: dict[str, str]) -> str:
    """A table for each forum, one of goals, and what the figures were measured on."""
    parts = [_operations(result) for result in results]
    parts += [_goals(results), "\n".join(f"- {name}: {value}" for name, value in facts.items())]
    return "\n\n".join(parts)


def _operations(result: ForumResult) -> str:
    head = (f"{result.size} (ms)", "Target", "Database p50", "p99", "", "HTTP p50", "p99", "", "Statements")
    return table(head, [_row(result, operation) for operation in FORUM_OPERATIONS])


def _row(result: ForumResult, operation: Operation) -> list[str]:
    cells = [operation.title, f"{operation.target_ms:g}"]
    for timings in (result.at_database[operation.key], result.over_http[operation.key]):
        cells += [*times_of(timings), _mark([timings.p99], most=operation.target_ms)]
    return [*cells, statements_of(result.at_database[operation.key].statements)]


def _goals(results: list[ForumResult]) -> str:
    most = max(result.at_database[key].statements[-1] for result in results for key in _PAGES)
    rows = [
        (
            f"list, thread and search: at most {MOST_STATEMENTS} statements each",
            str(most),
            _mark([most], most=MOST_STATEMENTS + 1),
        )
    ]
    small, *_, big = results
    for operation in FORUM_OPERATIONS:
        before, after = small.at_database[operation.key].p50, big.at_database[operation.key].p50
        rows.append(
            (f"{operation.title}: what the bigger forum costs of the smaller one's", f"{after / before:.2f} x", "")
        )
    return table(("Goal", "Found", ""), rows)


def _mark(values: Iterable[float], *, most: float) -> str:
    return "met" if all(value < most for value in values) else "MISSED"
