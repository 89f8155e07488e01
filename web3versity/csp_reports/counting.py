"""Reports counted in Redis, by day and by what they are alike in, and forgotten after a week.

Whoever wants to flood us fills at most the kinds of one day and a minute's share, and writes to no log and no table.
What is lost with Redis comes again with the next visitor.
"""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

import redis
from django.http import HttpRequest

from learning.web.client_ip import client_network, network_mark_of_today
from settings.redis_clients import open_redis
from web3versity.csp_reports.reading import Violation

DAYS: Final = 7
# Different ones in a day; further ones are not counted.
MOST_KINDS: Final = 100
MOST_A_MINUTE: Final = 300
MOST_OF_A_NETWORK: Final = 10
_REDIS_SECONDS: Final = 0.5
_MINUTE: Final = 60


def count_reports(request: HttpRequest, violations: Iterable[Violation], *, now: datetime) -> None:
    """Without Redis they are dropped: a browser must not wait for it."""
    try:
        with open_redis(timeout=_REDIS_SECONDS) as client:
            if _is_too_much(client, request, now):
                return
            for violation in violations:
                _count(client, _key(now.date()), json.dumps(violation))
    except (redis.RedisError, OSError, ValueError):
        return


def read_counts(*, now: datetime) -> list[tuple[Violation, int]]:
    """Of the last week, the most frequent first. Raises redis.RedisError."""
    counts: Counter[Violation] = Counter()
    with open_redis(timeout=_REDIS_SECONDS) as client:
        for key in _keys(now):
            for field, number in client.hgetall(key).items():
                counts[Violation(*json.loads(field))] += int(number)
    return counts.most_common()


def forget_reports(violation: Violation, *, now: datetime) -> None:
    """It is counted anew when it comes again. Raises redis.RedisError."""
    with open_redis(timeout=_REDIS_SECONDS) as client:
        for key in _keys(now):
            client.hdel(key, json.dumps(violation))


def _is_too_much(client: "redis.Redis", request: HttpRequest, now: datetime) -> bool:
    """By the minute, for all and for each network, of which a mark is kept for two minutes."""
    minute = int(now.timestamp()) // _MINUTE
    mark = network_mark_of_today(client_network(request), "csp-report")
    shares = {f"web3versity:csp:all:{minute}": MOST_A_MINUTE, f"web3versity:csp:{mark}:{minute}": MOST_OF_A_NETWORK}
    with client.pipeline() as pipeline:
        for key in shares:
            pipeline.incr(key)
            pipeline.expire(key, 2 * _MINUTE)
        answers = pipeline.execute()
    return any(used > most for used, most in zip(answers[::2], shares.values(), strict=True))


def _count(client: "redis.Redis", key: str, field: str) -> None:
    if not client.hexists(key, field) and int(client.hlen(key)) >= MOST_KINDS:
        return
    with client.pipeline() as pipeline:
        pipeline.hincrby(key, field, 1)
        pipeline.expire(key, timedelta(days=DAYS))
        pipeline.execute()


def _key(day: date) -> str:
    return f"web3versity:csp:day:{day}"


def _keys(now: datetime) -> list[str]:
    return [_key(now.date() - timedelta(days=days)) for days in range(DAYS)]
