"""Every CHECK and UNIQUE refuses a row that breaks it, whoever writes."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from web3versity.schema_docs.catalog import read_tables
from web3versity.schema_docs.domains import DOMAINS, models_of
from web3versity.tests.schema_rooms import read_named, read_rows

pytestmark = pytest.mark.django_db

REFUSED = read_named("refused")
# PostgreSQL fails on an unknown time zone before it can name the constraint.
FAILS_BY_ITSELF = {"users_timezone_check"}


@pytest.fixture(autouse=True)
def allowed_rows(db: None) -> None:
    execute(read_rows("allowed"))


def execute(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


@pytest.mark.parametrize(("constraint", "statement"), REFUSED, ids=[constraint for constraint, _ in REFUSED])
def test_a_row_that_breaks_it_is_refused(constraint: str, statement: str) -> None:
    with pytest.raises(IntegrityError, match=f'constraint "{constraint}"'):
        execute(statement)


def test_an_unknown_time_zone_is_refused() -> None:
    execute("UPDATE users SET timezone = 'Africa/Lagos' WHERE id = 1")
    with pytest.raises(DatabaseError, match="not recognized"):
        execute("UPDATE users SET timezone = 'Mars/Olympus' WHERE id = 1")


def test_lines_of_the_xp_ledger_are_never_changed() -> None:
    with pytest.raises(IntegrityError, match="never changed"):
        execute("UPDATE xp_awards SET amount = 1000 WHERE user_id = 1")


def test_staff_without_a_wallet_do_not_collide() -> None:
    execute("UPDATE users SET evm_address = NULL, hedera_account_id = NULL")


def test_a_course_may_be_renumbered_through_double_numbers() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("UPDATE lessons SET sequence_number = 2 WHERE id = 1")
        cursor.execute("UPDATE lessons SET sequence_number = 1 WHERE id = 2")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_every_check_and_unique_constraint_has_a_row_here_that_breaks_it() -> None:
    tables = read_tables()
    own = [tables[model._meta.db_table] for domain in DOMAINS for model in models_of(domain)]
    checks = {name for table in own for name, _ in table.checks}
    uniques = {index.name for table in own for index in table.indexes if index.is_unique}
    keys = {name for name in uniques if name.endswith("_pkey")}
    assert (checks | uniques) - keys - FAILS_BY_ITSELF == {name for name, _ in REFUSED}
