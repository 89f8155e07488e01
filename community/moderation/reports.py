"""Reporting a post of somebody else; when enough people who have earned trust report one, it is hidden by itself."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.locks import lock_post_rows
from community.access.member import Member, is_trusted
from community.access.permissions import PostAction, require
from community.models import Discussion, PostReport, Reply
from community.models.moderation import ReportReason
from community.models.vote import about
from community.moderation.actions.hide import hide_post
from learning.models import User
from settings.registry import FORUM_REPORTS_TO_HIDE

# Whoever reports more than this in a day is not helping.
MOST_A_DAY: Final = 20
_DAY: Final = timedelta(days=1)


@transaction.atomic
def report_post(
    *, member: Member, post: Discussion | Reply, reason: ReportReason, now: datetime, note: str = ""
) -> PostReport | None:
    """Tell moderators that `post` needs them. None when this person has reported it before. Raises PostRefused."""
    lock_post_rows(post, people=[member.pk])
    reporter = require(PostAction.REPORT, member, post)
    mine = PostReport.objects.filter(reporter=reporter)
    if mine.filter(**about(post)).exists():
        return None
    if mine.filter(created_at__gt=now - _DAY).count() >= MOST_A_DAY:
        raise PostRefused(_("You have reported many posts today. Moderators will look at them first."), status=429)
    report = PostReport.objects.create(reporter=reporter, **about(post), reason=reason, note=note)
    if _count_trusted_reporters(post) >= FORUM_REPORTS_TO_HIDE.current():
        hide_post(moderator=None, post=post, now=now)
    return report


def _count_trusted_reporters(post: Discussion | Reply) -> int:
    waiting = PostReport.objects.filter(**about(post), outcome=None)
    return sum(is_trusted(person) for person in User.objects.filter(pk__in=waiting.values("reporter")))
