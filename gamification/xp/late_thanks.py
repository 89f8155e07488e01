"""Answers that were accepted by a newcomer: they pay once the newcomer has earned trust by learning.

A newcomer's word weighs nothing yet, for accounts cost nothing; but those who help newcomers are who a school lives on.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from gamification.models import XpAward
from gamification.models.xp import XpReason
from gamification.xp.awards import Award, reward_community
from learning.honest_learning import Weight, read_honest_learning
from settings.registry import FORUM_THANKS_PER_NETWORK, XP_ACCEPTED_ANSWER

# After so long nobody waits for it any more.
AWAITED_FOR: Final = timedelta(days=60)
WEEK: Final = timedelta(days=7)
_AWAITED: Final = """
    SELECT r.author_id, r.discussion_id, d.author_id
      FROM replies r JOIN discussions d ON d.id = r.discussion_id
     WHERE r.is_solution AND r.is_live AND d.created_at > %s
       AND r.author_id IS NOT NULL AND d.author_id IS NOT NULL AND d.author_id <> r.author_id
       AND NOT EXISTS (SELECT FROM xp_awards x WHERE x.user_id = r.author_id AND x.reason = 'answer_accepted'
                                                 AND x.source = 'discussion:' || r.discussion_id)
     ORDER BY r.discussion_id
"""


@dataclass(frozen=True, slots=True)
class AwaitedThanks:
    answerer_id: int
    discussion_id: int
    asker_id: int

    @property
    def source(self) -> str:
        return f"discussion:{self.discussion_id}"


def pay_late_thanks(*, now: datetime) -> int:
    """Give XP for accepted answers whose askers are trusted by now; how many were paid. Repeats without harm."""
    awaited = _read_awaited(now)
    askers = read_honest_learning({thanks.asker_id for thanks in awaited}) if awaited else {}
    due = [thanks for thanks in awaited if askers[thanks.asker_id].weight is Weight.TRUSTED]
    return sum(_pay(thanks, now=now) for thanks in due)


@transaction.atomic
def _pay(thanks: AwaitedThanks, *, now: datetime) -> bool:
    """Nobody knows any more from which network it was accepted, so all that is late counts as one."""
    lately = XpAward.objects.filter(
        user=thanks.answerer_id, reason=XpReason.ANSWER_ACCEPTED, awarded_at__gt=now - WEEK
    ).count()
    if lately >= FORUM_THANKS_PER_NETWORK.current():
        return False
    award = Award(XpReason.ANSWER_ACCEPTED, thanks.source, XP_ACCEPTED_ANSWER.current())
    reward_community(user_id=thanks.answerer_id, award=award, giver_id=thanks.asker_id, network=None)
    return XpAward.objects.filter(
        user=thanks.answerer_id, reason=XpReason.ANSWER_ACCEPTED, source=thanks.source
    ).exists()


def _read_awaited(now: datetime) -> list[AwaitedThanks]:
    with connection.cursor() as cursor:
        cursor.execute(_AWAITED, [now - AWAITED_FOR])
        return [AwaitedThanks(*row) for row in cursor.fetchall()]
