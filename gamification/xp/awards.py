"""Giving what an action has earned: XP, streak and badges, in one round trip to the database that keeps the books."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gamification.models import UserAchievement
from gamification.models.streak import ActivityType
from gamification.models.xp import XpReason
from gamification.signals import achievement_earned
from learning.lessons.rewards import Reward
from learning.web.client_ip import network_mark
from learning.web.throttle import register_scope

_SCOPE: Final = register_scope("forum-xp", _("XP from one network"))
# Counted by reward_community.sql.
register_scope("forum-thanks", _("XP from one person"))


@dataclass(frozen=True, slots=True)
class Award:
    """XP for one reason and source, given once however often it is asked for."""

    reason: XpReason
    source: str
    amount: int


def reward(*, user_id: int, awards: list[Award], activity: ActivityType | None = None) -> Reward:
    """Book `awards`, count the day for the streak when there is an `activity`, give every badge now deserved."""
    lines = json.dumps([asdict(award) for award in awards])
    return _book("SELECT reward_learning(%s, %s::jsonb, %s)", user_id, lines, activity)


def reward_community(*, user_id: int, award: Award, giver_id: int | None, network: str | None) -> Reward:
    """Book what others gave in the forum, as far as the day's cap allows, and give every badge now deserved.

    It is worth what `giver_id` has learned; None is a moderator. `network` is the one it was given from, counted by the
    week (UTC).
    """
    year, week, _day = timezone.now().isocalendar()
    mark = network_mark(network, _SCOPE, user_id, year, week)
    parameters = (award.reason, award.source, award.amount, giver_id, mark)
    return _book("SELECT reward_community(%s, %s, %s, %s, %s, %s)", user_id, *parameters)


def _book(sql: str, user_id: int, *parameters: Any) -> Reward:
    with connection.cursor() as cursor:
        cursor.execute(sql, [user_id, *parameters])
        (answer,) = cursor.fetchone()
    changes = json.loads(answer)
    if slugs := [badge["slug"] for badge in changes["badges"]]:
        achievement_earned.send(sender=UserAchievement, earned={user_id: slugs})
    return Reward.from_json(changes)
