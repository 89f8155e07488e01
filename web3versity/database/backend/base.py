"""Connections with the limits of the process that opens them (web3versity/database/limits.py)."""

from types import SimpleNamespace
from typing import Any, Final

import psycopg
from django.conf import settings
from django.db.backends.postgresql import base

from settings.replica import REPLICA
from web3versity.database.connection import PatientConnection
from web3versity.database.limits import Process, current_limits, current_process
from web3versity.database.silence import note_silence, refuse_while_silent

# A kept connection is asked whether it lives; a server that is well says so in a millisecond.
_HEALTH_SECONDS: Final = 3.0


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, whose statements end in time, whatever the server does."""

    # The driver, but for how it connects.
    Database = SimpleNamespace(**{**vars(psycopg), "connect": PatientConnection.connect})  # type: ignore[assignment]

    def get_connection_params(self) -> dict[str, Any]:
        """A pooler in transaction mode takes no options: there PostgreSQL's limits belong to the role."""
        parameters: dict[str, Any] = super().get_connection_params()
        options = "" if settings.DATABASE_POOLED else current_limits().as_options()
        # What DATABASE_URL says itself comes later, and so holds.
        if words := " ".join(filter(None, (options, parameters.get("options", "")))):
            parameters["options"] = words
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> PatientConnection:
        is_primary = self.alias != REPLICA
        if is_primary and current_process() == Process.WEB:
            refuse_while_silent()
        try:
            connection: PatientConnection = super().get_new_connection(conn_params)
        except psycopg.errors.ConnectionTimeout:
            if is_primary:
                note_silence()
            raise
        # Who waits for the replica longer than it may lag asks the primary (docs/decisions/035).
        connection.patience = current_limits().patience if is_primary else settings.REPLICA_MAX_LAG
        connection.is_primary = is_primary
        return connection

    def is_usable(self) -> bool:
        if self.connection is None:
            return False
        with self.connection.less_patient(_HEALTH_SECONDS):
            return bool(super().is_usable())
