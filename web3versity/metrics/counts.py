"""Counts of this process, handed to Redis every few seconds, where those of all processes and machines add up.

Counting touches memory alone, so that no page waits for Redis. What a killed process had not handed on is lost; when
Redis is emptied counts begin anew, which Prometheus expects of counters; when it answers too late they may come twice.
"""

import atexit
import json
import os
import threading
from typing import Any, Final

import redis
from celery.signals import worker_process_shutdown
from django.conf import settings

from settings.redis_clients import open_redis

KEY: Final = "web3versity:metrics"
_EVERY_SECONDS: Final = 5.0
_REDIS_SECONDS: Final = 1.0

_lock = threading.Lock()
_waiting: dict[tuple[str, ...], float] = {}
_thread: threading.Thread | None = None


def count(name: str, *labels: str, value: float = 1.0) -> None:
    """Add to one count. Nothing is counted where nobody may read it."""
    global _thread
    if not settings.METRICS_NETWORKS:
        return
    with _lock:
        key = (name, *labels)
        _waiting[key] = _waiting.get(key, 0.0) + value
        if _thread is None:
            _thread = threading.Thread(target=_hand_on_for_ever, name="metrics", daemon=True)
            _thread.start()


def hand_on(**_kwargs: Any) -> None:
    """Give Redis what has been counted since; what it does not take is kept for the next time."""
    with _lock:
        counted = dict(_waiting)
        _waiting.clear()
    if not counted:
        return
    try:
        with open_redis(timeout=_REDIS_SECONDS) as client, client.pipeline() as pipeline:
            for key, value in counted.items():
                pipeline.hincrbyfloat(KEY, json.dumps(key), value)
            pipeline.execute()
    except (redis.RedisError, OSError, ValueError):
        with _lock:
            for key, value in counted.items():
                _waiting[key] = _waiting.get(key, 0.0) + value


def read_counts(client: "redis.Redis") -> dict[tuple[str, ...], float]:
    """Name and labels -> the sum over all processes. Raises redis.RedisError."""
    fields: dict[bytes, bytes] = client.hgetall(KEY)  # type: ignore[assignment]
    return {tuple(json.loads(field)): float(value) for field, value in fields.items()}


def _hand_on_for_ever() -> None:
    pause = threading.Event()
    while True:
        pause.wait(_EVERY_SECONDS)
        hand_on()


def _begin_anew() -> None:
    """In a process that was forked: threads stay behind, and what was counted is the parent's to hand on."""
    global _lock, _thread
    _lock, _thread = threading.Lock(), None
    _waiting.clear()


os.register_at_fork(after_in_child=_begin_anew)
atexit.register(hand_on)
# Celery ends the processes of its pool without Python's own farewell.
worker_process_shutdown.connect(hand_on, dispatch_uid="web3versity.metrics.counts.hand_on")
