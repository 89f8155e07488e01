"""No SQL file changes without a migration (settings/installed_sql.py, docs/decisions/002-sql-in-files.md)."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.utils import ProgrammingError

from settings import installed_sql
from settings.installed_sql import InstallSQL, check_installed_sql, install, installations

ROOMS = ["settings", "learning", "community", "gamification", "chain", "web3versity"]
LOCKS = ["course", "boards", "badges", "faucet", "mail"]
COUNT_LESSONS = Path(settings.BASE_DIR, "learning/sql/count_lessons.sql")


def test_every_file_is_as_its_migration_has_installed_it() -> None:
    assert check_installed_sql() == []
    call_command("check")


def test_a_changed_byte_fails_the_check_which_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + (b" " if path == COUNT_LESSONS else b""))
    with pytest.raises(SystemCheckError) as failure:
        call_command("check")
    said = str(failure.value)
    migration = "learning.0008_guards_refuse_changes"
    assert f"(settings.E003) learning/sql/count_lessons.sql has changed since {migration} installed it." in said
    fresh = sha256(COUNT_LESSONS.read_bytes()).hexdigest()
    assert f'Install it by a new migration instead, with sha256="{fresh}"' in said
    assert said.count("settings.E") == 1


def test_a_file_that_no_migration_installs_fails_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [(name, operation) for name, operation in installations() if operation.path != COUNT_LESSONS]
    monkeypatch.setattr(installed_sql, "installations", lambda: iter(others))
    (mistake,) = check_installed_sql()
    assert (mistake.id, mistake.msg) == ("settings.E001", "No migration installs learning/sql/count_lessons.sql.")


def test_a_file_that_two_migrations_install_fails_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice() -> Iterator[tuple[str, InstallSQL]]:
        for name, operation in installations_now:
            yield name, operation
            if operation.path == COUNT_LESSONS:
                yield "learning.0099_lessons_anew", operation

    installations_now = list(installations())
    monkeypatch.setattr(installed_sql, "installations", twice)
    (mistake,) = check_installed_sql()
    assert mistake.id == "settings.E002"
    assert "learning.0008_guards_refuse_changes, learning.0099_lessons_anew" in mistake.msg


def test_a_new_database_runs_every_file_once() -> None:
    graph = MigrationLoader(None).graph
    plan = {migration for leaf in graph.leaf_nodes() for migration in graph.forwards_plan(leaf)}
    assert any(graph.nodes[migration].replaces for migration in plan)
    operations = [operation for migration in plan for operation in graph.nodes[migration].operations]
    runs = Counter(operation.path for operation in operations if isinstance(operation, InstallSQL))
    assert runs == dict.fromkeys(Path(settings.BASE_DIR).glob("*/sql/*.sql"), 1)


def test_the_operation_can_be_written_into_a_squashed_migration() -> None:
    name, arguments, options = install("learning", "count_lessons", undo="", sha256="").deconstruct()
    assert (name, arguments) == ("InstallSQL", [])
    assert InstallSQL(**options).sql == COUNT_LESSONS.read_text(encoding="utf-8")


@pytest.mark.django_db
def test_a_guarded_row_is_refused_with_the_sentence_of_its_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE kept (id int) ON COMMIT DROP")
        cursor.execute(
            "CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON kept"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change('It stays as it is')"
        )
        cursor.execute("INSERT INTO kept VALUES (1)")
        for statement in ("UPDATE kept SET id = 2", "DELETE FROM kept"):
            with pytest.raises(IntegrityError, match="It stays as it is"), transaction.atomic():
                cursor.execute(statement)


@pytest.mark.django_db
def test_a_lock_that_has_no_number_is_an_error_and_no_missing_lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(DISTINCT lock_number(name)) FROM unnest(%s::text[]) AS name", [LOCKS])
        (numbers,) = cursor.fetchone()
        assert len(numbers) == len(LOCKS)
        with pytest.raises(ProgrammingError, match="case not found"), transaction.atomic():
            cursor.execute("SELECT pg_advisory_xact_lock(lock_number('corse'), 1)")


def test_no_advisory_lock_is_taken_by_a_bare_number() -> None:
    root = Path(settings.BASE_DIR)
    files = [
        *root.glob("*/sql/*.sql"),
        *(p for room in ROOMS for p in (root / room).rglob("*.py") if "tests" not in p.parts),
    ]
    calls = [call for file in files for call in file.read_text(encoding="utf-8").split("advisory_")[1:]]
    taken = [call for call in calls if call.startswith(("xact_lock", "lock"))]
    assert len(taken) >= len(LOCKS)
    for call in taken:
        assert call.partition("(")[2].startswith("lock_number('"), call[:80]
