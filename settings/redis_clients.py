"""Clients of Redis that give up soon, without the library's patient retries: pages and probes do not wait for it."""

from functools import cache
from typing import Final

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

_QUICK_SECONDS: Final = 1.0


def open_redis(*, timeout: float) -> redis.Redis:
    """A client that gives up after `timeout` seconds."""
    return _impatient(settings.REDIS_URL, timeout)


@cache
def quick_redis(url: str) -> redis.Redis:
    """One for the whole process, where what Redis knows is a help and never the truth; it gives up after a second.

    A process that is forked opens connections of its own.
    """
    return _impatient(url, _QUICK_SECONDS)


def _impatient(url: str, timeout: float) -> redis.Redis:
    return redis.Redis.from_url(
        url, socket_timeout=timeout, socket_connect_timeout=timeout, retry=Retry(NoBackoff(), 0)
    )
