"""How far the replica lags, told by what the primary had written when: no clock of another machine is trusted.

PostgreSQL's own "time of the last replayed transaction" grows while nobody writes, and stands still when the network
between the two is cut. So we ask the primary now and then how far its log has come, and remember when we asked:
whatever the replica has replayed as far as that has all that was committed before.
"""

import time
from collections import deque
from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, connections

from settings.replica import REPLICA

_WRITTEN = "SELECT (pg_current_wal_lsn() - '0/0')::bigint"
# Null at a server that is no replica.
_REPLAYED = "SELECT (pg_last_wal_replay_lsn() - '0/0')::bigint"
# Marks that the replica has not come to: as many as looks in several minutes. Older ones say nothing more.
_MOST_MARKS = 300


class Lag:
    """`seconds()` is how old the newest moment is of which the replica is known to have everything."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._whole_until = float("-inf")
        self._marks: deque[tuple[float, int]] = deque(maxlen=_MOST_MARKS)

    def look(self) -> None:
        """Ask both. Raises what the driver raises when one of them does not answer."""
        asked_at, written = self._clock(), _ask(DEFAULT_DB_ALIAS, _WRITTEN)
        self.note(asked_at=asked_at, written=written, replayed=_ask(REPLICA, _REPLAYED))

    def note(self, *, asked_at: float, written: int | None, replayed: int | None) -> None:
        """The primary had written up to `written` when it was asked; the replica has replayed up to `replayed`."""
        if written is not None:
            self._marks.append((asked_at, written))
        while replayed is not None and self._marks and self._marks[0][1] <= replayed:
            self._whole_until = self._marks.popleft()[0]

    def seconds(self) -> float:
        """Grows by itself while nobody can look."""
        return self._clock() - self._whole_until


def _ask(alias: str, question: str) -> int | None:
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        (answer,) = cursor.fetchone()
    return None if answer is None else int(answer)
