"""Wake the index when the site knows that something was sent, so that it is seen within about a second."""

import time
from typing import Final

from chain.explorer.tasks import LOOKS, index_practice_blocks
from settings.queue import enqueue_on_commit

# What was woken looks several times: in between one process need not wake it again.
REST_SECONDS: Final = 0.8

_woken_at = 0.0


def wake_index() -> None:
    """Have a worker look soon. A queue that is away does no harm: beat wakes it too."""
    global _woken_at
    now = time.monotonic()
    if now - _woken_at < REST_SECONDS:
        return
    _woken_at = now
    enqueue_on_commit(index_practice_blocks, LOOKS)
