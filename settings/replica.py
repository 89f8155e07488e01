"""Which database a page reads from: the primary, or a replica that lags a little (docs/decisions/035).

Every request begins with the primary. Only web3versity/middleware/replica.py lets a page read from the replica.
"""

from contextvars import ContextVar
from typing import Final

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

REPLICA: Final = "replica"

_from_replica: ContextVar[bool] = ContextVar("from_replica", default=False)


def read_from_replica() -> None:
    """From here on, in this thread."""
    _from_replica.set(True)


def read_from_primary() -> None:
    """From here on, in this thread; also whoever has written reads there what they wrote."""
    _from_replica.set(False)


def is_reading_from_replica() -> bool:
    return _from_replica.get()


def reading_alias() -> str:
    """Where to read now. What is read in a transaction decides what is written in it, and comes from the primary."""
    return REPLICA if _from_replica.get() and not connection.in_atomic_block else DEFAULT_DB_ALIAS


def reading_connection() -> BaseDatabaseWrapper:
    """For SQL of one's own that only reads."""
    return connections[reading_alias()]
