"""A badge shown to the world: only what its holder shows, and only while they show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gamification.achievements.gallery import RARITY_ORDER, needs_of
from gamification.achievements.image import Words
from gamification.achievements.reach import read_courses
from gamification.models import UserAchievement
from gamification.models.achievement import Rarity
from learning.accounts.time_zones import zone_named
from learning.models import User


@dataclass(frozen=True, slots=True)
class SharedBadge:
    """An earned badge and its holder. `is_public` is false when only the holder may see it; `took`: what it took."""

    slug: str
    name: str
    description: str
    icon_emoji: str
    category: str
    rarity: str
    earned_at: datetime
    holder: User
    is_public: bool
    is_mine: bool
    took: Sequence[str]

    @property
    def rarity_label(self) -> str:
        return str(Rarity(self.rarity).label)

    @property
    def rarity_step(self) -> int:
        """1 for common to 4 for legendary."""
        return RARITY_ORDER[self.rarity]

    def words(self) -> Words:
        """What its picture says, the same to everybody: the day is the holder's."""
        day = self.earned_at.astimezone(zone_named(self.holder.timezone))
        return Words(
            slug=self.slug,
            category=self.category,
            rarity_step=self.rarity_step,
            kicker=_("%(rarity)s badge") % {"rarity": self.rarity_label},
            name=self.name,
            description=self.description,
            holder=self.holder.username,
            earned=pgettext("badge", "Earned on %(day)s") % {"day": date_format(day)},
        )


def find_shared_badge(*, username: str, slug: str, viewer_id: int | None) -> SharedBadge | None:
    """The badge `slug` of `username`; None when it is not earned, or the profile is private and the viewer another."""
    earned = (
        UserAchievement.objects.filter(user__username=username, user__is_active=True, achievement__slug=slug)
        .filter(Q(user__profile_public=True) | Q(user_id=viewer_id))
        .select_related("user", "achievement")
        .first()
    )
    if earned is None:
        return None
    badge = earned.achievement
    return SharedBadge(
        slug=badge.slug,
        name=badge.name,
        description=badge.description,
        icon_emoji=badge.icon_emoji,
        category=badge.category,
        rarity=badge.rarity,
        earned_at=earned.earned_at,
        holder=earned.user,
        is_public=earned.user.profile_public,
        is_mine=earned.user_id == viewer_id,
        took=[need.takes for need in needs_of(badge.criteria, {}, read_courses())],
    )
