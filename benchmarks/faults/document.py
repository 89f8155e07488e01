"""docs/faults.md, written from what was found."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from benchmarks.faults.trial import Finding

_INTRODUCTION: Final = """# Faults

Written by `make faults` on {date}; edit `benchmarks/faults/`, not this file. What is decided behind it:
[034](decisions/034-waiting-for-the-database.md), [039](decisions/039-what-comes-back-by-itself.md),
[013](decisions/013-owed-tasks.md).

A whole site on one machine: PostgreSQL, Redis, a node, gunicorn with two processes of four threads, a worker, a grading
worker and two beats, each of them started again two seconds after its end, as systemd does it (`deploy/systemd/`).
Meanwhile one visitor and one learner look at pages, two at a time finish a lesson, and a watchman asks for health. Each
fault was done to real processes, one after the other.

- **Saw**: answers while it lasted and until all was well. "no answer" is a connection that was refused or cut. Whoever
  was not told that a lesson is finished sent it again.
- **Lost**: of the lessons that were acknowledged, those that are not in the books; badges that were not told, or told
  twice; points paid twice.
- **Well**: seconds after the end of the fault until every page, every deed and `/readyz` were well again and nothing
  was owed to anybody.
- **Health**: the slowest `/healthz`, the slowest `/readyz`, and what that one named.

{machine}
"""


def write_document(path: Path, findings: Sequence[Finding], *, machine: str, now: datetime) -> None:
    parts = [_INTRODUCTION.format(date=f"{now:%Y-%m-%d}", machine=machine), _table(findings), _sentences(findings)]
    path.write_text("\n".join(parts), encoding="utf-8")


def _table(findings: Sequence[Finding]) -> str:
    head = "| fault | pages saw | deeds saw | slowest | lost | well after | health |\n|---|---|---|---|---|---|---|\n"
    return head + "".join(f"| {' | '.join(_row(finding))} |\n" for finding in findings)


def _row(finding: Finding) -> list[str]:
    slowest = finding.slowest("visitor", "learner", "deed")
    health = f"{finding.slowest('healthz'):.1f} s, {finding.slowest('readyz'):.1f} s"
    named = finding.named()
    return [
        finding.fault.title,
        _counts(finding, "visitor", "learner"),
        _counts(finding, "deed"),
        f"{slowest:.1f} s",
        _losses(finding),
        "never" if finding.well_after is None else f"{finding.well_after:.0f} s",
        f"{health}: {named}" if named else health,
    ]


def _counts(finding: Finding, *whats: str) -> str:
    counts = finding.counts(*whats)
    return ", ".join(f"{count} × {status or 'no answer'}" for status, count in sorted(counts.items()))


def _losses(finding: Finding) -> str:
    found = finding.balance
    if found is None:
        return "not known"
    kinds = {
        "lost": found.lost,
        "untold": found.untold,
        "told twice": found.told_twice,
        "paid twice": found.paid_twice,
    }
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items() if count) or f"nothing of {found.finished}"


def _sentences(findings: Sequence[Finding]) -> str:
    lines = ["\n## What pages said\n"]
    for finding in findings:
        lines += [f"- **{finding.fault.title}**: {' / '.join(finding.sentences())}"] if finding.sentences() else []
    return "\n".join(lines) + "\n"
