"""Notifications of what moderators decided about somebody's posts, or about the person."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import ModerationLogEntry, Notification
from community.models.moderation import ModerationAction
from community.notifications.kinds import NotificationKind, Sentence

_SENTENCES: Final[Mapping[str, Promise]] = {
    ModerationAction.PIN: gettext_lazy("%(post)s was pinned"),
    ModerationAction.UNPIN: gettext_lazy("%(post)s is not pinned any more"),
    ModerationAction.LOCK: gettext_lazy("%(post)s was locked"),
    ModerationAction.UNLOCK: gettext_lazy("%(post)s was unlocked"),
    ModerationAction.UNSOLVE: gettext_lazy("%(post)s is not the accepted one any more"),
    ModerationAction.MOVE: gettext_lazy("%(post)s was moved to where it belongs"),
    ModerationAction.EDIT: gettext_lazy("%(post)s was edited by a moderator"),
    ModerationAction.HIDE: gettext_lazy("%(post)s was hidden by a moderator"),
    ModerationAction.RESTORE: gettext_lazy("%(post)s is shown again"),
    ModerationAction.DISMISS: gettext_lazy("%(post)s is shown again"),
    ModerationAction.MERGE: gettext_lazy("%(post)s was merged into another thread"),
    ModerationAction.UNMERGE: gettext_lazy("%(post)s stands on its own again"),
}


def _render_decisions(rows: Sequence[Notification]) -> list[Sentence]:
    """One query: what moderators did and why stands in the audit log."""
    entries = ModerationLogEntry.objects.in_bulk({pk for row in rows if (pk := _newest_entry(row))})
    return [_render_decision(row, entries.get(_newest_entry(row))) for row in rows]


def _render_decision(row: Notification, entry: ModerationLogEntry | None) -> Sentence:
    if entry is None:
        return Sentence(_("A moderator has decided about something of yours"))
    if entry.action == ModerationAction.LIFT:
        return Sentence(_("Your suspension from the forum is lifted"), entry.reason)
    if entry.action == ModerationAction.SUSPEND:
        until = parse_datetime(str(entry.details.get("until", "")))
        if until is None:
            return Sentence(_("You are suspended from the forum"), entry.reason)
        shown = {"date": date_format(timezone.localtime(until))}
        return Sentence(_("You are suspended from the forum until %(date)s") % shown, entry.reason)
    if entry.action == ModerationAction.HIDE and entry.details.get("by_forum"):
        sentence = _("%(post)s is hidden for now: several learners reported it")
        return Sentence(sentence % {"post": _post(row)}, _("A moderator looks at it and decides."))
    sentence = str(_SENTENCES.get(entry.action, gettext_lazy("%(post)s was changed by a moderator")))
    return Sentence(sentence % {"post": _post(row)}, entry.reason)


def _post(row: Notification) -> str:
    sentence = _("Your answer in “%(title)s”") if row.subject.startswith("reply:") else _("Your thread “%(title)s”")
    return sentence % {"title": row.title}


def _newest_entry(row: Notification) -> int:
    """The id of the newest line of the audit log that it is about; 0 when there is none."""
    return max((int(event.removeprefix("act:")) for event in row.events if event.startswith("act:")), default=0)


MODERATION: Final = NotificationKind(
    key="moderation",
    icon="flag",
    label=gettext_lazy("Moderators changed something of mine"),
    order=80,
    render=_render_decisions,
)
