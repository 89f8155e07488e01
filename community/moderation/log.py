"""The audit log as moderators read it: the newest first, all of it, one kind of act, or what concerns one person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from community.models import ModerationLogEntry
from community.moderation.undo import can_undo
from learning.models import User
from learning.web.cursor import after, read_cursor, write_cursor

PAGE_SIZE: Final = 50
# Of the posts the log names, only what a line says of them.
_HEAVY: Final = tuple(
    f"{post}__{column}"
    for post in ("discussion", "reply", "reply__discussion")
    for column in ("content", "content_html", "search")
)


@dataclass(frozen=True, slots=True)
class Line:
    """An act, and whether to offer taking it back."""

    act: ModerationLogEntry
    can_undo: bool

    @property
    def until(self) -> datetime | None:
        """When a suspension was to end."""
        text = self.act.details.get("until")
        return datetime.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class LogPage:
    """`older` is where the next page begins, empty at the end."""

    lines: list[Line]
    older: str


def read_line(act_id: int, *, now: datetime) -> Line | None:
    """One act as the log shows it."""
    act = with_targets().filter(pk=act_id).first()
    return Line(act, can_undo(act, now=now)) if act else None


def with_targets() -> QuerySet[ModerationLogEntry]:
    """Acts with all that a line of the log says."""
    return ModerationLogEntry.objects.select_related("actor", "person", "discussion", "reply__discussion").defer(
        *_HEAVY
    )


def read_log(*, now: datetime, action: str = "", person: User | None = None, cursor: str = "") -> LogPage:
    """A page of the log; `person` did it, or it was about them. One query."""
    acts = with_targets()
    if action:
        acts = acts.filter(action=action)
    if person is not None:
        acts = acts.filter(Q(actor=person) | Q(person=person))
    rows = list(after(acts, "created_at", read_cursor(cursor, is_time=True))[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    older = write_cursor(shown[-1], "created_at") if len(rows) > PAGE_SIZE else ""
    return LogPage([Line(act, can_undo(act, now=now)) for act in shown], older)
