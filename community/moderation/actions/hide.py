"""Hiding a post from everybody but its author and moderators, and bringing it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.access.errors import PostRefused
from community.access.locks import lock_post_rows
from community.access.member import Member
from community.models import Discussion, ModerationLogEntry, PostReport, Reply
from community.models.moderation import ReportOutcome
from community.moderation.actions.dismiss import take_decision_back
from community.moderation.base import ModerationAction, Notice, Post, Text
from community.moderation.checks import post_of, refuse_gone, require_moderator
from community.moderation.decisions import decide_reports, reopen_reports
from community.moderation.record import write_log_entry


class HidePost(ModerationAction[Post]):
    key, decides_reports, is_severe = "hide", True, True
    logged_as = _("hid")
    button = _("Hide from everybody but its author and moderators")
    menu_label = _("Hide")
    reason_label = _("Reason for hiding")
    done = _("It is hidden.")
    notice_text = _("%(post)s was hidden by a moderator")
    admin_labels = {Discussion: _("Hide"), Reply: _("Hide"), PostReport: _("Uphold: hide the post")}

    def is_offered(self, post: Post) -> bool:
        return post.hidden_at is None and getattr(post, "merged_into_id", None) is None

    def queue_label_for(self, post: Post) -> Text:
        return _("Keep it hidden") if post.hidden_at else _("Hide it")

    def do(self, *, moderator: Member, target: Post, reason: str, now: datetime) -> ModerationLogEntry | None:
        return hide_post(moderator=moderator, post=target, reason=reason, now=now)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return post.hidden_at is not None

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        """What had been hidden by reports alone before a moderator looked at it goes back to that."""
        operation = take_decision_back if entry.details.get("was_hidden") else restore_post
        return operation(moderator=moderator, post=post_of(entry), now=now, undoes=entry)

    def notice(self, entry: ModerationLogEntry, *, post: str) -> Notice:
        if not entry.details.get("by_forum"):
            return super().notice(entry, post=post)
        sentence = gettext("%(post)s is hidden for now: several learners reported it") % {"post": post}
        return Notice(sentence, gettext("A moderator looks at it and decides."))


class RestorePost(ModerationAction[Post]):
    key, decides_reports = "restore", True
    logged_as = _("restored")
    button = _("Show it again")
    menu_label = _("Show it again")
    done = _("It is shown again.")
    notice_text = _("%(post)s is shown again")
    admin_labels = {Discussion: _("Restore"), Reply: _("Restore")}

    def is_offered(self, post: Post) -> bool:
        return post.hidden_at is not None and getattr(post, "merged_into_id", None) is None

    def do(self, *, moderator: Member, target: Post, reason: str, now: datetime) -> ModerationLogEntry | None:
        return restore_post(moderator=moderator, post=target, reason=reason, now=now)

    def is_in_effect(self, post: Any, details: Mapping[str, Any]) -> bool:
        return post.hidden_at is None and post.deleted_at is None

    def undo(self, *, moderator: Member, entry: ModerationLogEntry, now: datetime) -> ModerationLogEntry | None:
        return hide_post(moderator=moderator, post=post_of(entry), now=now, undoes=entry)


@transaction.atomic
def hide_post(
    *,
    moderator: Member | None,
    post: Post,
    now: datetime,
    reason: str = "",
    undoes: ModerationLogEntry | None = None,
) -> ModerationLogEntry | None:
    """Hide `post`, which upholds the open reports on it; a hidden answer is the accepted one no more.

    Without a moderator the forum hides it by itself, and the reports wait. None when nothing is left to do. With
    `undoes`, the reports that this entry has decided wait again. Raises PostRefused.
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
    return write_log_entry(action=HidePost.key, moderator=moderator, post=post, reason=reason, details=details)


@transaction.atomic
def restore_post(
    *,
    moderator: Member,
    post: Post,
    now: datetime,
    reason: str = "",
    undoes: ModerationLogEntry | None = None,
) -> ModerationLogEntry | None:
    """Show `post` again, which dismisses the open reports on it. It does not become the accepted answer again.

    None when it is not hidden. With `undoes`, the reports that this entry has decided wait again. Raises PostRefused.
    """
    require_moderator(moderator)
    lock_post_rows(post, people=[moderator.pk])
    if post.hidden_at is None:
        return None
    reports = _answer_reports(post, ReportOutcome.DISMISSED, moderator, now, undoes)
    post.hidden_at = None
    post.save(update_fields=["hidden_at"])
    details = {"reports": reports}
    return write_log_entry(action=RestorePost.key, moderator=moderator, post=post, reason=reason, details=details)


def _hide(post: Post, now: datetime) -> None:
    post.hidden_at = now
    if isinstance(post, Discussion):
        post.save(update_fields=["hidden_at"])
        return
    post.is_solution = False
    post.save(update_fields=["hidden_at", "is_solution"])


def _refuse_gone(post: Post) -> None:
    if isinstance(post, Discussion):
        refuse_gone(post)
    elif post.deleted_at is not None:
        raise PostRefused(gettext("It has been deleted."))


def _answer_reports(
    post: Post,
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
