"""Telling learners of the badges they have earned."""

from django.urls import reverse

from community.models.notification import NotificationKind
from community.notifications.store import News, notify
from gamification.models import UserAchievement


def notify_of_badges(*, user_id: int, slugs: list[str]) -> None:
    """Once for each badge, whatever is repeated. A badge that was taken away meanwhile is not told of."""
    earned = UserAchievement.objects.filter(user=user_id, achievement__slug__in=slugs).select_related("achievement")
    for row in earned.order_by("achievement"):
        badge = row.achievement
        news = News(
            kind=NotificationKind.BADGE,
            subject=f"achievement:{badge.pk}",
            event="earned",
            title=badge.name,
            # A badge's own page has the learner's name in its address, which may change.
            url=f"{reverse('gamification:achievements')}#badge-{badge.slug}",
            happened_at=row.earned_at,
        )
        notify(people=[user_id], news=news)
