"""Workers and beat say every two seconds that they live; anyone may ask whether one said so lately.

Those of the queue `grading` are called grading@… and have a mark of their own: neither kind does the other's work.
"""

from typing import Any

import redis
from celery.signals import heartbeat_sent

from settings.redis_clients import open_redis
from web3versity.health.alive_file import touch_alive_file

KEY = "web3versity:worker-heartbeat"
GRADING_KEY = "web3versity:grading-heartbeat"
GRADING_NAME = "grading@"
# Held by the beat that works (web3versity/beat.py).
BEAT_KEY = "web3versity:beat"
# Four beats in a row may be lost before a worker counts as gone.
LIFETIME_SECONDS = 10


@heartbeat_sent.connect(dispatch_uid="web3versity.health.worker_heartbeat")
def record_heartbeat(sender: Any = None, **_kwargs: Any) -> None:
    """Called in the worker's main process. A Redis that is away for a while must not end the worker."""
    touch_alive_file()
    name = str(getattr(getattr(sender, "eventer", None), "hostname", ""))
    try:
        with open_redis(timeout=1) as client:
            client.set(GRADING_KEY if name.startswith(GRADING_NAME) else KEY, "1", ex=LIFETIME_SECONDS)
    except redis.RedisError:
        return


def is_worker_alive(client: redis.Redis) -> bool:
    """Whether any worker of the everyday queue beat within the last ten seconds."""
    return client.exists(KEY) == 1


def is_grading_worker_alive(client: redis.Redis) -> bool:
    """Whether any worker of the queue `grading` beat within the last ten seconds."""
    return client.exists(GRADING_KEY) == 1


def is_beat_alive(client: redis.Redis) -> bool:
    """Whether any beat worked within the last six seconds."""
    return client.exists(BEAT_KEY) == 1
