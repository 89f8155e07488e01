"""What platform_settings says, kept in the process for less than a second.

One small query a second and process is cheaper than any shared cache, needs no message to arrive, and bounds how
stale a value can be. The process that saves a setting forgets its snapshot at once (see models.py).
"""

import logging
import time
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError

if TYPE_CHECKING:
    from settings.kinds import Kind

T = TypeVar("T")

MAX_AGE_SECONDS = 0.9

logger = logging.getLogger(__name__)
_rows: dict[str, Any] = {}
_read_at = float("-inf")


def value_of(setting: "Kind[T]") -> T:
    """The stored value of `setting`; its default when no row exists or the row was spoiled behind our back."""
    rows = _current_rows()
    if setting.key not in rows:
        return setting.default
    try:
        return setting.clean(rows[setting.key])
    except ValidationError as error:
        logger.error("platform_settings: %s; using the default", "; ".join(error.messages))
        return setting.default


def forget() -> None:
    """Make the next reader in this process ask the database."""
    global _read_at
    _read_at = float("-inf")


def _current_rows() -> dict[str, Any]:
    global _rows, _read_at
    now = time.monotonic()
    if now - _read_at > MAX_AGE_SECONDS:
        model = apps.get_model("settings", "PlatformSetting")
        _rows = dict(model._default_manager.values_list("setting_key", "setting_value"))
        _read_at = now
    return _rows
