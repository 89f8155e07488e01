"""Handing work to the workers: the one way from inside a request, an admin action or an operation."""

from typing import Any

from celery import Task
from django.db import transaction


def enqueue_on_commit(task: "Task[Any, Any]", *args: Any) -> None:
    """Queue `task` once the present transaction commits, and never if it does not.

    A queue that is away takes neither the request nor the transaction with it: the failure is logged by Django, and a
    periodic task finds in the rows what was not queued.
    """
    transaction.on_commit(lambda: task.apply_async(args, retry=False), robust=True)
