"""Changing a setting: checked as its kind says, kept in its history, and in force everywhere within a second."""

from typing import Any, Final

from django.db import connection, transaction
from django.utils.translation import gettext as _

from settings.kinds import Kind
from settings.models import PlatformSetting, SettingChange
from settings.registry import REGISTRY

_ANY: Final = object()


class UnknownSetting(Exception):
    """No setting has this key."""


class ChangedMeanwhile(Exception):
    """The value is not the one that whoever changes it has seen; `value` is what it is now."""

    def __init__(self, value: Any) -> None:
        super().__init__(_("Somebody else has changed it meanwhile, to %(value)s.") % {"value": value})
        self.value = value


def find_setting(key: str) -> Kind[Any]:
    """Raises UnknownSetting, with the keys there are."""
    try:
        return REGISTRY[key]
    except KeyError:
        known = {"key": key, "known": ", ".join(sorted(REGISTRY))}
        raise UnknownSetting(_("There is no setting called %(key)s. Known settings: %(known)s.") % known) from None


@transaction.atomic
def change_setting(*, key: str, value: Any, by_id: int | None = None, was: Any = _ANY) -> bool:
    """Whether that changed anything. `was` is the value that the person saw, where they saw one.

    Raises UnknownSetting, ValidationError for what the setting refuses, and ChangedMeanwhile.
    """
    setting = find_setting(key)
    new = setting.clean(value)
    rows = PlatformSetting.objects.select_for_update()
    row, _is_new = rows.get_or_create(
        setting_key=key, defaults={"setting_value": setting.default, "description": str(setting.help)}
    )
    if was is not _ANY and row.setting_value != was:
        raise ChangedMeanwhile(row.setting_value)
    if row.setting_value == new:
        return False
    row.setting_value = new
    _set_actor(by_id)
    row.save(update_fields=["setting_value"])
    _set_actor(None)
    return True


def reset_setting(*, key: str, by_id: int | None = None) -> bool:
    """Put the default back; whether that changed anything. Raises UnknownSetting."""
    return change_setting(key=key, value=find_setting(key).default, by_id=by_id)


def put_back(*, change: SettingChange, by_id: int | None = None) -> bool:
    """Set the value that held before `change`; whether that changed anything.

    Raises UnknownSetting and ValidationError when there is no such setting any more, or it no longer takes that value.
    """
    return change_setting(key=change.setting_key, value=change.old_value, by_id=by_id)


def _set_actor(user_id: int | None) -> None:
    """Tell note_setting_change() who it is, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('web3versity.actor', %s, true)", [str(user_id or "")])
