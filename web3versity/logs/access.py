"""Gunicorn's access log as JSON objects, one a line."""

import json
import logging
from datetime import UTC, datetime


class AccessLogFormatter(logging.Formatter):
    """Who asked what and how it went. Query strings and referers are left out: they carry what people searched for."""

    def format(self, record: logging.LogRecord) -> str:
        atoms = record.args
        if not isinstance(atoms, dict):
            return record.getMessage()
        line = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(),
            "logger": record.name,
            "remote": atoms["h"],
            "method": atoms["m"],
            "path": atoms["U"],
            "status": int(str(atoms["s"])),
            "bytes": int(str(atoms["B"] or 0)),
            "milliseconds": int(str(atoms["M"])),
            "agent": atoms["a"],
            "request_id": atoms["{x-request-id}o"],
        }
        return json.dumps(line, default=str)
