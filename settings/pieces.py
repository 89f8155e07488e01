"""Reading many rows with few in memory, whoever stands between us and PostgreSQL."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, Final, TypeVar

from django.db.models import QuerySet

Row = TypeVar("Row")

PIECE: Final = 500


def in_pieces(
    rows: "QuerySet[Any, Row]",
    *,
    key: Callable[[Row], int] = attrgetter("pk"),
    newest_first: bool = False,
    size: int = PIECE,
) -> Iterator[Row]:
    """All of `rows` in the order of their numbers, `size` in memory at a time; each piece is a statement of its own.

    Django's own iterator leaves a cursor open at the server between two pieces. Behind PgBouncer in transaction mode
    the next piece is asked of another connection, and who downloads slowly would hold one for minutes
    (docs/decisions/036). `key` finds the number in a row that is no model.
    """
    ordered = rows.order_by("-pk" if newest_first else "pk")
    beyond = "pk__lt" if newest_first else "pk__gt"
    piece = list(ordered[:size])
    while piece:
        yield from piece
        piece = list(ordered.filter(**{beyond: key(piece[-1])})[:size]) if len(piece) == size else []
