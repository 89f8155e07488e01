"""What is counted of a task: how it ended, and how long it took."""

from time import perf_counter
from typing import Any

from celery import Task
from celery.signals import task_postrun, task_prerun, task_revoked

from web3versity.logs.statements import Spent, begin_counting, end_counting
from web3versity.metrics.counts import count
from web3versity.metrics.requests import count_seconds, count_spent

# By the task's id; a process has one at a time, or one a thread.
_begun: dict[str, tuple[float, Spent]] = {}


@task_prerun.connect(dispatch_uid="web3versity.metrics.tasks.begin")
def begin(*, task_id: str, **_kwargs: Any) -> None:
    _begun[task_id] = perf_counter(), begin_counting()


@task_postrun.connect(dispatch_uid="web3versity.metrics.tasks.end")
def end(*, task_id: str, task: "Task[Any, Any]", state: str | None = None, **_kwargs: Any) -> None:
    """`state` is Celery's: SUCCESS, FAILURE, RETRY, REJECTED or IGNORED."""
    end_counting()
    since, spent = _begun.pop(task_id, (None, None))
    if since is None or spent is None:
        return
    count("tasks", task.name, (state or "unknown").lower())
    count_seconds("task_seconds", task.name, seconds=perf_counter() - since)
    count_spent("worker", spent)


@task_revoked.connect(dispatch_uid="web3versity.metrics.tasks.drop")
def drop(*, sender: "Task[Any, Any]", **_kwargs: Any) -> None:
    """One that waited longer than it is worth."""
    count("tasks", sender.name, "expired")
