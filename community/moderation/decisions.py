"""Deciding on what has been reported: a decision on a post answers every open report on it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply
from community.models.moderation import ModerationAction, ReportOutcome
from community.models.vote import about
from community.moderation.checks import require_moderator
from community.moderation.record import write_log_entry

_DECISIONS: Final = (
    ModerationAction.HIDE,
    ModerationAction.RESTORE,
    ModerationAction.DISMISS,
    ModerationAction.REOPEN,
)


@transaction.atomic
def dismiss_reports(
    *, moderator: Member, post: Discussion | Reply, now: datetime, reason: str = ""
) -> ModerationLogEntry | None:
    """Close the open reports on `post`, which stays; one that the forum hid by itself comes back.

    None when there are none. Raises PostRefused.
    """
    require_moderator(moderator)
    lock_post_rows(post, people=[moderator.pk])
    reports = decide_reports(post, outcome=ReportOutcome.DISMISSED, moderator=moderator, now=now)
    if not reports:
        return None
    # Hidden while reports wait: the forum has done that by itself. A moderator who hides a post answers them.
    comes_back = post.hidden_at is not None
    if comes_back:
        post.hidden_at = None
        post.save(update_fields=["hidden_at"])
    details = {"reports": reports, "came_back": comes_back}
    return write_log_entry(
        action=ModerationAction.DISMISS, moderator=moderator, post=post, reason=reason, details=details
    )


@transaction.atomic
def take_decision_back(
    *, moderator: Member, post: Discussion | Reply, now: datetime, undoes: ModerationLogEntry
) -> ModerationLogEntry:
    """Have the reports that `undoes` has decided wait again; what was hidden because of them alone is so again.

    Raises PostRefused when something else was decided since.
    """
    require_moderator(moderator)
    lock_post_rows(post, people=[moderator.pk])
    if last_decision(post) != undoes:
        raise PostRefused(_("Something else was decided since."))
    reports = undoes.details["reports"]
    reopen_reports(reports)
    if undoes.details.get("came_back"):
        post.hidden_at = now
        post.save(update_fields=["hidden_at"])
    details = {"reports": reports}
    return write_log_entry(action=ModerationAction.REOPEN, moderator=moderator, post=post, details=details)


def decide_reports(post: Discussion | Reply, *, outcome: ReportOutcome, moderator: Member, now: datetime) -> list[int]:
    """Give the open reports on `post`, which is locked, their outcome. Their ids."""
    waiting = list(PostReport.objects.filter(**about(post), outcome=None).values_list("pk", flat=True))
    PostReport.objects.filter(pk__in=waiting).update(outcome=outcome, decided_at=now, decided_by=moderator.user)
    return waiting


def reopen_reports(report_ids: Iterable[int]) -> None:
    """Have these reports wait for a decision again."""
    PostReport.objects.filter(pk__in=list(report_ids)).update(outcome=None, decided_at=None, decided_by=None)


def last_decision(post: Discussion | Reply) -> ModerationLogEntry | None:
    return ModerationLogEntry.objects.filter(**about(post), action__in=_DECISIONS).order_by("-pk").first()
