"""Where a list goes on: the sort value and id of the last row shown, so that page 500 costs what page 1 does."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import F, OrderBy, Q, QuerySet


def read_cursor(text: str, *, is_time: bool) -> tuple[Any, int] | None:
    """The value and id a cursor stands for; None for what is none, which begins at the top."""
    value, _sep, pk = text.partition("~")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 19):
        return None
    try:
        return (_moment(value) if is_time else _small_int(value)), int(pk)
    except (ValueError, OverflowError):
        return None


def write_cursor(row: Any, column: str) -> str:
    value = getattr(row, column)
    return f"{value.isoformat() if isinstance(value, datetime) else value}~{row.pk}"


def after(rows: QuerySet[Any], column: str, cursor: tuple[Any, int] | None) -> QuerySet[Any]:
    """`rows` with the highest `column` first (then the highest id), beginning behind `cursor`."""
    if cursor is not None:
        value, pk = cursor
        # The first condition is what an index can begin at; the second leaves out what was shown of the same value.
        rows = rows.filter(Q(**{f"{column}__lte": value}), Q(**{f"{column}__lt": value}) | Q(pk__lt=pk))
    return rows.order_by(OrderBy(F(column), descending=True), "-pk")


def _moment(text: str) -> datetime:
    """Cursors we write have a time zone, and PostgreSQL knows no zone further off than sixteen hours."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC)


def _small_int(text: str) -> int:
    number = int(text)
    if abs(number) > 2**31 - 1:
        raise ValueError(text)
    return number
