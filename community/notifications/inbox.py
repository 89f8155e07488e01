"""A person's notifications as their page lists them, and noting what they have read."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from community.access.locks import lock_rows
from community.models import Notification
from community.models.notification import NotificationKind
from community.notifications.wording import ICONS, Words, read_acts, words_of
from learning.web.cursor import after, read_cursor, write_cursor

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    row: Notification
    words: Words

    @property
    def icon(self) -> str:
        return ICONS[NotificationKind(self.row.kind)]


@dataclass(frozen=True, slots=True)
class NotificationPage:
    """What nobody has read comes first; `older` is the cursor of the next page, empty at the end."""

    unread: list[Line] = field(default_factory=list)
    earlier: list[Line] = field(default_factory=list)
    older: str = ""


def read_page(*, user_id: int, after_cursor: str = "") -> NotificationPage:
    """Three queries at most."""
    part, _sep, cursor = after_cursor.partition(":")
    own = Notification.objects.filter(user=user_id).select_related("actor").defer("actor__bio")
    place = read_cursor(cursor, is_time=True)
    rows: list[Notification] = []
    if part != "read":
        rows = _some(own.filter(read_at=None), place, PAGE_SIZE + 1)
    if len(rows) <= PAGE_SIZE:
        rows += _some(own.filter(read_at__isnull=False), place if part == "read" else None, PAGE_SIZE + 1 - len(rows))
    shown = rows[:PAGE_SIZE]
    acts = read_acts(shown)
    lines = [Line(row, words_of(row, acts)) for row in shown]
    return NotificationPage(
        unread=[line for line in lines if line.row.read_at is None],
        earlier=[line for line in lines if line.row.read_at is not None],
        older=_cursor_behind(shown[-1]) if len(rows) > PAGE_SIZE else "",
    )


@transaction.atomic
def open_notification(*, user_id: int, notification_id: int, now: datetime) -> str | None:
    """Note that this person has read it. Where it leads, or None when it is not theirs."""
    lock_rows(people=[user_id])
    row = Notification.objects.filter(pk=notification_id, user=user_id).first()
    if row is None:
        return None
    Notification.objects.filter(pk=row.pk, read_at=None).update(read_at=now)
    return row.url


@transaction.atomic
def read_all(*, user_id: int, now: datetime) -> int:
    """Note that this person has read everything; how many were unread."""
    lock_rows(people=[user_id])
    return Notification.objects.filter(user=user_id, read_at=None).update(read_at=now)


def _some(rows: QuerySet[Notification], place: Any, most: int) -> list[Notification]:
    return list(after(rows, "happened_at", place)[:most])


def _cursor_behind(row: Notification) -> str:
    return f"{'unread' if row.read_at is None else 'read'}:{write_cursor(row, 'happened_at')}"
