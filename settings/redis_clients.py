"""A Redis that is away or hangs costs who asks it one second, as what it knows is a help and never the truth."""

from functools import cache
from typing import Final

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

_SECONDS: Final = 1.0


@cache
def quick_redis(url: str) -> redis.Redis:
    """One for the whole process, which gives up soon; a process that is forked opens connections of its own."""
    no_retry = Retry(NoBackoff(), 0)
    return redis.Redis.from_url(url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, retry=no_retry)
