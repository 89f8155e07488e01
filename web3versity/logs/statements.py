"""Statements on their way to PostgreSQL: timed, told when they are slow, marked with who asked if that is wanted."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final
from urllib.parse import quote

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from web3versity.logs.request_id import current_ids

logger = logging.getLogger(__name__)

# Of a slow statement, in characters. Its values are never told: they are people's.
_MOST_TOLD: Final = 2000


@dataclass(slots=True)
class Spent:
    """What a request or a task has cost the database so far."""

    statements: int = 0
    seconds: float = 0.0


_spent: ContextVar[Spent | None] = ContextVar("spent", default=None)


def begin_counting() -> Spent:
    """The statements from here on, where no block of code holds what they are for: in a task."""
    spent = Spent()
    _spent.set(spent)
    return spent


def end_counting() -> None:
    _spent.set(None)


@contextmanager
def counted() -> Iterator[Spent]:
    """The statements in here, on all connections of this thread."""
    spent = Spent()
    token = _spent.set(spent)
    try:
        yield spent
    finally:
        _spent.reset(token)


def watch_statement(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """One of Django's wrappers around statements."""
    begun = perf_counter()
    try:
        return execute(_marked(sql, has_params=params is not None), params, many, context)
    finally:
        _note(sql, perf_counter() - begun)


def watch_connection(*, connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """A connection that is made anew keeps its wrappers."""
    if watch_statement not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch_statement)


connection_created.connect(watch_connection, dispatch_uid="web3versity.logs.statements.watch_connection")


def _note(sql: Any, seconds: float) -> None:
    spent = _spent.get()
    if spent is not None:
        spent.statements += 1
        spent.seconds += seconds
    if 0 < settings.SLOW_STATEMENT_SECONDS <= seconds:
        told = {"sql": str(sql)[:_MOST_TOLD], "milliseconds": round(seconds * 1000)}
        logger.warning("A statement took %d ms", told["milliseconds"], extra=told)


def _marked(sql: Any, *, has_params: bool) -> Any:
    """With a comment as sqlcommenter writes it, when the setting asks for it (docs/decisions/037)."""
    if not settings.SQL_COMMENTS or not isinstance(sql, str) or not current_ids():
        return sql
    pairs = ",".join(f"{key}='{quote(value, safe='')}'" for key, value in sorted(current_ids().items()))
    # psycopg reads % as the beginning of a value, in comments too.
    return f"{sql} /*{pairs.replace('%', '%%') if has_params else pairs}*/"
