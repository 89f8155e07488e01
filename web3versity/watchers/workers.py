"""Workers that give no sign of life."""

from typing import Final

import redis
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from settings.attention import Concern, NotDone, Remedy, Watcher
from settings.redis_clients import open_redis
from web3versity.health.worker_heartbeat import is_beat_alive, is_grading_worker_alive, is_worker_alive

SECONDS: Final = 1.0


def find_silent_workers(most: int) -> list[Concern]:
    """None while Redis is away, which is said by another watcher."""
    try:
        with open_redis(timeout=SECONDS) as client:
            lives = {
                "worker": is_worker_alive(client),
                "grading": is_grading_worker_alive(client),
                "beat": is_beat_alive(client),
            }
    except (redis.RedisError, OSError, ValueError):
        return []
    words = {
        "worker": _("The everyday worker: nothing is paid, minted, mailed or refreshed."),
        "grading": _("The worker of the queue grading: code is not graded."),
        "beat": _("Beat: what was lost on the way is not found again, and nothing is done at its time."),
    }
    return [Concern(key=name, words=words[name]) for name in words if not lives[name]][:most]


def _look_again(concern: Concern, _by: int, _typed: str) -> str:
    if any(silent.key == concern.key for silent in find_silent_workers(len(concern.key))):
        raise NotDone(_("No sign of life yet. One that was started is heard of within seconds."))
    return _("It works again.")


WORKERS = Watcher(
    key="workers",
    title=gettext_lazy("Workers are silent"),
    meaning=gettext_lazy("What waits for them stays in the database, and is done when they are back: start them."),
    permission="settings.view_owedtask",
    find=find_silent_workers,
    url=lambda: reverse("readyz"),
    remedies=(
        Remedy(
            key="look",
            label=gettext_lazy("Look again"),
            warning=gettext_lazy("Workers say every two seconds that they live. It is asked whether they did."),
            permission="settings.view_owedtask",
            do=_look_again,
        ),
    ),
    is_urgent=True,
)
