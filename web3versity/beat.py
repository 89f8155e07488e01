"""One beat works, however many run: who holds a mark in Redis, for some seconds at a time.

When it dies the next one takes over within seven seconds, and goes on from when each task was last sent, which stands
in Redis too. Where Redis forgets, everything is counted from now. Two that work for a moment do no harm: every task of
the schedule may be repeated.
"""

import os
import socket
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

import redis
from celery.beat import ScheduleEntry, Scheduler
from celery.utils.log import get_logger
from redis.exceptions import LockError

from settings.redis_clients import open_redis
from web3versity.health.alive_file import touch_alive_file
from web3versity.health.broker import EVERYDAY
from web3versity.health.worker_heartbeat import BEAT_KEY

LEASE_SECONDS: Final = 6
# More than half an hour of the schedule.
MOST_WAITING: Final = 3000
LAST_SENT_KEY: Final = "web3versity:beat-last-sent"
_REDIS_SECONDS: Final = 1.0

logger = get_logger(__name__)


class OneBeat(Scheduler):
    """Celery's scheduler, but it sends nothing while another one works or Redis is away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.redis = open_redis(timeout=_REDIS_SECONDS)
        self.mark = self.redis.lock(BEAT_KEY, timeout=LEASE_SECONDS, thread_local=False)
        # The same at each try: one that a hung Redis does later, unheard, is ours as well.
        self.token = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}"
        self.mark.local.token = self.token.encode()
        self.works: bool | None = None
        super().__init__(*args, **kwargs)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        touch_alive_file()
        worked, self.works = self.works, self._holds_the_mark()
        if self.works and not worked:
            self._learn_last_sent()
        if self.works != worked:
            logger.warning(
                "This beat works." if self.works else "This beat waits: another one works, or Redis is away."
            )
        return float(super().tick(*args, **kwargs) if self.works else self.max_interval or 1)

    def _holds_the_mark(self) -> bool:
        try:
            return self.mark.reacquire() is True
        except LockError:
            self.mark.local.token = self.token.encode()
        except redis.RedisError:
            return False
        try:
            return self.mark.acquire(blocking=False, token=self.token) is True
        except redis.RedisError:
            return False

    def _learn_last_sent(self) -> None:
        try:
            known: dict[bytes, bytes] = self.redis.hgetall(LAST_SENT_KEY)  # type: ignore[assignment]
        except redis.RedisError:
            return
        for name, moment in known.items():
            if entry := self.schedule.get(name.decode()):
                entry.last_run_at = datetime.fromisoformat(moment.decode())
        # It is built anew from the entries.
        self._heap = None

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        """While no worker takes anything, nothing more is sent: a day of it would fill Redis with what has expired.

        What waits for `grading` does not count: the schedule is not for its workers, and must go on when they are dead.
        """
        if self._is_queue_long():
            return
        super().apply_entry(entry, producer=producer)
        try:
            self.redis.hset(LAST_SENT_KEY, entry.name, self.app.now().isoformat())
        except redis.RedisError:
            # It is then sent once too often by the next beat.
            logger.warning("When %s was sent could not be noted.", entry.name)

    def _is_queue_long(self) -> bool:
        try:
            return int(self.redis.llen(EVERYDAY)) >= MOST_WAITING
        except redis.RedisError:
            return False

    def close(self) -> None:
        """Whoever waits need not wait for the mark to run out."""
        super().close()
        try:
            self.mark.release()
        except redis.RedisError:
            return
