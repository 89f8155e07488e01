"""Whether a database can hold and find words of every script, asked when it is migrated and by `check --database`."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from django.core.checks import CheckMessage, Error
from django.db import connections

_MADE_WITH = """
    SELECT pg_encoding_to_char(encoding)::text, datctype::text, current_setting('server_version_num')::int
      FROM pg_database WHERE datname = current_database()
"""
OLDEST_VERSION = 17  # the first with pg_c_utf8, by which the functions of search know letters
MOVE = (
    "Make a new one and move the data: createdb --template template0 --encoding UTF8 --locale C --lc-ctype C.UTF-8 "
    "--locale-provider builtin --builtin-locale C.UTF-8 NEW && pg_dump --format custom OLD | pg_restore --dbname NEW"
)


class Cursor(Protocol):
    def execute(self, query: Any) -> Any: ...
    def fetchone(self) -> Any: ...


def check_databases(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """System check of the databases that a command is about to use."""
    faults: list[CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            faults += find_faults(cursor)
    return faults


def find_faults(cursor: Cursor) -> Iterator[CheckMessage]:
    """What keeps the connected database from holding or finding words of every script."""
    cursor.execute(_MADE_WITH)
    encoding, ctype, version = cursor.fetchone()
    if version < OLDEST_VERSION * 10_000:
        yield Error(f"PostgreSQL {version // 10_000} is too old: search needs {OLDEST_VERSION}.", id="learning.E001")
    if encoding != "UTF8":
        yield Error(
            f"The database's encoding is {encoding}: it cannot hold every script.", hint=MOVE, id="learning.E002"
        )
        return
    cursor.execute("SELECT lower('ÀЖ') = 'àж'")
    if not cursor.fetchone()[0]:
        yield Error(
            f"The database was made with LC_CTYPE {ctype} of the C library: it knows no letters but those of English.",
            hint=MOVE,
            id="learning.E003",
        )
