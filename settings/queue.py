"""Handing work to the workers: the two ways from inside a request, an admin action or an operation."""

from datetime import timedelta
from typing import Any, Final

from celery import Task
from django.db import transaction
from django.utils import timezone

from settings.models import OwedTask
from settings.tasks import do_owed_task

# The queue of the worker beside which the grading box runs (learning/grading/box.py).
GRADING: Final = "grading"

# Until then its message has the time to arrive.
FIRST_SWEEP: Final = timedelta(seconds=30)


def enqueue_on_commit(task: "Task[Any, Any]", *args: Any) -> None:
    """Queue `task` once the present transaction commits, and never if it does not.

    For work that a periodic task finds in the rows when its message is lost; for any other, owe_on_commit(). A queue
    that is away takes neither the request nor the transaction with it: the failure is logged by Django.
    """
    transaction.on_commit(lambda: task.apply_async(args, retry=False), robust=True)


def owe_on_commit(task: "Task[Any, Any]", *args: Any) -> None:
    """Have `task` done after the present transaction commits, whatever happens to the queue, and never if it does not.

    It may be done twice when a worker dies over it, so that what it calls must be safe to repeat. `args` are what JSON
    can hold.
    """
    owed = OwedTask.objects.create(task=task.name, arguments=list(args), due_at=timezone.now() + FIRST_SWEEP)
    enqueue_on_commit(do_owed_task, owed.pk)
