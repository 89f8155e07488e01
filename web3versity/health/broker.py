"""The queues in Redis. They may be lost at any time: what must be done stands in the database (settings/queue.py)."""

from typing import Final

import redis

from settings.queue import GRADING

# Celery's name for the everyday queue.
EVERYDAY: Final = "celery"
QUEUES: Final = (EVERYDAY, GRADING)


def queue_lengths(client: redis.Redis) -> dict[str, int]:
    """Messages that wait in each queue."""
    return {queue: int(client.llen(queue)) for queue in QUEUES}


def empty_queues(client: redis.Redis) -> int:
    """Drop every message that waits; how many there were. What a worker has taken already it goes on with."""
    waiting = sum(queue_lengths(client).values())
    client.delete(*QUEUES)
    return waiting
