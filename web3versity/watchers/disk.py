"""The disk that the site's own files are on."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from learning.code.tasks import forget_verdicts
from learning.web.tasks import forget_throttle_marks
from settings.attention import Concern, Remedy, Watcher
from settings.queue import enqueue_on_commit
from web3versity.health.disk import disk_use
from web3versity.tasks import clear_expired_sessions

# Per cent.
FULL: Final = 90


def find_full_disk(most: int) -> list[Concern]:
    use = disk_use(Path(settings.VAR_DIR))
    if use is None or use.per_cent < FULL:
        return []
    words = _("It is %(used)d %% full: %(left)d MB are left.") % {"used": use.per_cent, "left": use.left}
    return [Concern(key="disk", words=words)][:most]


@transaction.atomic
def _clear(_concern: Concern, _by: int, _typed: str) -> str:
    enqueue_on_commit(clear_expired_sessions)
    enqueue_on_commit(forget_verdicts)
    enqueue_on_commit(forget_throttle_marks)
    return _("Workers clear away what has served its time. If that is not enough, the disk needs more room.")


DISK = Watcher(
    key="disk",
    title=gettext_lazy("The disk is nearly full"),
    meaning=gettext_lazy("When it is, nothing can be written: neither progress nor payouts."),
    permission="settings.view_owedtask",
    find=find_full_disk,
    url=lambda: reverse("readyz"),
    remedies=(
        Remedy(
            key="clear",
            label=gettext_lazy("Clear away what may go"),
            warning=gettext_lazy(
                "Ended sessions, old limits and kept verdicts of code are deleted. Nobody misses them."
            ),
            permission="settings.delete_owedtask",
            do=_clear,
        ),
    ),
    is_urgent=True,
)
