"""Letting the faucet rest, and opening it again: by the setting that its page and its limits read."""

from settings.models import PlatformSetting
from settings.registry import FAUCET_ENABLED


def pause_faucet() -> bool:
    """Whether this call did it."""
    return _switch(to=False)


def open_faucet() -> bool:
    """Whether this call did it."""
    return _switch(to=True)


def _switch(*, to: bool) -> bool:
    row = PlatformSetting.objects.get(setting_key=FAUCET_ENABLED.key)
    if row.setting_value == to:
        return False
    row.setting_value = to
    row.save(update_fields=["setting_value"])
    return True
