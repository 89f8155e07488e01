"""What the site said beside what stands in its books: nothing acknowledged is lost, nothing is told twice."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, LiteralString

import psycopg
from django.db import connection

from benchmarks.faults.poison import kill_the_worker

_TOLD: Final[LiteralString] = """
    SELECT f.id, c.id IS NOT NULL,
           (SELECT coalesce(sum(cardinality(n.events)), 0) FROM notifications n
             WHERE n.user_id = f.id AND n.kind = 'badge'),
           (SELECT count(*) FROM xp_awards x WHERE x.user_id = f.id AND x.reason = 'lesson_completed')
      FROM unnest(%s::bigint[]) AS f(id)
      LEFT JOIN lesson_completions c ON c.user_id = f.id
"""


@dataclass(frozen=True, slots=True)
class Balance:
    """Of the learners whose lesson was acknowledged; `owed` is what workers have still to do."""

    finished: int
    lost: int
    untold: int
    told_twice: int
    paid_twice: int
    owed: int

    @property
    def is_settled(self) -> bool:
        return not (self.lost or self.untold or self.owed)


def balance(finished: Collection[int]) -> Balance:
    """Asked on a connection of its own. Raises psycopg's errors while the database is away."""
    parameters = connection.get_connection_params() | {"cursor_factory": psycopg.Cursor, "context": None}
    with psycopg.connect(**parameters) as own:
        own.execute("SET statement_timeout = '5s'")
        rows = own.execute(_TOLD, [list(finished)]).fetchall()
        [(owed,)] = own.execute("SELECT count(*) FROM owed_tasks WHERE task <> %s", [kill_the_worker.name]).fetchall()
    return Balance(
        finished=len(rows),
        lost=sum(not is_there for _, is_there, _, _ in rows),
        untold=sum(told < 1 for _, _, told, _ in rows),
        told_twice=sum(told > 1 for _, _, told, _ in rows),
        paid_twice=sum(paid > 1 for _, _, _, paid in rows),
        owed=int(owed),
    )
