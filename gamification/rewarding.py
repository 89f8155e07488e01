"""Giving what a deed has earned: XP, streak and badges, in one round trip to the database that keeps the books."""

import json
from dataclasses import asdict, dataclass

from django.db import connection

from gamification.models.streak import ActivityType
from gamification.models.xp import XpReason
from learning.earned import Earned


@dataclass(frozen=True, slots=True)
class Award:
    """XP for one reason and source, given once however often it is asked for."""

    reason: XpReason
    source: str
    amount: int


def reward(*, user_id: int, awards: list[Award], activity: ActivityType | None = None) -> Earned:
    """Book `awards`, count the day for the streak when there is an `activity`, give every badge now deserved."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reward_learning(%s, %s::jsonb, %s)",
            [user_id, json.dumps([asdict(award) for award in awards]), activity],
        )
        (changes,) = cursor.fetchone()
    return Earned.from_json(json.loads(changes))
