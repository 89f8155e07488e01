"""Redis: away, full, or with more work waiting in it than workers get done."""

from typing import Any, Final

import redis
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from settings.attention import Concern, NotDone, Remedy, Watcher
from settings.redis_clients import open_redis
from web3versity.health.broker import empty_queues, queue_lengths

SECONDS: Final = 1.0
# Per cent of what it may have.
FULL: Final = 90
# Workers do a hundred short tasks a second.
LONG_QUEUE: Final = 10_000


def find_redis_troubles(most: int) -> list[Concern]:
    try:
        with open_redis(timeout=SECONDS) as client:
            facts: dict[str, Any] = client.info()
            waiting = queue_lengths(client)
    except (redis.RedisError, OSError, ValueError):
        return [Concern(key="away", words=_("It does not answer: workers hear of nothing new."))]
    return [*_memory(facts), *_queues(waiting)][:most]


def _memory(facts: dict[str, Any]) -> list[Concern]:
    found = []
    room = facts.get("maxmemory") or facts.get("total_system_memory") or 0
    used = 100 * facts["used_memory"] // room if room else 0
    if used >= FULL:
        found.append(Concern(key="full", words=_("It has used %(used)d %% of its memory.") % {"used": used}))
    if "err" in (facts.get("rdb_last_bgsave_status"), facts.get("aof_last_write_status")):
        found.append(Concern(key="unsaved", words=_("It cannot write to its disk, and may refuse what is new.")))
    return found


def _queues(waiting: dict[str, int]) -> list[Concern]:
    return [
        Concern(
            key=f"queue-{queue}",
            words=_("%(count)d tasks wait in the queue %(queue)s.") % {"count": length, "queue": queue},
        )
        for queue, length in waiting.items()
        if length >= LONG_QUEUE
    ]


def _empty(_concern: Concern, _by: int, _typed: str) -> str:
    try:
        with open_redis(timeout=SECONDS) as client:
            dropped = empty_queues(client)
    except (redis.RedisError, OSError, ValueError):
        raise NotDone(_("It does not answer.")) from None
    return _("%(count)d messages were dropped. What must be done is found again in the database.") % {"count": dropped}


REDIS = Watcher(
    key="redis",
    title=gettext_lazy("Redis"),
    meaning=gettext_lazy("It carries messages to the workers. Nothing that must not be lost is in it alone."),
    permission="settings.view_owedtask",
    find=find_redis_troubles,
    url=lambda: reverse("readyz"),
    remedies=(
        Remedy(
            key="empty",
            label=gettext_lazy("Empty the queues"),
            warning=gettext_lazy("Messages that wait are dropped. Sweeps find the work in the database again."),
            permission="settings.delete_owedtask",
            do=_empty,
        ),
    ),
    is_urgent=True,
)
