"""Sends Django's queries to the primary or the replica, as settings/replica.py says."""

from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from settings.replica import REPLICA, read_from_primary, reading_alias

# Who somebody is, what they may do and how the school is set holds at once.
_ALWAYS_PRIMARY: Final = frozenset({"sessions", "auth", "contenttypes", "settings"})


class ReplicaRouter:
    def db_for_read(self, model: type[Model], **_hints: Any) -> str:
        return DEFAULT_DB_ALIAS if model._meta.app_label in _ALWAYS_PRIMARY else reading_alias()

    def db_for_write(self, model: type[Model], **_hints: Any) -> str:
        """Whoever writes, or locks a row to write, goes on reading where they wrote."""
        read_from_primary()
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **_hints: Any) -> bool:
        """Both databases have the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **_hints: Any) -> bool | None:
        return False if db == REPLICA else None
