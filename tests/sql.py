"""The database asked directly, as psql would."""

from typing import Any

from django.db import connection


def run(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


def row(statement: str, *parameters: Any) -> dict[str, Any]:
    """The first row of the answer, by column."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return dict(zip((column.name for column in cursor.description), cursor.fetchone(), strict=True))


def value(statement: str, *parameters: Any) -> Any:
    """The first column of the first row."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return cursor.fetchone()[0]


def column(statement: str, *parameters: Any) -> list[Any]:
    """The first column of every row."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return [first for first, *_ in cursor.fetchall()]
