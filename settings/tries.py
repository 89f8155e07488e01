"""A task that three times in a row has killed its worker or failed is set aside, and shown to staff.

It becomes something owed (settings/owed.py): tried again after pauses, or when somebody says so in the admin, and not
whenever its message comes, as a worker that dies gives its message back to the queue, for the next one to die of it.
A task is one name with the same arguments; what is away for everybody (database, network) is nobody's failure.
"""

import hashlib
import json
import logging
from datetime import timedelta
from typing import Any, Final

import redis
from celery import Task
from celery.exceptions import TaskPredicate
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as QueueError
from redis.backoff import NoBackoff
from redis.retry import Retry

from settings.models import OwedTask

MOST_TRIES: Final = 3
PAUSE: Final = timedelta(minutes=5)
DIED: Final = "Workers died over it."
# They do what is owed, each piece of which has tries of its own.
_NOT_COUNTED: Final = frozenset({"settings.tasks.do_owed_task", "settings.tasks.sweep_owed_tasks"})
_NOT_ITS_FAULT: Final = (OSError, OperationalError, InterfaceError, redis.RedisError, QueueError, TaskPredicate)
_KEPT_SECONDS: Final = 6 * 60 * 60
_REDIS_SECONDS: Final = 1.0

logger = logging.getLogger(__name__)


class CountedTask(Task):  # type: ignore[type-arg]
    """Every task of the site. What is called as a function is not counted."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.request.called_directly or self.name in _NOT_COUNTED:
            return self.run(*args, **kwargs)
        tries = Tries(self.name, args)
        if not tries.begin():
            return None
        try:
            answer = self.run(*args, **kwargs)
        except _NOT_ITS_FAULT:
            tries.forget()
            raise
        except Exception as error:
            tries.note_failure(error)
            raise
        tries.forget()
        return answer


class Tries:
    """How often a task was begun and not brought to an end, in Redis: without it nothing is counted."""

    def __init__(self, task: str, arguments: tuple[Any, ...]) -> None:
        self.task, self.arguments = task, list(arguments)
        digest = hashlib.sha256(json.dumps([task, self.arguments], default=str).encode()).hexdigest()
        self._key = f"web3versity:tries:{digest[:32]}"
        self._count = 0

    def begin(self) -> bool:
        """Whether it may be tried. A worker that dies now leaves the count as it is."""
        self._count = self._command("INCR")
        if self._count <= MOST_TRIES:
            return True
        if self._is_set_aside():
            logger.warning("%s%s is set aside", self.task, self.arguments)
            return False
        if self._count == MOST_TRIES + 1:
            self._set_aside(DIED)
            return False
        # It was done, or somebody has forgotten it.
        self.forget()
        self._count = self._command("INCR")
        return True

    def note_failure(self, error: Exception) -> None:
        if self._count >= MOST_TRIES and not self._is_set_aside():
            self._set_aside(f"{type(error).__name__}: {error}"[:300])
            self._command("INCR")

    def forget(self) -> None:
        self._command("DEL")

    def _is_set_aside(self) -> bool:
        return OwedTask.objects.filter(task=self.task, arguments=self.arguments).exists()

    def _set_aside(self, trouble: str) -> None:
        logger.error("%s%s is set aside after %d tries: %s", self.task, self.arguments, MOST_TRIES, trouble)
        due_at = timezone.now() + PAUSE
        OwedTask.objects.create(
            task=self.task, arguments=self.arguments, attempts=MOST_TRIES, trouble=trouble, due_at=due_at
        )

    def _command(self, name: str) -> int:
        """The number that Redis answers; 0 while it is away."""
        no_retry = Retry(NoBackoff(), 0)
        try:
            with redis.Redis.from_url(
                settings.REDIS_URL, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS, retry=no_retry
            ) as client:
                count = int(client.execute_command(name, self._key))
                if name == "INCR":
                    client.expire(self._key, _KEPT_SECONDS)
        except redis.RedisError:
            return 0
        return count
