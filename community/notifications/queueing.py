"""Handing work to the workers once the present transaction commits. A queue that is away takes nothing with it."""

from typing import Any, Final

from celery import current_app
from django.db import transaction

# By name: the deeds that queue this are done by the tasks' own module.
MAIL_AT_ONCE: Final = "community.notifications.tasks.mail_at_once"
MAIL_CONFIRMATION: Final = "community.notifications.tasks.mail_confirmation"


def queue_when_committed(task: str, *args: Any) -> None:
    transaction.on_commit(lambda: current_app.send_task(task, args, retry=False), robust=True)
