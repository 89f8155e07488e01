"""Hiding a post from everybody but its author and moderators, and bringing it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from community.access.errors import PostRefused
from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, Reply
from community.models.moderation import ModerationAction, ReportOutcome
from community.moderation.checks import refuse_gone, require_moderator
from community.moderation.decisions import decide_reports, reopen_reports
from community.moderation.record import write_log_entry


@transaction.atomic
def hide_post(
    *,
    moderator: Member | None,
    post: Discussion | Reply,
    now: datetime,
    reason: str = "",
    undoes: ModerationLogEntry | None = None,
) -> ModerationLogEntry | None:
    """Hide `post`, which upholds the open reports on it; a hidden answer is the accepted one no more.

    Without a moderator the forum hides it by itself, and the reports wait. None when nothing is left to do. With
    `undoes`, the reports that this act has decided wait again. Raises PostRefused.
    """
    if moderator is not None:
        require_moderator(moderator)
    lock_post_rows(post, people=[moderator.pk if moderator else None])
    was_hidden = post.hidden_at is not None
    if was_hidden and (moderator is None or undoes is not None):
        return None
    _refuse_gone(post)
    reports = _answer_reports(post, ReportOutcome.UPHELD, moderator, now, undoes)
    if was_hidden and not reports:
        return None
    details = {"reports": reports, "was_hidden": was_hidden}
    if not was_hidden:
        _hide(post, now)
    return write_log_entry(action=ModerationAction.HIDE, moderator=moderator, post=post, reason=reason, details=details)


@transaction.atomic
def restore_post(
    *,
    moderator: Member,
    post: Discussion | Reply,
    now: datetime,
    reason: str = "",
    undoes: ModerationLogEntry | None = None,
) -> ModerationLogEntry | None:
    """Show `post` again, which dismisses the open reports on it. It does not become the accepted answer again.

    None when it is not hidden. With `undoes`, the reports that this act has decided wait again. Raises PostRefused.
    """
    require_moderator(moderator)
    lock_post_rows(post, people=[moderator.pk])
    if post.hidden_at is None:
        return None
    reports = _answer_reports(post, ReportOutcome.DISMISSED, moderator, now, undoes)
    post.hidden_at = None
    post.save(update_fields=["hidden_at"])
    details = {"reports": reports}
    return write_log_entry(
        action=ModerationAction.RESTORE, moderator=moderator, post=post, reason=reason, details=details
    )


def _hide(post: Discussion | Reply, now: datetime) -> None:
    post.hidden_at = now
    if isinstance(post, Discussion):
        post.save(update_fields=["hidden_at"])
        return
    post.is_solution = False
    post.save(update_fields=["hidden_at", "is_solution"])


def _refuse_gone(post: Discussion | Reply) -> None:
    if isinstance(post, Discussion):
        refuse_gone(post)
    elif post.deleted_at is not None:
        raise PostRefused(_("It has been deleted."))


def _answer_reports(
    post: Discussion | Reply,
    outcome: ReportOutcome,
    moderator: Member | None,
    now: datetime,
    undoes: ModerationLogEntry | None,
) -> list[int]:
    """The reports that were decided. Taking a decision back decides nothing: they wait again."""
    if undoes is not None:
        reopen_reports(undoes.details.get("reports", []))
        return []
    return decide_reports(post, outcome=outcome, moderator=moderator, now=now) if moderator else []
