"""The history of one setting, for its page."""

from dataclasses import dataclass
from typing import Any, Final

from settings.admin.fields import words_for
from settings.models import PlatformSetting, SettingChange
from settings.registry import REGISTRY

# Older ones are in the list of all changes.
_MOST: Final = 50


@dataclass(frozen=True, slots=True)
class ShownChange:
    """`before` and `after` in words; `is_undone` when the setting has the value before it anyway."""

    change: SettingChange
    before: str
    after: str
    is_undone: bool


def shown_changes(row: PlatformSetting) -> list[ShownChange]:
    """The newest first."""
    changes = SettingChange.objects.filter(setting_key=row.setting_key).select_related("changed_by")
    return [
        ShownChange(
            change,
            _words(row.setting_key, change.old_value),
            _words(row.setting_key, change.new_value),
            is_undone=change.old_value == row.setting_value,
        )
        for change in changes.order_by("-pk")[:_MOST]
    ]


def _words(key: str, value: Any) -> str:
    return words_for(REGISTRY[key], value) if key in REGISTRY else str(value)
