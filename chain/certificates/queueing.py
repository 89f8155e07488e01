"""Waking the workers that mint. Whatever is lost here, beat finds again."""

from typing import Final

from celery import current_app
from django.db import transaction

# By name: the deeds that wake the worker are those it does.
ADVANCE: Final = "chain.certificates.tasks.advance_tokens"


def wake_minters() -> None:
    """Once the present transaction commits. A queue that is away takes nothing with it."""
    transaction.on_commit(lambda: current_app.send_task(ADVANCE, retry=False), robust=True)
