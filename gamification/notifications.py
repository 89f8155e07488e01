"""Notifying learners of the badges they have earned."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import Notification
from community.notifications.kinds import NotificationKind, Sentence, per_row
from community.notifications.store import Event, notify
from gamification.models import UserAchievement
from learning.content.isolation import isolate


def _render_badge(row: Notification) -> Sentence:
    return Sentence(_("You earned the badge “%(title)s”") % {"title": isolate(row.title)})


BADGE: Final = NotificationKind(
    key="badge", icon="star", label=gettext_lazy("Badges"), order=50, render=per_row(_render_badge)
)


def notify_of_badges(*, user_id: int, slugs: list[str]) -> None:
    """Once for each badge, however often it is called. Nobody hears of a badge that was taken away meanwhile."""
    earned = UserAchievement.objects.filter(user=user_id, achievement__slug__in=slugs).select_related("achievement")
    for row in earned.order_by("achievement"):
        badge = row.achievement
        event = Event(
            kind=BADGE,
            subject=f"achievement:{badge.pk}",
            key="earned",
            title=badge.name,
            # A badge's own page has the learner's name in its address, which may change.
            url=f"{reverse('gamification:achievements')}#badge-{badge.slug}",
            happened_at=row.earned_at,
        )
        notify(people=[user_id], event=event)
