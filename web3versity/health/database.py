"""Whether PostgreSQL takes what is written, and is of this code."""

from functools import cache
from pathlib import Path
from typing import Final, LiteralString

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection

from web3versity.database.connection import PatientConnection
from web3versity.database.trouble import trouble_of
from web3versity.health.reports import DOWN, Unwell

# libpq takes none below two for a connection.
_CONNECT_SECONDS: Final = 2
_PATIENCE_SECONDS: Final = 1.5
# A message to nobody is a write: it goes through the log to the disk, and belongs to no table. What does not fit into
# work_mem goes through a file beside the tables, which a full disk refuses.
_WRITE: Final[LiteralString] = """
    BEGIN;
    SET LOCAL statement_timeout = '1500ms';
    SET LOCAL work_mem = '64kB';
    SELECT pg_logical_emit_message(true, 'web3versity', 'readyz');
    SELECT count(*) FROM generate_series(1, 20000);
    COMMIT
"""


def open_database() -> PatientConnection:
    """On a connection of its own, as a kept one may hang for minutes when the network is cut. Raises Unwell."""
    parameters = connection.get_connection_params() | {
        "connect_timeout": _CONNECT_SECONDS,
        "tcp_user_timeout": 2000,
        "autocommit": True,
        # Rows as they come: what models make of them is not needed.
        "cursor_factory": psycopg.Cursor,
        "context": None,
    }
    try:
        own = PatientConnection.connect(**parameters)
    except psycopg.Error as error:
        raise Unwell(trouble_of(error) or DOWN) from error
    own.patience = _PATIENCE_SECONDS
    return own


def check_database() -> None:
    """Write something. Raises Unwell with what keeps it from being written."""
    try:
        with open_database() as own:
            [(read_only,)] = own.execute("SHOW transaction_read_only").fetchall()
            if read_only == "on":
                raise Unwell("read-only")
            own.execute(_WRITE)
    except psycopg.Error as error:
        raise Unwell(trouble_of(error) or DOWN) from error


def check_migrations() -> None:
    """Whether every change of the schema that this code has was made. Raises Unwell and psycopg's errors."""
    with open_database() as own:
        made = {(str(app), str(name)) for app, name in own.execute("SELECT app, name FROM django_migrations")}
    if missing := len(known_migrations() - made):
        raise Unwell(f"{missing} missing")


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """Room and name of each file: `migrate` writes down a squashed one and all that it stands for.

    Those of libraries come with them; one that is there for developing keeps none of its own in our database.
    Nothing is imported, which would take seconds and megabytes in every process that is asked for its health.
    """
    rooms = [app for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    folders = {room.label: Path(room.path) / "migrations" for room in rooms}
    return frozenset((label, file.stem) for label, folder in folders.items() for file in folder.glob("[!_]*.py"))
