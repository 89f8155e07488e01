"""A person's notifications as their page lists them, and noting what they have read."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from community.access.locks import lock_rows
from community.models import Notification
from community.notifications.rendering import InboxItem, render
from learning.web.cursor import after, read_cursor, write_cursor

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class NotificationPage:
    """What nobody has read comes first; `older` is the cursor of the next page, empty at the end."""

    unread: list[InboxItem] = field(default_factory=list)
    earlier: list[InboxItem] = field(default_factory=list)
    older: str = ""


def read_page(*, user_id: int, after_cursor: str = "") -> NotificationPage:
    """Two queries, and one for each kind whose sentences need more than its rows."""
    part, _sep, cursor = after_cursor.partition(":")
    own = Notification.objects.filter(user=user_id).select_related("actor").defer("actor__bio")
    position = read_cursor(cursor, is_time=True)
    rows: list[Notification] = []
    if part != "read":
        rows = _slice(own.filter(read_at=None), position, PAGE_SIZE + 1)
    if len(rows) <= PAGE_SIZE:
        start = position if part == "read" else None
        rows += _slice(own.filter(read_at__isnull=False), start, PAGE_SIZE + 1 - len(rows))
    shown = rows[:PAGE_SIZE]
    items = render(shown)
    return NotificationPage(
        unread=[item for item in items if item.row.read_at is None],
        earlier=[item for item in items if item.row.read_at is not None],
        older=_cursor_after(shown[-1]) if len(rows) > PAGE_SIZE else "",
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


def _slice(rows: QuerySet[Notification], position: Any, limit: int) -> list[Notification]:
    return list(after(rows, "happened_at", position)[:limit])


def _cursor_after(row: Notification) -> str:
    return f"{'unread' if row.read_at is None else 'read'}:{write_cursor(row, 'happened_at')}"
