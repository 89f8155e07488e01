"""Settings as a form: several on the page of all, one on its own page. What did not change is not written."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.functional import Promise

from settings.admin.fields import bounds_of, field_for, words_for
from settings.change import ChangedMeanwhile, change_setting
from settings.kinds import Kind, WholeNumber
from settings.models import PlatformSetting
from settings.registry import REGISTRY
from settings.rooms import Room

# Far more than any setting has.
MOST_BRACKETS: Final = 100


@dataclass(frozen=True, slots=True)
class ShownSetting:
    """A setting as a page shows it. `field` is None for a reader who may not change it."""

    row: PlatformSetting
    setting: Kind[Any]
    field: forms.BoundField | None
    was: str

    @property
    def unit(self) -> str | Promise:
        return self.setting.unit if isinstance(self.setting, WholeNumber) else ""

    @property
    def value(self) -> str:
        return words_for(self.setting, self.row.setting_value)

    @property
    def default(self) -> str:
        return words_for(self.setting, self.setting.default)

    @property
    def is_default(self) -> bool:
        return bool(self.row.setting_value == self.setting.default)

    @property
    def bounds(self) -> str:
        return bounds_of(self.setting)


class SettingsForm(forms.Form):
    """The settings of `rows` that are known. Beside each value stands the one that the person saw."""

    def __init__(self, rows: Iterable[PlatformSetting], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.rows = [row for row in rows if row.setting_key in REGISTRY]
        for row in self.rows:
            # A switch that is off sends nothing: what was not on the page must not count as switched off.
            if data is None or was_of(row.setting_key) in data:
                self.fields[row.setting_key] = field_for(REGISTRY[row.setting_key])
                self.initial[row.setting_key] = row.setting_value

    def clean(self) -> dict[str, Any]:
        for key in self.fields:
            if key in self.cleaned_data:
                try:
                    self.cleaned_data[key] = REGISTRY[key].clean(self.cleaned_data[key])
                except ValidationError as refusal:
                    self.add_error(key, refusal)
        return self.cleaned_data

    def save(self, *, by_id: int) -> list[str]:
        """Keys of what was changed; none, with errors at their fields, when somebody else was quicker with one."""
        changed = []
        with transaction.atomic():
            for key, value in list(self.cleaned_data.items()):
                was = self._was(key)
                if value == was:
                    continue
                try:
                    if change_setting(key=key, value=value, by_id=by_id, was=was):
                        changed.append(key)
                except ChangedMeanwhile as refusal:
                    self.add_error(key, str(refusal))
            if self.errors:
                transaction.set_rollback(True)
        return [] if self.errors else changed

    def shown(self, *, may_change: bool) -> Iterator[tuple[Room, list[ShownSetting]]]:
        """By room, in the order of the rooms; within one as they are registered."""
        by_key = {row.setting_key: row for row in self.rows}
        for room in Room:
            keys = [key for key, setting in REGISTRY.items() if setting.room == room and key in by_key]
            if keys:
                yield room, [self._shown(by_key[key], may_change=may_change) for key in keys]

    def _shown(self, row: PlatformSetting, *, may_change: bool) -> ShownSetting:
        key = row.setting_key
        field = self[key] if may_change and key in self.fields else None
        was = self.data.get(was_of(key)) if self.is_bound and field is not None and not field.errors else None
        return ShownSetting(row, REGISTRY[key], field, was or json.dumps(row.setting_value))

    def _was(self, key: str) -> Any:
        """What the person saw. Something that is no JSON equals no value, so that it counts as changed meanwhile."""
        words = self.data[was_of(key)]
        # Deep nesting ends the process where a library has raised Python's limit of recursion, as py_ecc does.
        if words.count("[") + words.count("{") > MOST_BRACKETS:
            return None
        try:
            return json.loads(words)
        except ValueError:
            return None


def was_of(key: str) -> str:
    """The name under which a form holds the value that was there."""
    return f"was-{key}"
