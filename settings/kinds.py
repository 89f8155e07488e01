"""The kinds of value a platform setting can hold, each able to refuse what does not fit."""

import logging
import re
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from settings import snapshot
from settings.rooms import Room

T = TypeVar("T")

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A named setting of one type. `default` holds until an admin says otherwise; `help` says what it decides.

    `room` is where admins find it.
    """

    key: str
    default: T
    help: str | Promise
    room: Room = field(kw_only=True)

    def clean(self, value: object) -> T:
        """`value` as this kind's type. Raises ValidationError with a sentence for the admin."""
        raise NotImplementedError  # pragma: no cover - each kind below says how

    def current(self) -> T:
        """The value in force, at most a second old in every process.

        The default when no row exists, and also when the row holds what clean() refuses, which is logged as an error.
        """
        stored = snapshot.stored_values()
        if self.key not in stored:
            return self.default
        try:
            return self.clean(stored[self.key])
        except ValidationError as error:
            logger.error("platform_settings: %s; using the default", "; ".join(error.messages))
            return self.default


@dataclass(frozen=True)
class WholeNumber(Kind[int]):
    """An integer between `least` and `most`, both included. `unit` is what it counts, for people to read."""

    least: int = field(kw_only=True)
    most: int = field(kw_only=True)
    unit: str | Promise = field(kw_only=True)

    def clean(self, value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValidationError(_("%(key)s must be a whole number.") % {"key": self.key})
        if not self.least <= value <= self.most:
            raise ValidationError(
                _("%(key)s must be between %(least)s and %(most)s.")
                % {"key": self.key, "least": self.least, "most": self.most}
            )
        return value


@dataclass(frozen=True)
class Switch(Kind[bool]):
    """On or off."""

    def clean(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise ValidationError(_("%(key)s must be true or false.") % {"key": self.key})
        return value


@dataclass(frozen=True)
class Milestones(Kind[dict[str, int]]):
    """Days to bonus XP, as JSON writes it: {"7": 50}. Days are 1 to 3650, bonuses 0 to `most`."""

    most: int = field(kw_only=True)

    def clean(self, value: object) -> dict[str, int]:
        if not isinstance(value, dict):
            raise ValidationError(_('%(key)s must look like {"7": 50}.') % {"key": self.key})
        for days, bonus in value.items():
            # Written in one way only, so that a milestone cannot stand there twice.
            if not (isinstance(days, str) and re.fullmatch("[1-9][0-9]{0,3}", days) and int(days) <= 3650):
                raise ValidationError(_("“%(days)s” is not a number of days from 1 to 3650.") % {"days": days})
            if isinstance(bonus, bool) or not isinstance(bonus, int) or not 0 <= bonus <= self.most:
                raise ValidationError(
                    _("The bonus for %(days)s days must be a whole number from 0 to %(most)s.")
                    % {"days": days, "most": self.most}
                )
        return value
