"""Counting views without a write per view: they gather in Redis, and a task writes them to the threads once a minute.

A thread is viewed once an hour by the same person or network. Views are no money: with Redis away none is counted, and
a worker killed between writing and forgetting counts a minute twice.
"""

import logging
from functools import cache
from typing import Final

import redis
from django.conf import settings
from django.db import connection

logger = logging.getLogger(__name__)

_PENDING: Final = "community:views"
_PROCESSING: Final = "community:views:taken"
_VIEW_TTL: Final = 3600
_ADD: Final = """
    UPDATE discussions d SET view_count = d.view_count + v.views
      FROM (SELECT d.id, v.views FROM unnest(%s::bigint[], %s::int[]) AS v (id, views) JOIN discussions d ON d.id = v.id
             ORDER BY d.id FOR NO KEY UPDATE OF d) v
     WHERE d.id = v.id
"""


def count_view(*, thread_id: int, viewer: str) -> None:
    """Note that `viewer` (any name for a person or network) has looked at the thread. Never raises."""
    try:
        client = _redis()
        if client.set(f"community:viewed:{thread_id}:{viewer}", 1, nx=True, ex=_VIEW_TTL):
            client.hincrby(_PENDING, str(thread_id), 1)
    except redis.RedisError as error:
        logger.warning("A view was not counted (%s)", type(error).__name__)


def write_views() -> int:
    """Add what has gathered to the threads; how many were viewed. What an interrupted run took is added first."""
    client = _redis()
    written = 0
    for _ in range(2):
        if not client.exists(_PROCESSING) and not (client.exists(_PENDING) and client.renamenx(_PENDING, _PROCESSING)):
            break
        views = {int(thread_id): int(count) for thread_id, count in client.hgetall(_PROCESSING).items()}
        with connection.cursor() as cursor:
            cursor.execute(_ADD, [list(views), list(views.values())])
        client.delete(_PROCESSING)
        written += len(views)
    return written


@cache
def _redis() -> redis.Redis:
    """One pool of connections a process. A page does not wait for a Redis that is away."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=0.5, socket_connect_timeout=0.5)
