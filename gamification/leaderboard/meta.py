"""What the leaderboard's page says of itself (learning/web/page_meta.py)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from gamification.leaderboard.boards import Period
from learning.courses.meta import site_preview
from learning.web.page_meta import PageMeta


def board_meta(period: Period) -> PageMeta:
    return PageMeta(
        title=_("Leaderboard"),
        description=_("Who has earned the most XP at Web3Versity: this week, this month and of all time."),
        path=reverse("gamification:leaderboard"),
        picture=site_preview().picture(),
        is_indexed=period is Period.ALL,
    )
