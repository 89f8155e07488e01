"""PostgreSQL servers of a test's own, beside the one that all tests share: to be stopped, copied and damaged."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.database_address import database_url
from tests.migrated import fill_migrated
from web3versity.devserver.account import give, lent_account
from web3versity.devserver.addresses import DATABASE
from web3versity.devserver.postgres import Postgres
from web3versity.devserver.server import private_folder


class OwnPostgres(Postgres):
    """A server whose data, log and number stand under `folder`."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        # Short, as a socket's path must be, and of an owner who may enter.
        self._sockets = Path(tempfile.mkdtemp(prefix="w3v-"))
        # Nobody needs a test's rows after a power cut.
        self.extra_settings: Mapping[str, str] = {"fsync": "off", **settings}

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def pid_file(self) -> Path:
        return self.folder / "postgres.pid"

    @property
    def log_file(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def sockets(self) -> Path:
        return self._sockets

    @property
    def parameters(self) -> dict[str, Any]:
        return {"host": str(self.sockets), "user": DATABASE, "dbname": DATABASE}

    @property
    def url(self) -> str:
        """As DATABASE_URL has it."""
        return database_url(self.parameters)

    def run_sql(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Its rows, if it has any."""
        with psycopg.connect(**self.parameters, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def copy_to(self, folder: Path, *options: str) -> None:
        """pg_basebackup of the running server into `folder`/data."""
        owner = lent_account(self.data)
        give(private_folder(folder), owner)
        arguments = ["--pgdata", str(folder / "data"), "--host", str(self.sockets), "--username", DATABASE]
        self.run("pg_basebackup", [*arguments, "--checkpoint=fast", *options], near=self.data)


@contextmanager
def own_postgres(folder: Path, *, migrated: bool = False, **settings: str) -> Iterator[OwnPostgres]:
    """Started on what is in `folder`, or on a new database; stopped at the end."""
    server = OwnPostgres(folder, **settings)
    try:
        server.start()
        if migrated:
            fill_migrated(server.parameters)
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.sockets, ignore_errors=True)
