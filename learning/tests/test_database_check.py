"""A database that cannot hold or find words of every script is refused with a sentence."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections

from learning.search.database_check import check_databases, find_faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere() -> Iterator[psycopg.Connection]:
    """A connection to the same server, outside of the test's transaction."""
    parameters = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname")
    with psycopg.connect(
        **{name: parameters[name] for name in names if parameters.get(name)}, autocommit=True
    ) as other:
        yield other


def test_the_database_of_the_site_is_fit() -> None:
    assert check_databases(databases=list(connections)) == []
    assert check_databases() == []


@pytest.mark.parametrize(
    ("made_with", "sentence"),
    [
        ("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'", "LC_CTYPE C of the C library"),
        ("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'", "encoding is SQL_ASCII"),
    ],
)
def test_a_database_that_knows_english_letters_alone_is_refused_with_the_way_out(
    elsewhere: psycopg.Connection, made_with: str, sentence: str
) -> None:
    elsewhere.execute("DROP DATABASE IF EXISTS without_letters")
    elsewhere.execute(f"CREATE DATABASE without_letters TEMPLATE template0 {made_with}")
    try:
        # As Django connects.
        poor = psycopg.connect(elsewhere.info.dsn, dbname="without_letters", client_encoding="UTF8")
        with poor, poor.cursor() as cursor:
            [fault] = find_faults(cursor)
    finally:
        elsewhere.execute("DROP DATABASE without_letters")
    assert sentence in fault.msg
    assert "pg_dump" in str(fault.hint)
