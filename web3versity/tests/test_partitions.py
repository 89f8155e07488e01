"""The way to a parted table of completions (scripts/partitions/, docs/decisions/044): everything goes on as before."""

import subprocess
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from web3versity.devserver.postgres import programs_folder
from web3versity.tests.own_postgres import OwnPostgres, own_postgres
from web3versity.tests.own_site import run_python

SCRIPT = Path(settings.BASE_DIR) / "scripts" / "partitions" / "completions_by_learner.sql"
LEARN = """
from secrets import token_hex
from gamification.counters import find_differences
from learning.models import LessonCompletion
from tests.builders import finish_course, make_course, make_user
course = make_course(lessons=3, slug=token_hex(4))
for _ in range(5):
    finish_course(make_user(f"u{token_hex(4)}", evm_address=f"0x{token_hex(20)}"), course)
assert not find_differences()
print(LessonCompletion.objects.count())
"""
ONE_MORE = "INSERT INTO lesson_completions (user_id, lesson_id, course_id) SELECT user_id, lesson_id, course_id"


def part(server: OwnPostgres) -> "subprocess.CompletedProcess[str]":
    words = [str(programs_folder() / "psql"), "--set", "ON_ERROR_STOP=1", "--quiet", "--file", str(SCRIPT)]
    address = ["--host", str(server.sockets), "--username", "web3versity", "web3versity"]
    return subprocess.run([*words, *address], capture_output=True, text=True, check=False)  # noqa: S603


def kept(server: OwnPostgres) -> list[tuple[object, ...]]:
    """What stands upon the table by its name and meaning, but for the primary key and marks of its being parted."""
    return server.run_sql(
        "SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = 'lesson_completions'::regclass AND contype <> 'p' AND contype <> 'n'"
        " UNION SELECT indexrelid::regclass::text, obj_description(indexrelid, 'pg_class') FROM pg_index"
        " WHERE indrelid = 'lesson_completions'::regclass"
        " UNION SELECT tgname::text, replace(pg_get_triggerdef(oid), 'ONLY ', '') FROM pg_trigger"
        " WHERE tgrelid = 'lesson_completions'::regclass AND NOT tgisinternal ORDER BY 1"
    )


@pytest.mark.thorough
@pytest.mark.django_db
def test_learning_goes_on_by_the_same_rules_when_completions_are_parted(tmp_path: Path) -> None:
    with own_postgres(tmp_path, migrated=True) as server:
        assert run_python(LEARN, DATABASE_URL=server.url) == "15"
        before, rows = kept(server), server.run_sql("SELECT * FROM lesson_completions ORDER BY id")
        done = part(server)
        assert done.returncode == 0, done.stderr
        assert kept(server) == before
        assert server.run_sql("SELECT * FROM lesson_completions ORDER BY id") == rows
        assert server.run_sql("SELECT count(*) FROM pg_inherits WHERE inhparent = 'lesson_completions'::regclass") == [
            (16,)
        ]
        # Once a learner and lesson, whoever writes; and all that counts goes on counting.
        with pytest.raises(psycopg.errors.UniqueViolation):
            server.run_sql(f"{ONE_MORE} FROM lesson_completions LIMIT 1")
        assert run_python(LEARN, DATABASE_URL=server.url) == "30"
        again = part(server)
        assert again.returncode != 0
        assert "parted already" in again.stderr
