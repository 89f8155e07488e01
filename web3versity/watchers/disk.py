"""The disk that the site's own files are on."""

import shutil
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
from web3versity.tasks import clear_expired_sessions

# Per cent.
FULL: Final = 90


def find_full_disk(most: int) -> list[Concern]:
    return disk_troubles(Path(settings.VAR_DIR))[:most]


def disk_troubles(folder: Path) -> list[Concern]:
    """Of the disk that `folder` is on; none while there is no such folder."""
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return []
    # Without what only root may use.
    room = disk.used + disk.free
    used = 100 * disk.used // room if room else 0
    if used < FULL:
        return []
    said = {"used": used, "left": disk.free // 2**20}
    return [Concern(key="disk", words=_("It is %(used)d %% full: %(left)d MB are left.") % said)]


@transaction.atomic
def _clear(_concern: Concern, _by: int, _typed: str) -> str:
    for task in (clear_expired_sessions, forget_verdicts, forget_throttle_marks):
        enqueue_on_commit(task)
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
