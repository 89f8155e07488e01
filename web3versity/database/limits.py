"""How long a process may wait for PostgreSQL: short where a person waits, long in tasks, without end in commands."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.conf import settings

# PostgreSQL cuts a statement itself; the client, which a hung server never tells, gives up so many seconds later.
GRACE_SECONDS: Final = 2.0


class Process(StrEnum):
    """What the present process is for."""

    WEB = "web"
    TASK = "task"
    # Migrations and whatever else somebody starts by hand: nothing cuts it.
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds; 0 is without end. `lock` is for a single lock, `idle` for a transaction in which nothing is asked."""

    statement: int = 0
    lock: int = 0
    idle: int = 0

    @property
    def patience(self) -> float | None:
        """What a client waits for one answer; None without end."""
        return self.statement + GRACE_SECONDS if self.statement else None

    def as_options(self) -> str:
        """In PostgreSQL's words, for the beginning of a connection: it costs no question, and holds until its end."""
        return " ".join(
            f"-c {name}={seconds}s"
            for name, seconds in (
                ("statement_timeout", self.statement),
                ("lock_timeout", self.lock),
                ("idle_in_transaction_session_timeout", self.idle),
            )
            if seconds
        )


_process = Process.COMMAND


def serve_as(process: Process) -> None:
    """Say once, before anything is asked, what this process is for."""
    global _process
    _process = process


def current_process() -> Process:
    return _process


def current_limits() -> Limits:
    found: Limits = settings.DATABASE_LIMITS.get(_process, Limits())
    return found
