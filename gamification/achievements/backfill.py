"""Giving badges to those who earned them before the badges were there."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

from gamification.models import UserAchievement
from gamification.signals import achievement_earned
from learning.models import User

BATCH: Final = 500
# Who earns a badge elsewhere waits while these are given theirs: a fraction of a second.
GIVEN_AT_ONCE: Final = 100

# The learners of a batch, and who of them meets a badge they do not hold. Reads, and so keeps nobody waiting.
_LOOK: Final = """
    WITH batch AS MATERIALIZED (
        SELECT id, learner_metrics(id) AS metrics
          FROM (SELECT id FROM users WHERE id > %s AND is_active ORDER BY id LIMIT %s) learner
    )
    SELECT count(*), max(id), coalesce(array_agg(id ORDER BY id) FILTER (WHERE EXISTS (
               SELECT FROM achievements a
                WHERE a.is_active AND meets_criteria(a.criteria, metrics)
                  AND NOT EXISTS (SELECT FROM user_achievements e
                                   WHERE e.user_id = batch.id AND e.achievement_id = a.id))), '{}')
      FROM batch
"""
# All learners by id first, then the badges: the order everyone keeps (docs/decisions/003-one-lock-order.md).
_LOCK_LEARNERS: Final = "SELECT FROM users WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE"
_LOCK_BADGES: Final = "SELECT hold_badges()"
_GIVE: Final = """
    SELECT learner, array_agg(b.slug)
      FROM unnest(%s::bigint[]) AS learner CROSS JOIN LATERAL check_achievements(learner) b GROUP BY learner
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """One step, committed: `last_id` is where the next begins, so that a stopped run can go on from there."""

    last_id: int
    learners: int
    badges: int


def award_achievements(*, after: int = 0, batch_size: int = BATCH) -> Generator[Batch]:
    """Give every active badge to all active learners with an id above `after` who qualify, batch by batch.

    What was given is committed as it goes and a badge is given once, so this may be stopped, repeated, or run twice
    at once. It works while it is read: consume it to the end.
    """
    while batch := _award_batch(after, batch_size):
        yield batch
        after = batch.last_id


def learners_after(user_id: int) -> int:
    """How many learners award_achievements(after=user_id) will look at."""
    return User.objects.filter(is_active=True, pk__gt=user_id).count()


def _award_batch(after: int, batch_size: int) -> Batch | None:
    learners, last_id, deserving = _fetch(_LOOK, [after, batch_size])
    if not learners:
        return None
    badges = sum(_give_badges(deserving[i : i + GIVEN_AT_ONCE]) for i in range(0, len(deserving), GIVEN_AT_ONCE))
    return Batch(last_id=last_id, learners=learners, badges=badges)


@transaction.atomic
def _give_badges(user_ids: list[int]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_LEARNERS, [user_ids])
        cursor.execute(_LOCK_BADGES)
        cursor.execute(_GIVE, [user_ids])
        given: list[tuple[int, list[str]]] = cursor.fetchall()
    if given:
        achievement_earned.send(sender=UserAchievement, earned=dict(given))
    return sum(len(slugs) for _, slugs in given)


def _fetch(sql: str, params: list[Any]) -> tuple[Any, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        row: tuple[Any, ...] = cursor.fetchone()
    return row
