"""Reporting a post of somebody else; when enough people who have earned trust report one, it is hidden by itself.

No matter how many accounts report: they weigh what they have learned, and a network counts once.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.locks import lock_post_rows
from community.access.member import Member
from community.access.permissions import PostAction, require
from community.models import Discussion, PostReport, Reply
from community.models.moderation import ReportReason
from community.models.vote import about
from community.moderation.actions.hide import hide_post
from learning.honest_learning import Weight, read_honest_learning
from learning.web.client_ip import network_mark
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
    mark = network_mark(member.network, "report", post.key)
    report = PostReport.objects.create(reporter=reporter, **about(post), reason=reason, note=note, network_mark=mark)
    if _weigh_reports(post) >= FORUM_REPORTS_TO_HIDE.current():
        hide_post(moderator=None, post=post, now=now)
    return report


def _weigh_reports(post: Discussion | Reply) -> int:
    """Of how many networks trusted people have reported it. Without a known network each counts for itself."""
    waiting = PostReport.objects.filter(**about(post), outcome=None, reporter__isnull=False)
    networks = dict(waiting.values_list("reporter", "network_mark"))
    learned = read_honest_learning(networks)
    trusted = [reporter for reporter in networks if learned[reporter].weight >= Weight.TRUSTED]
    return len({networks[reporter] or reporter for reporter in trusted})
