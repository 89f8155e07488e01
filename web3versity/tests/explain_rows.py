from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from web3versity.tests.schema_rooms import read_rows


@contextmanager
def school_in_numbers(blocker: DjangoDbBlocker) -> Iterator[None]:
    """A school's worth of rows, known to the planner, until the block ends."""
    with blocker.unblock(), transaction.atomic():
        _fill()
        yield
        transaction.set_rollback(True)


def _fill() -> None:
    with connection.cursor() as cursor:
        # Counted rows are not what is looked at here, and triggers would take a minute.
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        for (table,) in cursor.fetchall():
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(read_rows("many"))
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # What autovacuum does when rows have come one by one.
        cursor.execute(
            "SELECT gin_clean_pending_list(i.oid) FROM pg_class i JOIN pg_am a ON a.oid = i.relam"
            " WHERE a.amname = 'gin' AND i.relnamespace = 'public'::regnamespace"
        )
        cursor.execute("ANALYZE")
