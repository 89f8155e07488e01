"""The audit log as moderators read it: the newest first, all of it, one kind of action, or what concerns one person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from community.models import ModerationLogEntry
from community.moderation.base import Text
from community.moderation.registry import action_of
from community.moderation.undo import can_undo
from learning.models import User
from learning.web.cursor import after, read_cursor, write_cursor

PAGE_SIZE: Final = 50
# Of the posts the log names, only what a line says of them.
_HEAVY: Final = tuple(
    f"{post}__{column}"
    for post in ("discussion", "reply", "reply__discussion")
    for column in ("content", "content_html")
)


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry as the log tells it; `can_undo` is whether to offer taking it back."""

    entry: ModerationLogEntry
    can_undo: bool

    @property
    def said(self) -> Text:
        """What was done: "pinned"."""
        return action_of(self.entry).logged_as

    @property
    def detail(self) -> str:
        return action_of(self.entry).log_detail(self.entry)

    @property
    def is_about_person(self) -> bool:
        return action_of(self.entry).is_about_person


@dataclass(frozen=True, slots=True)
class LogPage:
    """`older` is where the next page begins, empty at the end."""

    lines: list[LogLine]
    older: str


def read_line(entry_id: int, *, now: datetime) -> LogLine | None:
    """One entry as the log shows it."""
    entry = with_targets().filter(pk=entry_id).first()
    return LogLine(entry, can_undo(entry, now=now)) if entry else None


def with_targets() -> QuerySet[ModerationLogEntry]:
    """Entries with all that a line of the log says."""
    entries = ModerationLogEntry.objects.select_related("actor", "person", "discussion", "reply__discussion")
    return entries.defer(*_HEAVY)


def read_log(*, now: datetime, action: str = "", person: User | None = None, cursor: str = "") -> LogPage:
    """A page of the log; `person` did it, or it was about them. One query."""
    entries = with_targets()
    if action:
        entries = entries.filter(action=action)
    if person is not None:
        entries = entries.filter(Q(actor=person) | Q(person=person))
    rows = list(after(entries, "created_at", read_cursor(cursor, is_time=True))[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    older = write_cursor(shown[-1], "created_at") if len(rows) > PAGE_SIZE else ""
    return LogPage([LogLine(entry, can_undo(entry, now=now)) for entry in shown], older)
