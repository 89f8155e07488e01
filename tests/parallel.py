"""Several things at the same moment, each on a connection of its own. For tests with `transaction=True`."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

T = TypeVar("T")


def at_once(*actions: Callable[[], T]) -> list[T]:
    """Start all `actions` together; what each returned, in their order. Raises what the first of them raised."""
    start = Barrier(len(actions), timeout=60)

    def do(action: Callable[[], T]) -> T:
        try:
            connection.ensure_connection()
            start.wait()
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(do, actions))
