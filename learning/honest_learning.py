"""How much an account's word weighs: by what its owner has honestly learned, never by how many accounts there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from django.db import connection

_READ: Final = "SELECT user_id, lessons, graded, days, weight FROM honest_learning(%s)"


class Weight(IntEnum):
    """Nothing learned yet; a lesson at a reader's pace; enough, on several days, with something graded (or staff)."""

    NONE = 0
    LEARNER = 1
    TRUSTED = 2


@dataclass(frozen=True, slots=True)
class HonestLearning:
    """Lessons done at a reader's pace, graded ones among them, and days (UTC) of it. The rule: honest_learning.sql."""

    lessons: int = 0
    graded: int = 0
    days: int = 0
    weight: Weight = Weight.NONE


def read_honest_learning(user_ids: Iterable[int]) -> dict[int, HonestLearning]:
    """Of each of these people. One query."""
    wanted = list(user_ids)
    with connection.cursor() as cursor:
        cursor.execute(_READ, [wanted])
        rows = cursor.fetchall()
    found = {pk: HonestLearning(lessons, graded, days, Weight(weight)) for pk, lessons, graded, days, weight in rows}
    return {pk: found.get(pk, HonestLearning()) for pk in wanted}


def honest_learning_of(user_id: int) -> HonestLearning:
    """Of one person. One query."""
    return read_honest_learning([user_id])[user_id]
