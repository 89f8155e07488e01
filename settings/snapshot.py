"""What platform_settings says, kept in the process for less than a second.

One small query a second and process is cheaper than any shared cache, needs no message to arrive, and bounds how
stale a value can be. The process that saves a setting forgets its snapshot at once (see models.py).
"""

import time
from collections.abc import Mapping
from typing import Any

from django.apps import apps

MAX_AGE_SECONDS = 0.9

_rows: dict[str, Any] = {}
_read_at: float | None = None  # None: ask the database, however old a snapshot may be


def stored_values() -> Mapping[str, Any]:
    """Every stored value by its key, as JSON and unchecked; at most MAX_AGE_SECONDS old."""
    global _rows, _read_at
    now = time.monotonic()
    if _read_at is None or now - _read_at > MAX_AGE_SECONDS:
        model = apps.get_model("settings", "PlatformSetting")
        _rows = dict(model._default_manager.values_list("setting_key", "setting_value"))
        _read_at = now
    return _rows


def forget() -> None:
    """Make the next reader in this process ask the database."""
    global _read_at
    _read_at = None
