"""The board refresh in its three sizes: from nothing, after a while of learning, and when a new week begins."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection

# A busy five minutes: one learner in a hundred earns something between two refreshes.
_SHARE = 100
_SOME_EARN = """
    INSERT INTO xp_awards (user_id, amount, reason, source)
    SELECT id, 10, 'adjustment', 'benchmark at ' || statement_timestamp()
      FROM users WHERE hashint8(id) %% %(share)s = %(turn)s
"""
# As on the site, whoever that lifts over the mark of a badge gets it.
_THEIR_BADGES = """
    SELECT count(*) FROM users u CROSS JOIN LATERAL check_achievements(u.id)
     WHERE hashint8(u.id) %% %(share)s = %(turn)s
"""


@dataclass(frozen=True, slots=True)
class Refresh:
    """One refresh: when it happened, how many places it wrote, and how long it took."""

    occasion: str
    rows: int
    milliseconds: float


def measure_refreshes(*, turns: int = 5) -> list[Refresh]:
    """Refresh the boards of the connected database on every occasion; of the ordinary ones, the slowest counts."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE leaderboard_cache")
        done = [_refresh("empty boards")]
        ordinary = []
        for turn in range(turns):
            for statement in (_SOME_EARN, _THEIR_BADGES):
                cursor.execute(statement, {"turn": turn, "share": _SHARE})
            ordinary.append(_refresh("after 1 in 100 earned XP"))
        done.append(max(ordinary, key=lambda refresh: refresh.milliseconds))
        done.append(_refresh("nothing has changed"))
        done.append(_refresh("a new week begins", at=datetime.now(UTC) + timedelta(days=7)))
        _refresh("back in this week")
    return done


def _refresh(occasion: str, *, at: datetime | None = None) -> Refresh:
    with connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute("SELECT refresh_leaderboard(coalesce(%s, now()))", [at])
        (rows,) = cursor.fetchone()
        return Refresh(occasion, rows, (time.perf_counter() - begun) * 1000)
