"""Notifications of what moderators decided about somebody's posts, or about the person."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.models import ModerationLogEntry, Notification
from community.moderation.registry import action_of
from community.notifications.kinds import NotificationKind, Sentence
from learning.content.isolation import isolate


def _render_decisions(rows: Sequence[Notification]) -> list[Sentence]:
    """One query: what moderators did and why stands in the audit log."""
    entries = ModerationLogEntry.objects.in_bulk({pk for row in rows if (pk := _newest_entry(row))})
    return [_render_decision(row, entries.get(_newest_entry(row))) for row in rows]


def _render_decision(row: Notification, entry: ModerationLogEntry | None) -> Sentence:
    if entry is None:
        return Sentence(_("A moderator has decided about something of yours"))
    notice = action_of(entry).notice(entry, post=_post(row))
    return Sentence(notice.sentence, notice.detail)


def _post(row: Notification) -> str:
    sentence = _("Your answer in “%(title)s”") if row.subject.startswith("reply:") else _("Your thread “%(title)s”")
    return sentence % {"title": isolate(row.title)}


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
