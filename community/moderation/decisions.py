"""The reports on a post and what was decided on them: a decision on a post answers every open report on it."""

from collections.abc import Iterable
from datetime import datetime

from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply
from community.models.moderation import ReportOutcome
from community.models.vote import about
from community.moderation.registry import all_actions


def decide_reports(post: Discussion | Reply, *, outcome: ReportOutcome, moderator: Member, now: datetime) -> list[int]:
    """Give the open reports on `post`, which is locked, their outcome. Their ids."""
    waiting = list(PostReport.objects.filter(**about(post), outcome=None).values_list("pk", flat=True))
    decision = {"outcome": outcome, "decided_at": now, "decided_by": moderator.user, "network_mark": ""}
    PostReport.objects.filter(pk__in=waiting).update(**decision)
    return waiting


def reopen_reports(report_ids: Iterable[int]) -> None:
    """Have these reports wait for a decision again."""
    PostReport.objects.filter(pk__in=list(report_ids)).update(outcome=None, decided_at=None, decided_by=None)


def last_decision(post: Discussion | Reply) -> ModerationLogEntry | None:
    """What was last done to `post` that answers reports."""
    decisive = [action.key for action in all_actions() if action.decides_reports]
    return ModerationLogEntry.objects.filter(**about(post), action__in=decisive).order_by("-pk").first()
