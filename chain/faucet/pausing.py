"""Letting the faucet rest, and opening it again: by the setting that its page and its limits read."""

from settings.change import change_setting
from settings.registry import FAUCET_ENABLED


def pause_faucet(*, by_id: int | None = None) -> bool:
    """Whether this call did it."""
    return _switch(to=False, by_id=by_id)


def open_faucet(*, by_id: int | None = None) -> bool:
    """Whether this call did it."""
    return _switch(to=True, by_id=by_id)


def _switch(*, to: bool, by_id: int | None) -> bool:
    return change_setting(key=FAUCET_ENABLED.key, value=to, by_id=by_id)
