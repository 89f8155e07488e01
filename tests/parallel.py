"""Several things at the same moment, each on a connection of its own. For tests with `transaction=True`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def at_once(*deeds: Callable[[], T]) -> list[T]:
    """Start all `deeds` together; what each returned, in their order. Raises what the first of them raised."""
    start = Barrier(len(deeds), timeout=10)

    def do(deed: Callable[[], T]) -> T:
        try:
            connection.ensure_connection()
            start.wait()
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))
