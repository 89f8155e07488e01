"""Whether Redis takes what is written, and who has said through it that they live."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import redis

from settings.redis_clients import open_redis
from web3versity.health.reports import DOWN, HUNG, SILENT, UNKNOWN, Unwell
from web3versity.health.worker_heartbeat import is_beat_alive, is_grading_worker_alive, is_worker_alive

SECONDS: Final = 1.5
_KEY: Final = "web3versity:readyz"
_LIFETIME_SECONDS: Final = 10


def check_redis() -> None:
    """Write something. Raises Unwell with what keeps it from being written."""
    try:
        with open_redis(timeout=SECONDS) as client:
            client.set(_KEY, "1", ex=_LIFETIME_SECONDS)
    except redis.TimeoutError as error:
        raise Unwell(HUNG) from error
    except redis.exceptions.OutOfMemoryError as error:
        raise Unwell("full") from error
    except redis.exceptions.ReadOnlyError as error:
        raise Unwell("read-only") from error
    except redis.ResponseError as error:
        # It keeps its data on a disk that it cannot write to.
        raise Unwell("disk full" if str(error).startswith("MISCONF") else DOWN) from error


def check_worker() -> None:
    with _asked() as client:
        _require(is_worker_alive, client)


def check_grading_worker() -> None:
    with _asked() as client:
        _require(is_grading_worker_alive, client)


def check_beat() -> None:
    with _asked() as client:
        _require(is_beat_alive, client)


@contextmanager
def _asked() -> Iterator[redis.Redis]:
    """Raises Unwell where nobody can say who lives."""
    try:
        with open_redis(timeout=SECONDS) as client:
            yield client
    except (redis.RedisError, OSError, ValueError) as error:
        raise Unwell(UNKNOWN) from error


def _require(is_alive: Callable[[redis.Redis], bool], client: redis.Redis) -> None:
    if not is_alive(client):
        raise Unwell(SILENT)
