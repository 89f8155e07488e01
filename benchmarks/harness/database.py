"""A database of the benchmark's own beside the working one, on the same server."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from settings import snapshot

# What marks a database as ours to drop.
_MARK = "Made by manage.py bench; it may drop it at any time."


class DatabaseInTheWay(Exception):
    """A database of that name exists which the benchmark may not take; the message says why."""


@contextmanager
def own_database(*, keep: bool, reuse: str = "", purpose: str = "") -> Iterator[bool]:
    """Work in a database of our own, without DEBUG, and drop it at the end unless `keep`.

    Another `purpose` has another database.

    `reuse` describes the data wanted: when a kept database holds just that it is taken as it is. Yields whether the
    data is there. Raises DatabaseInTheWay.
    """
    sibling = sibling_of(str(connection.settings_dict["NAME"]))
    name = sibling + purpose
    has_data = bool(reuse) and _description(name) == f"{_MARK} {reuse}"
    if not has_data:
        drop(name)
        _create(name, template=_migrated(f"{sibling}_empty"))
    try:
        with _connected_to(name):
            yield has_data
    finally:
        if not keep:
            drop(name)


def _migrated(name: str) -> str:
    """The name of a database without learners that is kept to be copied: migrating one takes seconds."""
    state = f"{_MARK} Empty, of the code {_code_hash()}."
    if _description(name) != state:
        _create(name)
        with _connected_to(name):
            call_command("migrate", interactive=False, verbosity=0)
        _run(f"COMMENT ON DATABASE \"{name}\" IS '{state}'")
    return name


def _create(name: str, *, template: str = "template1") -> None:
    """Our database anew, as a copy of another to which nobody is connected. Raises DatabaseInTheWay."""
    drop(name)
    _run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    _run(f"COMMENT ON DATABASE \"{name}\" IS '{_MARK}'")


def _code_hash() -> str:
    """Another one whenever anything changes that migrating could ask for."""
    folders = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).is_relative_to(settings.BASE_DIR)]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".sql"})
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def describe_data(data: str) -> None:
    """Note what the connected database holds, so that a later run can take it again."""
    _run(f"COMMENT ON DATABASE \"{connection.settings_dict['NAME']}\" IS '{_MARK} {data}'")


def sibling_of(name: str) -> str:
    """The benchmark's database beside the database `name`. PostgreSQL cuts names after 63 bytes."""
    return f"{name[:50]}_bench"


def drop(name: str) -> None:
    """Drop our database if it is there. Raises DatabaseInTheWay when somebody else made or uses it."""
    comment = _description(name)
    if comment is None:
        return
    if not comment.startswith(_MARK):
        raise DatabaseInTheWay(f'The database "{name}" was not made by the benchmark: rename or drop it by hand.')
    # Not the server's own cleaning, which gives way to the dropping.
    users = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
    if _run(users, [name]) != 0:
        raise DatabaseInTheWay(f'The database "{name}" is in use, perhaps by another benchmark: wait for its end.')
    _run(f'DROP DATABASE "{name}"')


def _description(name: str) -> str | None:
    """The comment on a database, "" without one; None when there is no such database."""
    found = _run(
        "SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database WHERE datname = %s", [name]
    )
    return None if found is None else str(found)


def _run(statement: str, parameters: list[str] | None = None) -> object:
    """The first column of the first row, if the statement gives any."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        row = cursor.fetchone() if cursor.description else None
    return row[0] if row else None


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    working, debug = connection.settings_dict["NAME"], settings.DEBUG
    _switch(name, debug=False)
    try:
        yield
    finally:
        _switch(str(working), debug=debug)


def _switch(name: str, *, debug: bool) -> None:
    """Let this process's connection lead to another database. With DEBUG, Django keeps every statement in memory."""
    connection.close()
    connection.settings_dict["NAME"] = name
    settings.DEBUG = debug
    snapshot.forget()
