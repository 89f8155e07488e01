"""What the pages cost, as tables: beside their floors, and in a school of ten times the size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.pages.at_once import Crowd
from benchmarks.pages.measure import CONSTANT, Measured, PagesResult
from benchmarks.report.markdown import mark, table

# Times of the floor: a constant for pages that are kept, and the bare view of the same rows for all others.
KEPT_GOAL: Final = 3.0
VISITORS_GOAL: Final = 4.0
LEARNERS_GOAL: Final = 3.0
# Milliseconds of the processor, on a quiet machine.
LEARNERS_MS: Final = 10.0
# Of the same page in a school of a tenth of the size.
GROWTH_GOAL: Final = 1.2


@dataclass(frozen=True, slots=True)
class SchoolResult:
    """The pages of a school of `size`, and how many many at once were answered, where that was asked for."""

    size: str
    pages: PagesResult
    crowds: Sequence[Crowd] = ()


def pages_report(results: Sequence[SchoolResult]) -> str:
    """Of the smaller school all tables, and how much more the bigger one's pages take."""
    small = results[0]
    head = ("Processor ms", "Site", "Database", "Both", "Floor", "of it", "", "ms waited", "KiB")
    parts = [
        f"Visitors, {small.size}:",
        table(head, [_row(measured, small.pages) for measured in small.pages.visitors]),
        f"Learners, {small.size}:",
        table(head, [_row(measured, small.pages) for measured in small.pages.learners]),
        table(("Goal", "Found", ""), list(_goals(small.pages))),
        table(
            ("Floor (processor ms)", "Site", "Database", "Both"), [_floor(each) for each in small.pages.floors.values()]
        ),
        *(_growth(small, big) for big in results[1:]),
        table(
            ("Many at once", "People", "Answers a second", "p50 ms", "p99 ms"),
            [crowd.row for crowd in small.crowds],
        ),
    ]
    return "\n\n".join(part for part in parts if part)


def _row(measured: Measured, pages: PagesResult) -> list[str]:
    cost, floor = measured.cost, pages.floors[measured.floor].cost.all
    times = cost.all / floor
    goal = KEPT_GOAL if measured.is_kept else VISITORS_GOAL if measured in pages.visitors else LEARNERS_GOAL
    return [
        f"{measured.title}, again" if measured.is_kept else measured.title,
        *(f"{each:.2f}" for each in (cost.spent.site, cost.spent.database, cost.all, floor)),
        *(f"{times:.1f} x", mark(times <= goal), f"{cost.waited:.1f}", f"{cost.size / 1024:.1f}"),
    ]


def _goals(pages: PagesResult) -> Iterator[tuple[str, str, str]]:
    kept = [measured for measured in pages.visitors if measured.is_kept]
    anew = [measured for measured in pages.visitors if not measured.is_kept]
    for words, some, most in (
        (f"visitors again: at most {KEPT_GOAL:g} x a constant", kept, KEPT_GOAL),
        (f"visitors: at most {VISITORS_GOAL:g} x the same rows", anew, VISITORS_GOAL),
        (f"learners: at most {LEARNERS_GOAL:g} x the same rows", pages.learners, LEARNERS_GOAL),
    ):
        times = max(measured.cost.all / pages.floors[measured.floor].cost.all for measured in some)
        yield words, f"{times:.1f} x", mark(times <= most)
    dearest = max(measured.cost.all for measured in pages.learners)
    yield f"learners: at most {LEARNERS_MS:g} processor ms", f"{dearest:.1f} ms", mark(dearest <= LEARNERS_MS)


def _floor(measured: Measured) -> list[str]:
    cost = measured.cost
    return [measured.title, *(f"{each:.2f}" for each in (cost.spent.site, cost.spent.database, cost.all))]


def _growth(small: SchoolResult, big: SchoolResult) -> str:
    """Told in floors, which take the same in both: between two schools the machine may have become another."""
    rows = []
    for who in ("visitors", "learners"):
        pairs = zip(getattr(small.pages, who), getattr(big.pages, who), strict=True)
        for before, after in ((before, after) for before, after in pairs if not before.is_kept):
            times = _in_constants(after, big.pages) / _in_constants(before, small.pages)
            rows.append((f"{before.title}, {who}", f"{times:.2f} x", mark(times <= GROWTH_GOAL)))
    return table((f"From {small.size} to {big.size}", "costs", f"at most {GROWTH_GOAL:g} x"), rows)


def _in_constants(measured: Measured, pages: PagesResult) -> float:
    return measured.cost.all / pages.floors[CONSTANT].cost.all
