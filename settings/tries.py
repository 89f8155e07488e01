"""A task that three times in a row has killed its worker or failed is set aside, and shown to staff.

It becomes something owed (settings/owed.py): tried again after pauses, or when somebody says so in the admin, and not
whenever its message comes, as a worker that dies gives its message back to the queue, for the next one to die of it.
A task is one name with the same arguments; what is away for everybody (database, network) is nobody's failure. Of what
beat sends only deaths count: the schedule tries it again, and with arguments that never change three failures in a row
would stop it for hours.
"""

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from time import sleep
from typing import Any, Final

import redis
from celery import Task
from celery.exceptions import Reject, TaskPredicate, TimeLimitExceeded
from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections
from django.db.models import QuerySet
from django.utils import timezone
from kombu.exceptions import OperationalError as QueueError

from settings.models import OwedTask
from settings.redis_clients import quick_redis

MOST_TRIES: Final = 3
MOST_TIMES_ASIDE: Final = 6
PAUSE: Final = timedelta(minutes=5)
DIED: Final = "Workers died over it."
# They do what is owed, each piece of which has tries of its own.
_NOT_COUNTED: Final = frozenset({"settings.tasks.do_owed_task", "settings.tasks.sweep_owed_tasks"})
_DATABASE_AWAY: Final = (OperationalError, InterfaceError)
_NOT_ITS_FAULT: Final = (*_DATABASE_AWAY, OSError, redis.RedisError, QueueError, TaskPredicate)
_KEPT_SECONDS: Final = 6 * 60 * 60
# It comes again at once.
_GIVEN_BACK_SECONDS: Final = 1.0

logger = logging.getLogger(__name__)


class CountedTask(Task):  # type: ignore[type-arg]
    """Every task of the site. What is called as a function is not counted."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.request.called_directly or self.name in _NOT_COUNTED:
            return self.run(*args, **kwargs)
        tries = Tries(self.name, args, message=str(self.request.id))
        with _given_back_while_database_is_away():
            if not tries.begin():
                return None
        try:
            answer = self.run(*args, **kwargs)
        except _NOT_ITS_FAULT:
            tries.end()
            raise
        except Exception as error:
            with _given_back_while_database_is_away():
                self._note_failure(tries, error)
            raise
        tries.end(well=True)
        return answer

    def on_failure(self, exc: Exception, task_id: str, args: Sequence[Any], kwargs: dict[str, Any], einfo: Any) -> None:
        """What the time limit ends only the worker's main process can count, and its message does not come again."""
        if not isinstance(exc, TimeLimitExceeded) or self.name in _NOT_COUNTED:
            return
        # That process asks so seldom that the server may have closed its connection since.
        close_old_connections()
        with suppress(*_DATABASE_AWAY):
            self._note_failure(Tries(self.name, args, message=task_id), exc)

    def _note_failure(self, tries: "Tries", error: Exception) -> None:
        if self.name in {entry["task"] for entry in self.app.conf.beat_schedule.values()}:
            tries.end()
        else:
            tries.note_failure(error)


@contextmanager
def _given_back_while_database_is_away() -> Iterator[None]:
    """What cannot be set aside goes back to the queue: failing would take its message, and nobody would owe it."""
    try:
        yield
    except _DATABASE_AWAY as error:
        sleep(_GIVEN_BACK_SECONDS)
        raise Reject(error, requeue=True) from error


class Tries:
    """How often a message was begun and not brought to an end, and how often in a row its task has failed.

    Counted in Redis: without it nothing is. A task may run many times at once, so that beginning alone says nothing.
    """

    def __init__(self, task: str, arguments: Sequence[Any], *, message: str) -> None:
        self.task, self.arguments = task, list(arguments)
        digest = hashlib.sha256(json.dumps([task, self.arguments], default=str).encode()).hexdigest()[:32]
        self._begun = f"web3versity:begun:{message}"
        self._failed, self._aside, self._times = (
            f"web3versity:{what}:{digest}" for what in ("failed", "aside", "times-aside")
        )

    def begin(self) -> bool:
        """Whether it may be tried. A worker that dies now leaves the count as it is, and gives the message back."""
        begun, is_aside = self._note_beginning()
        if is_aside and self._is_owed():
            logger.warning("%s%s is set aside", self.task, self.arguments)
        elif begun > MOST_TRIES:
            self._set_aside(DIED)
        else:
            return True
        self.end()
        return False

    def end(self, *, well: bool = False) -> None:
        with suppress(redis.RedisError):
            of_its_task = [self._failed, self._aside, self._times] if well else []
            quick_redis(settings.REDIS_URL).delete(self._begun, *of_its_task)

    def let_through(self) -> None:
        """Its messages are tried from now on, whatever is owed. It raises without Redis, as nobody knows then."""
        quick_redis(settings.REDIS_URL).delete(self._aside)

    def note_failure(self, error: Exception) -> None:
        self.end()
        try:
            failed = int(quick_redis(settings.REDIS_URL).incr(self._failed))
            quick_redis(settings.REDIS_URL).expire(self._failed, _KEPT_SECONDS)
        except redis.RedisError:
            return
        if failed >= MOST_TRIES:
            self._set_aside(f"{type(error).__name__}: {error}"[:300])

    def _note_beginning(self) -> tuple[int, bool]:
        """How often this message was begun, and whether its task is said to be set aside."""
        try:
            with quick_redis(settings.REDIS_URL).pipeline() as together:
                together.incr(self._begun)
                together.expire(self._begun, _KEPT_SECONDS)
                together.get(self._aside)
                begun, _, aside = together.execute()
        except redis.RedisError:
            return 0, False
        return int(begun), aside is not None

    def _is_owed(self) -> bool:
        """Not any more once it was done, or somebody has forgotten it. Who cannot know tries it, lest it be lost."""
        try:
            return self._owed().exists()
        except _DATABASE_AWAY:
            return False

    def _owed(self) -> QuerySet[OwedTask]:
        return OwedTask.objects.filter(task=self.task, arguments=self.arguments)

    def _set_aside(self, trouble: str) -> None:
        if not self._owed().exists():
            logger.error("%s%s is set aside after %d tries: %s", self.task, self.arguments, MOST_TRIES, trouble)
            OwedTask.objects.create(
                task=self.task,
                arguments=self.arguments,
                attempts=MOST_TRIES,
                trouble=trouble,
                due_at=None if self._is_hopeless() else timezone.now() + PAUSE,
            )
        with suppress(redis.RedisError):
            quick_redis(settings.REDIS_URL).set(self._aside, "1", ex=_KEPT_SECONDS)
            quick_redis(settings.REDIS_URL).delete(self._failed)

    def _is_hopeless(self) -> bool:
        """Whether it waits for somebody from now on.

        What has workers of its own leaves what is owed once they are sent it, so that its row cannot count its tries.
        """
        if self.task not in settings.CELERY_TASK_ROUTES:
            return False
        try:
            times = int(quick_redis(settings.REDIS_URL).incr(self._times))
            quick_redis(settings.REDIS_URL).expire(self._times, _KEPT_SECONDS)
        except redis.RedisError:
            return False
        return times >= MOST_TIMES_ASIDE
