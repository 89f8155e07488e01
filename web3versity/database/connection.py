"""A connection that waits for each answer for a while only, as a hung server keeps no promise to cut a statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

import psycopg
from psycopg.errors import _WaitTimeout
from psycopg.rows import TupleRow

from web3versity.database.silence import note_silence

Answer = TypeVar("Answer")
_CANCEL_SECONDS: Final = 1.0


class ServerSilent(psycopg.OperationalError):
    """No answer came in time; the connection is closed, and what was asked may or may not have been done."""


class PatientConnection(psycopg.Connection[TupleRow]):
    """psycopg's, with `patience`: seconds for each answer, None for as long as it takes."""

    patience: float | None = None
    # Without it the site cannot answer; without a replica it can.
    is_primary = True

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except _WaitTimeout as error:
            if timeout is not None:
                raise
            self._give_up()
            raise ServerSilent(f"the server has not answered for {self.patience:g} seconds") from error

    def _give_up(self) -> None:
        """Ask the server to let go of it, in case that it hears, and hang up."""
        if self.is_primary:
            note_silence()
        patience, self.patience = self.patience, None
        try:
            self._try_cancel(timeout=_CANCEL_SECONDS)
        finally:
            self.patience = patience
            self.close()

    @contextmanager
    def less_patient(self, seconds: float) -> Iterator[None]:
        """Within it at most so many seconds are waited."""
        patience = self.patience
        self.patience = seconds if patience is None else min(seconds, patience)
        try:
            yield
        finally:
            self.patience = patience
