"""One small benchmark from beginning to end. What it measured is read, never judged: that is for quiet machines."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from benchmarks.forum.operations import FORUM_OPERATIONS
from benchmarks.generate.recount import find_mistakes
from benchmarks.harness.database import DatabaseInTheWay, own_database, sibling_of
from benchmarks.learning.operations import FLOORS, OPERATIONS
from benchmarks.management.commands.bench import Command
from tests.recounts import find_differences
from web3versity.devserver import addresses

DATA = "Scale 0.01, seed 1."


def run_bench(*words: str) -> str:
    """What `manage.py bench` prints; its database stands beside the one of this test process."""
    url = os.environ.get("DATABASE_URL") or addresses.database_url()
    folder, _, _name = url.rpartition("/")
    # The command exists where the site is developed.
    environment = os.environ | {"DEBUG": "true", "DATABASE_URL": f"{folder}/{connection.settings_dict['NAME']}"}
    command = [sys.executable, "manage.py", "bench", "--scale", "0.01", "--samples", "24", *words]
    done = subprocess.run(  # noqa: S603 (our own command)
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=1200, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def databases() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database")
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.stress
@pytest.mark.thorough
def test_every_operation_and_floor_is_measured_and_written_down(django_db_setup: None, tmp_path: Path) -> None:
    path = tmp_path / "benchmarks.md"
    output = run_bench("--document", str(path))
    number = r"\s+\d+\.\d\d \|"
    judged = rf"{number}{number}\s+(?:met|MISSED) \|"
    for operation in OPERATIONS:
        row = rf"\| {operation.title}\s+\|\s+\d+ \|{judged}"
        if operation.floor:
            row += f"{judged}{number}{number}"
        assert re.search(row, output), operation.title
    for floor in FLOORS.values():
        assert re.search(rf"\| {floor}\s+\|{number}{number}", output), floor
    document = path.read_text(encoding="utf-8")
    assert output.strip() in document
    assert "## Scale 0.01" in document


@pytest.mark.stress
def test_the_boards_are_refreshed_on_every_occasion_in_a_database_that_can_be_kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path: Path
) -> None:
    """A part of a run: it leaves true counters, and the document as it is."""
    output = run_bench("--keep", "--only", "refresh", "--document", str(tmp_path / "benchmarks.md"))
    for occasion in ("empty boards", "after 1 in 100 earned XP", "nothing has changed", "a new week begins"):
        assert f"| {occasion}" in output
    assert "User login" not in output
    with django_db_blocker.unblock(), own_database(keep=False, reuse=DATA) as has_data:
        assert has_data
        assert find_mistakes() == []
        assert find_differences() == []
    assert not (tmp_path / "benchmarks.md").exists()
    with django_db_blocker.unblock():
        assert sibling_of(str(connection.settings_dict["NAME"])) not in databases()


@pytest.mark.stress
@pytest.mark.thorough
def test_the_forum_is_measured_at_both_sizes_and_has_a_part_of_its_own(
    django_db_setup: None, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    path = tmp_path / "benchmarks.md"
    output = run_bench("--only", "forum", "--document", str(path))
    judged = r"\s+\d+\.\d\d \|\s+\d+\.\d\d \|\s+(?:met|MISSED) \|"
    for size in ("50 threads, 200 replies", "500 threads, 2,000 replies"):
        assert f"| {size} (ms)" in output
    for operation in FORUM_OPERATIONS:
        assert len(re.findall(rf"\| {operation.title}\s+\|\s+\d+ \|{judged}{judged}", output)) == 2, operation.title
    assert re.search(r"\| list, thread and search: at most 8 statements each\s+\|\s+\d \| met \|", output)
    assert f"## Forum\n\nMeasured on {timezone.now():%Y-%m-%d}.\n\n{output.strip()}\n" in path.read_text(
        encoding="utf-8"
    )
    with django_db_blocker.unblock():
        assert not [name for name in databases() if name.endswith("_forum")]


def test_a_database_that_somebody_else_made_is_left_alone(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = f"{connection.settings_dict['NAME']}_theirs"
    monkeypatch.setattr("benchmarks.harness.database.sibling_of", lambda _name: theirs)
    with django_db_blocker.unblock(), fresh_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{theirs}"')
        try:
            with pytest.raises(DatabaseInTheWay, match="was not made by the benchmark"), own_database(keep=False):
                pass
            assert theirs in databases()
        finally:
            cursor.execute(f'DROP DATABASE "{theirs}"')


def fresh_cursor() -> CursorWrapper:
    """Whatever became of the connection in tests that ran before."""
    connection.close()
    return connection.cursor()


def test_a_very_long_run_begins_only_when_asked_for() -> None:
    with pytest.raises(CommandError, match=r"Scale 100 takes about \d+ GB .* Add --yes to begin"):
        call_command(Command(), scale=100.0)
