"""One migrated database, copied by every process of a test run: migrating an empty one takes seconds.

The first process that comes migrates and leaves a dump beside the servers' folders; it is good until a migration
changes.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connection

from tests.database_address import database_url
from web3versity.devserver import addresses
from web3versity.devserver.postgres import programs_folder


def migrated_database() -> str:
    """The name of a database on this process's server to which all migrations were applied, to be copied."""
    name = f"migrated_{_state()}"
    if name in _run("SELECT datname FROM pg_database"):
        return name
    unfinished = f"{name}_unfinished"
    _run(f'DROP DATABASE IF EXISTS "{unfinished}"')
    _run(f'CREATE DATABASE "{unfinished}"')
    folder = _folder()
    with _one_at_a_time(folder):
        _fill(connection.get_connection_params() | {"dbname": unfinished}, dump=folder / f"{name}.sql")
    _run(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def fill_migrated(address: dict[str, Any]) -> None:
    """Apply all migrations to an empty database of another server: libpq's `host`, `user` and `dbname`."""
    folder = _folder()
    with _one_at_a_time(folder):
        _fill(address, dump=folder / f"migrated_{_state()}.sql")


def _folder() -> Path:
    """Where the dumps are, for all processes of a run and for the runs that tests start in folders of their own."""
    own = addresses.var_dir().parent if os.environ.get("PYTEST_XDIST_WORKER") else addresses.var_dir()
    return Path(os.environ.setdefault("MIGRATED_DUMPS", str(own)))


def _fill(address: dict[str, Any], *, dump: Path) -> None:
    """From the dump; the first who comes makes it."""
    of_libpq = {"PGHOST": address["host"], "PGUSER": address["user"], "PGDATABASE": address["dbname"]}
    if dump.exists():
        psql = (programs_folder() / "psql", "--quiet", "--output", os.devnull, "--set", "ON_ERROR_STOP=1")
        _call(*psql, "--file", dump, **of_libpq)
        return
    _call(sys.executable, "manage.py", "migrate", "--verbosity", "0", DATABASE_URL=database_url(address))
    _call(programs_folder() / "pg_dump", "--file", dump.with_suffix(".new"), **of_libpq)
    dump.with_suffix(".new").rename(dump)


def _state() -> str:
    """Another one whenever something changes that migrations read."""
    rooms = ("chain", "community", "gamification", "learning", "settings")
    files = (path for room in rooms for path in (Path(settings.BASE_DIR) / room).rglob("*"))
    read = sorted(path for path in files if path.suffix == ".sql" or path.match("migrations/*.py"))
    return sha256(b"".join([django.__version__.encode(), *(path.read_bytes() for path in read)])).hexdigest()[:16]


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "migrating.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _call(*command: str | Path, **environment: str) -> None:
    subprocess.run(command, cwd=settings.BASE_DIR, env=os.environ | environment, check=True)  # noqa: S603 (our own)


def _run(statement: str) -> list[str]:
    """The first column of the answer, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [name for (name, *_) in cursor.fetchall()] if cursor.description else []
