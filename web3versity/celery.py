"""The Celery application, configured by Django's settings that begin with CELERY_."""

import os
from typing import Any

from celery import Celery
from celery.signals import celeryd_init

from web3versity.database.limits import Process, serve_as
from web3versity.health import worker_heartbeat
from web3versity.logs import formatters
from web3versity.metrics import tasks

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web3versity.settings")

app = Celery("web3versity", task_cls="settings.tries:CountedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")


@celeryd_init.connect(dispatch_uid="web3versity.celery.serve_tasks")
def serve_tasks(**_kwargs: Any) -> None:
    """In a worker, before its processes are forked."""
    serve_as(Process.TASK)


# Imported for their signal receivers, which every worker must have.
__all__ = ("app", "formatters", "tasks", "worker_heartbeat")
