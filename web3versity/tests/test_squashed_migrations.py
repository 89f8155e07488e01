"""Squashed migrations leave what those they replace leave, and whoever has the old ones goes on from there."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django.plugin import DjangoDbBlocker

from tests.migrated import migrated_database
from web3versity.tests.whole_schema import whole_schema

SQUASHED = {name: migration for name, migration in MigrationLoader(None).disk_migrations.items() if migration.replaces}
ROOMS = {"chain", "community", "gamification", "learning", "settings"}
# Where a school stood that was brought up to date in the days before: in the middle of four rooms, at the end of one.
BEFORE = [
    ("learning", "0043_course_drafts"),
    ("community", "0020_roles_kept_by_triggers"),
    ("chain", "0016_practice_lives"),
    ("gamification", "0010_locks_by_name"),
    ("settings", "0009_setting_changes_are_kept"),
]


@pytest.mark.django_db
def test_a_database_that_has_all_the_replaced_ones_only_notes_the_squashed_ones_down() -> None:
    assert {room for room, _ in SQUASHED} == ROOMS
    recorder = MigrationRecorder(connection)
    for name in SQUASHED:
        recorder.record_unapplied(*name)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []

    said = StringIO()
    call_command("migrate", stdout=said)
    assert "No migrations to apply" in said.getvalue()
    assert set(recorder.applied_migrations()) >= set(SQUASHED)


@pytest.mark.thorough
def test_migrating_in_two_halves_by_the_replaced_ones_makes_the_same_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        with database(migrated_database()):
            expected = whole_schema()
        with empty_database("migrated_long_ago"):
            migrate_by_the_replaced_ones()
            noted = SQUASHED.keys() & MigrationRecorder(connection).applied_migrations()
            assert {room for room, _ in noted} == {"settings", "gamification"}, "Whole rooms, and a first half."
            call_command("migrate", verbosity=0)
            found = whole_schema()
    assert len(expected["columns"]) > 1000
    for about in expected.keys() | found.keys():
        assert found.get(about) == expected.get(about), about


def migrate_by_the_replaced_ones() -> None:
    executor = MigrationExecutor(connection)
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate(BEFORE)


@contextmanager
def empty_database(name: str) -> Iterator[None]:
    run(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
    try:
        with database(name):
            yield
    finally:
        run(f'DROP DATABASE "{name}"')


@contextmanager
def database(name: str) -> Iterator[None]:
    """This process's connection leads to another database of the server."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
