"""The Celery application, configured by Django's settings that begin with CELERY_."""

import os

from celery import Celery

from web3versity.health import worker_heartbeat
from web3versity.logs import formatters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web3versity.settings")

app = Celery("web3versity")
app.config_from_object("django.conf:settings", namespace="CELERY")

# Imported for their signal receivers, which every worker must have.
__all__ = ("app", "formatters", "worker_heartbeat")
