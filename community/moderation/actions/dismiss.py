"""Dismissing the reports on a post, which stays; and having reports wait again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import ModerationLogEntry, PostReport
from community.models.moderation import ReportOutcome
from community.moderation.base import ModerationAction, Post, Text
from community.moderation.checks import post_of, require_moderator
from community.moderation.decisions import decide_reports, last_decision, reopen_reports
from community.moderation.record import write_log_entry


class DismissReports(ModerationAction[Post]):
    """It is offered where the reports are: in the review queue and their list in the admin."""

    key, decides_reports = "dismiss", True
    logged_as = _("dismissed reports")
    button = _("Dismiss the reports on it")
    done = _("The reports are dismissed.")
    notice_text = _("%(post)s is shown again")
    admin_labels = {PostReport: _("Dismiss: the post stays")}

    def is_offered(self, post: Post) -> bool:
        return False

    def queue_label_for(self, post: Post) -> Text:
        return _("Nothing wrong: show it again") if post.hidden_at else _("Nothing wrong")

    def do(self, *, moderator: Member, target: Post, reason: str, now: datetime) -> ModerationLogEntry | None:
        return dismiss_reports(moderator=moderator, post=target, reason=reason, now=now)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return post.deleted_at is None

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        return take_decision_back(moderator=moderator, post=post_of(entry), now=now, undoes=entry)

    def is_news(self, entry: ModerationLogEntry) -> bool:
        """Only when the forum had hidden the post by itself: that reports wait is no news to its author."""
        return bool(entry.details.get("came_back"))


class ReopenReports(ModerationAction[Post]):
    """It is done by taking a decision back alone."""

    key, is_undoable, decides_reports = "reopen", False, True
    logged_as = _("opened reports again")
    done = _("The reports wait for a decision again.")


@transaction.atomic
def dismiss_reports(*, moderator: Member, post: Post, now: datetime, reason: str = "") -> ModerationLogEntry | None:
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
    return write_log_entry(action=DismissReports.key, moderator=moderator, post=post, reason=reason, details=details)


@transaction.atomic
def take_decision_back(
    *, moderator: Member, post: Post, now: datetime, undoes: ModerationLogEntry
) -> ModerationLogEntry:
    """Have the reports that `undoes` has decided wait again; what was hidden because of them alone is so again.

    Raises PostRefused when something else was decided since.
    """
    require_moderator(moderator)
    lock_post_rows(post, people=[moderator.pk])
    if last_decision(post) != undoes:
        raise PostRefused(gettext("Something else was decided since."))
    reports = undoes.details["reports"]
    reopen_reports(reports)
    if undoes.details.get("came_back"):
        post.hidden_at = now
        post.save(update_fields=["hidden_at"])
    details = {"reports": reports}
    return write_log_entry(action=ReopenReports.key, moderator=moderator, post=post, details=details)
