"""Handing work to the workers: the two ways from inside a request, an admin action or an operation."""

import time
from datetime import timedelta
from typing import Any, Final

import redis
from celery import Task
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from settings.models import OwedTask
from settings.redis_clients import quick_redis
from settings.tasks import do_owed_task

# The queue of the worker beside which the grading box runs (learning/grading/box.py).
GRADING: Final = "grading"
# Then what is swept for its workers waits for the next sweep.
MOST_GRADING: Final = 1000

# Until then its message has the time to arrive.
FIRST_SWEEP: Final = timedelta(seconds=30)

# Giving up on a queue that hangs takes seconds, which nobody shall wait for one after the other.
QUIET_SECONDS: Final = 5.0

# Of this process, by the monotonic clock.
_quiet_until = float("-inf")


def is_grading_full() -> bool:
    """Whether so much waits for the workers of `grading` that sweeps send them nothing more.

    What has expired stays in Redis until a worker takes it: while none does, each sweep would add to it for ever.
    """
    try:
        return int(quick_redis(settings.REDIS_URL).llen(GRADING)) >= MOST_GRADING
    except redis.RedisError:
        return False


def enqueue_on_commit(task: "Task[Any, Any]", *args: Any) -> None:
    """Queue `task` once the present transaction commits, and never if it does not.

    For work that a periodic task finds in the rows when its message is lost; for any other, owe_on_commit(). A queue
    that is away takes neither the request nor the transaction with it: the failure is logged by Django, and for five
    seconds this process sends nothing.
    """
    transaction.on_commit(lambda: _send(task, args), robust=True)


def owe_on_commit(task: "Task[Any, Any]", *args: Any) -> None:
    """Have `task` done after the present transaction commits, whatever happens to the queue, and never if it does not.

    It may be done twice when a worker dies over it, so that what it calls must be safe to repeat. `args` are what JSON
    can hold.
    """
    patience = timedelta(0) if _is_quiet() else FIRST_SWEEP
    owed = OwedTask.objects.create(task=task.name, arguments=list(args), due_at=timezone.now() + patience)
    enqueue_on_commit(do_owed_task, owed.pk)


def _is_quiet() -> bool:
    """Whether a message was lost a moment ago: then none is sent, and sweeps find the work."""
    return time.monotonic() < _quiet_until


def _send(task: "Task[Any, Any]", args: tuple[Any, ...]) -> None:
    global _quiet_until
    if _is_quiet():
        return
    try:
        task.apply_async(args, retry=False)
    except (OperationalError, redis.RedisError, OSError):
        _quiet_until = time.monotonic() + QUIET_SECONDS
        raise
