"""How log lines look: for people with DEBUG, as JSON objects for log collectors without. And which are left out."""

import logging
import logging.config
from collections.abc import Mapping
from typing import Any, Final

from celery import current_app
from celery.signals import setup_logging
from django.conf import settings

from web3versity.logs.request_id import current_ids

# `make run` writes the time and the process before each line.
PLAIN: Final[dict[str, Any]] = {"format": "{levelname} {name}: {message}", "style": "{"}
# What JSON lines begin with; whatever a record carries in `extra` follows.
JSON: Final[dict[str, Any]] = {
    "()": "pythonjsonlogger.json.JsonFormatter",
    "fmt": ["levelname", "name", "message"],
    "rename_fields": {"levelname": "level", "name": "logger", "exc_info": "traceback", "stack_info": "stack"},
    "timestamp": "time",
    # A request as text holds its query string, and that what people searched for.
    "reserved_attrs": [*vars(logging.makeLogRecord({})), "message", "asctime", "request"],
}
FILTERS: Final[dict[str, Any]] = {
    name: {"()": f"web3versity.logs.formatters.{name}"} for name in ("AddIds", "NoRoutine", "NoTracebackOfRefusals")
}


class AddIds(logging.Filter):
    """Writes down which request or task a line belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        vars(record).update(current_ids())
        return True


class NoTracebackOfRefusals(logging.Filter):
    """Django adds a traceback to answers such as 403 and 400 that were raised, where the sentence says it all."""

    def filter(self, record: logging.LogRecord) -> bool:
        if 400 <= getattr(record, "status_code", 0) < 500:
            record.exc_info = record.exc_text = None
        return True


class NoRoutine(logging.Filter):
    """Drops the lines in which Celery says every few seconds that a scheduled task was queued and done.

    What such a task does, and that it fails, is logged all the same.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno > logging.INFO or not record.name.startswith("celery."):
            return True
        routine = {entry["task"] for entry in current_app.conf.beat_schedule.values()}
        told = record.args.values() if isinstance(record.args, Mapping) else record.args or ()
        return not any(isinstance(word, str) and word in routine for word in told)


@setup_logging.connect(dispatch_uid="web3versity.logs.formatters.as_in_the_settings")
def as_in_the_settings(**_kwargs: Any) -> None:
    """Celery would else add handlers and a format of its own."""
    logging.config.dictConfig(settings.LOGGING)
