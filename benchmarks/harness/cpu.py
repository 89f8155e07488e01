"""Processor time of the server that is measured: what its processes and its database's have taken, user and system.

It is hardly changed by what else the machine does, unlike the time that somebody waits. Read from Linux's /proc, to
the nanosecond; a worker process of one statement that PostgreSQL runs in parallel and ends is not seen.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.db import connection

_PROC: Final = Path("/proc")
_BACKENDS: Final = """
    SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend'
     ORDER BY pid <> pg_backend_pid()
"""


class ProcessorTimeUnknown(Exception):
    """The message says why."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of the processor since the processes began."""

    site: float
    database: float

    def since(self, before: "Spent") -> "Spent":
        return Spent(self.site - before.site, self.database - before.database)


def spent_by(master: int) -> Spent:
    """What the server whose first process is `master`, and the backends of the connected database, have taken so far.

    Raises ProcessorTimeUnknown where there is no /proc, or PostgreSQL runs elsewhere.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BACKENDS)
        ours, *others = [pid for (pid,) in cursor.fetchall()]
    if not all((_PROC / str(pid)).exists() for pid in (master, ours)):
        raise ProcessorTimeUnknown("It is read from /proc: the server and PostgreSQL must run on this Linux machine.")
    return Spent(_milliseconds([master, *_children(master)]), _milliseconds(others))


def _milliseconds(pids: list[int]) -> float:
    """Of all threads that run still."""
    threads = (thread for pid in pids for thread in _PROC.glob(f"{pid}/task/*/schedstat"))
    return sum(int(_text_of(thread).partition(" ")[0] or 0) for thread in threads) / 1e6


def _children(pid: int) -> list[int]:
    parent = f"PPid:\t{pid}\n"
    return [int(status.parent.name) for status in _PROC.glob("[0-9]*/status") if parent in _text_of(status)]


def _text_of(path: Path) -> str:
    """ "" of a process that has ended meanwhile."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
