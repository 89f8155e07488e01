"""Doing what is owed (settings/queue.py::owe_on_commit): each thing once, and again only when a worker died over it.

Nothing is held while the work is done: who takes a row moves its next try ahead, so that nobody else comes for it
while it lasts, and deletes it afterwards. One transaction for both would hold the learners' rows of a whole task, out
of the order in which they are locked.
"""

import logging
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from celery import current_app
from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from settings.models import OwedTask
from settings.tries import DIED, Tries

# No task takes as long; what a worker died over is done again after it.
LEASE: Final = timedelta(minutes=5)
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=6)
# Two days with the pauses, which double.
MOST_ATTEMPTS: Final = 16
# In vain, the last of them by a death.
MOST_DEATHS: Final = 3
# Rows, and seconds, of one sweep.
BATCH: Final = 500
SLICE_SECONDS: Final = 50

logger = logging.getLogger(__name__)


def do_owed(*, owed_id: int) -> bool:
    """Do it, unless that is done or another worker is at it; whether it was done. What fails is tried again later."""
    now = timezone.now()
    if _has_killed(owed_id, now=now):
        logger.error("Owed task %d has killed its workers, and waits for somebody to look at it", owed_id)
        return False
    owed = _take(owed_id, now=now)
    if owed is None:
        return False
    try:
        _do(owed)
    except Exception as error:
        logger.exception("%s failed and is tried again", owed.task)
        _try_later(owed, error, now=timezone.now())
        return False
    owed.delete()
    return True


def do_due() -> int:
    """Do what is due, the oldest first, for so long as a sweep may take; how many were done."""
    until, done = monotonic() + SLICE_SECONDS, 0
    due = OwedTask.objects.filter(due_at__lte=timezone.now()).order_by("due_at").values_list("pk", flat=True)
    for owed_id in list(due[:BATCH]):
        done += do_owed(owed_id=owed_id)
        if monotonic() >= until:
            break
    return done


def _do(owed: OwedTask) -> None:
    """At once, or by the workers of the queue that it belongs to.

    They may have its message before its row is deleted, and pass over what is set aside; so it is let through first.
    The row stays until it is sent: nobody would owe it when this worker dies in between.
    """
    task = current_app.tasks[owed.task]
    if owed.task in settings.CELERY_TASK_ROUTES:
        Tries(owed.task, owed.arguments, message="").let_through()
        task.apply_async(owed.arguments, retry=False)
    else:
        task(*owed.arguments)


def _has_killed(owed_id: int, *, now: datetime) -> bool:
    """Whether a worker died over it that was not the first to try it in vain; then nobody takes it any more.

    Who fails says so; who dies leaves a lease behind that runs out.
    """
    died = OwedTask.objects.filter(pk=owed_id, attempts__gte=MOST_DEATHS, trouble="", due_at__lte=now)
    return died.update(due_at=None, trouble=DIED) > 0


def _take(owed_id: int, *, now: datetime) -> OwedTask | None:
    """The row, if it is there and nobody else has it; for LEASE it is this worker's."""
    is_free = Q(attempts=0) | Q(due_at__lte=now)
    lease = {"due_at": now + LEASE, "trouble": ""}  # so that a lease is told from a pause (settings/owed_again.py)
    taken = OwedTask.objects.filter(is_free, pk=owed_id).update(attempts=F("attempts") + 1, **lease)
    return OwedTask.objects.filter(pk=owed_id).first() if taken else None


def _try_later(owed: OwedTask, error: Exception, *, now: datetime) -> None:
    """After a pause that doubles; after the last attempt, when somebody has looked at it."""
    pause = min(FIRST_PAUSE * 2 ** (owed.attempts - 1), LONGEST_PAUSE)
    OwedTask.objects.filter(pk=owed.pk).update(
        due_at=now + pause if owed.attempts < MOST_ATTEMPTS else None,
        trouble=f"{type(error).__name__}: {error}"[:300],
    )
