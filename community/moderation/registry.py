"""The moderation actions there are. An app registers its own in `AppConfig.ready`."""

import re
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from community.models import ModerationLogEntry
from community.models.moderation import ACTION_SHAPE
from community.moderation.base import ModerationAction, Text

_MAX_LENGTH: Final = 20
_actions: dict[str, ModerationAction[Any]] = {}


class UnregisteredAction(ModerationAction[Any]):
    """What a line of the log tells of, when the app that did it is not installed any more."""

    done = _("It is done.")
    notice_text = _("%(post)s was changed by a moderator")
    is_undoable = False

    def __init__(self, key: str) -> None:
        self.key = self.logged_as = key


def register_moderation_action(action: ModerationAction[Any]) -> None:
    """Offer `action` wherever it applies, after those registered before; once, from the `ready()` of its app.

    Raises ValueError for a key that is taken or cannot be stored.
    """
    if len(action.key) > _MAX_LENGTH or not re.fullmatch(ACTION_SHAPE, action.key):
        raise ValueError(f"{action.key!r} cannot be stored as a moderation action.")
    if _actions.setdefault(action.key, action) is not action:
        raise ValueError(f"There is a moderation action {action.key!r} already.")


def all_actions() -> list[ModerationAction[Any]]:
    """In the order in which they are offered."""
    return list(_actions.values())


def get_action(key: str) -> ModerationAction[Any]:
    """The action of that key, or what stands for one that is not registered."""
    return _actions.get(key) or UnregisteredAction(key)


def action_of(entry: ModerationLogEntry) -> ModerationAction[Any]:
    return get_action(entry.action)


def action_choices() -> list[tuple[str, Text]]:
    """Each key with what the log says, for filters."""
    return [(action.key, action.logged_as) for action in all_actions()]
