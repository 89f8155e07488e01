"""A run's result in words: the same Markdown for the terminal and for docs/benchmarks.md."""

from collections.abc import Iterator, Sequence

from benchmarks.generate.scale import DATA_MB, ONE_YEAR, WITH_INDEXES_MB
from benchmarks.harness.sampling import Timings
from benchmarks.learning.operations import FLOORS, OPERATIONS, Operation
from benchmarks.report.facts import TableSize, is_estimated
from benchmarks.report.result import Result, goals_of

# Tables smaller than this are left out of the storage table, and only summed up.
_WORTH_A_LINE_MB = 1


def report(result: Result) -> str:
    """Tables of times, goals, refreshes, storage and facts; what a run left out is left out."""
    parts = [
        _operations(result),
        table(("Goal", "Found", ""), [(goal.words, goal.found, mark(goal.is_met)) for goal in goals_of(result)]),
        _floors(result),
        _refreshes(result),
        _storage(result),
        "\n".join(f"- {name}: {value}" for name, value in result.facts.items()),
    ]
    return "\n\n".join(part for part in parts if part)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns in line; "" without rows. All but the first column stand to the right."""
    if not rows:
        return ""
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        return "| " + " | ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]) + " |"

    rule = "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])])
    return "\n".join([line(head), f"|{rule}|", *map(line, rows)])


def _operations(result: Result) -> str:
    rows = [_operation_row(result, operation) for operation in OPERATIONS if _is_measured(result, operation)]
    times = ("Database p50", "p99", "", "HTTP p50", "p99", "", "Floor p50", "p99")
    head = ("Operation (ms)", "Target", *times, "Statements")
    return table(head, rows)


def _is_measured(result: Result, operation: Operation) -> bool:
    return operation.key in result.at_database or operation.key in result.over_http


def _operation_row(result: Result, operation: Operation) -> list[str]:
    cells = [operation.title, f"{operation.target_ms:g}"]
    for timings in (result.at_database.get(operation.key), result.over_http.get(operation.key)):
        cells += [*times_of(timings), mark(timings.p99 < operation.target_ms) if timings else ""]
    statements = result.at_database[operation.key].statements if operation.key in result.at_database else []
    return [*cells, *times_of(result.floors.get(operation.floor)), statements_of(statements)]


def statements_of(ordered: list[int]) -> str:
    """How many an operation usually sends to the database, and at most."""
    if not ordered:
        return "–"
    usual, most = ordered[len(ordered) // 2], ordered[-1]
    return str(most) if usual == most else f"{usual}, at most {most}"


def times_of(timings: Timings | None) -> tuple[str, str]:
    return (f"{timings.p50:.2f}", f"{timings.p99:.2f}") if timings else ("–", "–")


def _floors(result: Result) -> str:
    rows = [(FLOORS[key], *times_of(timings)) for key, timings in result.floors.items()]
    return table(("Floor: a bare view that renders (ms)", "p50", "p99"), rows)


def _refreshes(result: Result) -> str:
    rows = [(refresh.occasion, f"{refresh.rows:,}", f"{refresh.milliseconds:.0f}") for refresh in result.refreshes]
    return table(("Board refresh", "Places written", "ms"), rows)


def _storage(result: Result) -> str:
    factor = result.scale.factor
    rows = list(_storage_rows(result.sizes, factor))
    return table(("Storage", "Rows", "Data MB", "Estimate", "With indexes MB", "Estimate"), rows)


def _storage_rows(sizes: list[TableSize], factor: float) -> Iterator[tuple[str, ...]]:
    for size in sizes:
        if size.total_mb >= _WORTH_A_LINE_MB:
            estimate = f"{ONE_YEAR[size.table][1] * factor:g}" if is_estimated(size) else "–"
            yield size.table, f"{size.rows:,}", f"{size.data_mb:.0f}", estimate, f"{size.total_mb:.0f}", ""
    estimated = [size for size in sizes if is_estimated(size)]
    for name, some in (("the estimate's ten tables", estimated), ("all tables", sizes)):
        data, total = sum(size.data_mb for size in some), sum(size.total_mb for size in some)
        most = (f"{DATA_MB * factor:g}", f"{WITH_INDEXES_MB * factor:g}")
        yield name, f"{sum(size.rows for size in some):,}", f"{data:.0f}", most[0], f"{total:.0f}", most[1]


def mark(is_met: bool) -> str:
    """How a goal stands, in a table."""
    return "met" if is_met else "MISSED"
