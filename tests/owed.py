"""What tests ask about work that is owed."""

from typing import Any

from celery import Task

from settings.models import OwedTask


def owed(task: "Task[Any, Any]") -> list[list[Any]]:
    """The arguments of each `task` that was written down and is not done, in order."""
    return list(OwedTask.objects.filter(task=task.name).order_by("pk").values_list("arguments", flat=True))
