"""The scripts of scripts/backup/, as docs/operations.md tells to use them."""

import os
import re
import subprocess
import time
from datetime import UTC
from pathlib import Path

import pytest
from django.conf import settings

from web3versity.devserver.account import command_as, give, lent_account
from web3versity.devserver.postgres import programs_folder
from web3versity.devserver.server import private_folder
from web3versity.tests.own_postgres import OwnPostgres, own_postgres
from web3versity.tests.own_site import own_site, run_python
from web3versity.tests.test_replica import until

SCRIPTS = Path(settings.BASE_DIR) / "scripts" / "backup"
SCHOOL = """
from django.conf import settings
from django.test import Client
from tests.builders import make_course, make_user
amina = make_user("amina", profile_public=True)
make_course("Keys", slug="keys", lessons=3)
browser = Client()
browser.force_login(amina)
print(browser.cookies[settings.SESSION_COOKIE_NAME].value)
"""
LEARN = """
from learning.models import Course, User
from tests.builders import finish_course, make_award
amina = User.objects.get(username="amina")
finish_course(amina, Course.objects.get(slug="keys"))
make_award(amina, 4321)
"""


def run_script(name: str, *arguments: str, near: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Under the account of PostgreSQL, as an operator would."""
    command = command_as(lent_account(near), ["/bin/sh", str(SCRIPTS / name), *arguments], paths=[near, SCRIPTS / name])
    path = f"{programs_folder()}:{os.environ['PATH']}"
    return subprocess.run(  # noqa: S603
        command, env=os.environ | {"PATH": path, **environment}, cwd="/", capture_output=True, text=True, check=False
    )


def test_a_segment_is_archived_once_and_never_over_another(tmp_path: Path) -> None:
    segment, other, archive = tmp_path / "segment", tmp_path / "other", tmp_path / "wal"
    archive.mkdir()
    segment.write_bytes(b"one")
    other.write_bytes(b"two")
    words = [str(SCRIPTS / "archive-wal"), str(segment), "0001", str(archive)]
    for _ in range(2):
        assert subprocess.run(words, check=False).returncode == 0  # noqa: S603
    assert subprocess.run([words[0], str(other), "0001", str(archive)], check=False).returncode != 0  # noqa: S603
    assert [(path.name, path.read_bytes()) for path in archive.iterdir()] == [("0001", b"one")]


def test_nothing_is_restored_over_what_is_there_nor_from_what_came_later(tmp_path: Path) -> None:
    (tmp_path / "base" / "2026-11-28T10:00:00Z").mkdir(parents=True)
    full, empty = tmp_path / "full", tmp_path / "empty"
    full.mkdir()
    (full / "PG_VERSION").write_text("18")
    for data, moment, sentence in (
        (full, "2026-11-28T11:00:00Z", "not empty"),
        (empty, "yesterday", "must look like"),
        (empty, "2026-11-28T09:59:59Z", "no copy that was complete"),
    ):
        done = run_script("restore", str(tmp_path), str(data), moment, near=tmp_path)
        assert (done.returncode, sentence in done.stderr) == (1, True), done.stderr
    assert not empty.exists()


@pytest.mark.thorough
@pytest.mark.django_db
def test_a_learners_points_are_there_after_a_restore_to_the_moment_before_the_damage(tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    command = f'{SCRIPTS}/archive-wal "%p" "%f" {backup}/wal'
    with own_postgres(tmp_path / "first", migrated=True, archive_mode="on", archive_command=command) as server:
        for folder in (backup, backup / "base", backup / "wal"):
            give(private_folder(folder), lent_account(server.data))
        session = run_python(SCHOOL, DATABASE_URL=server.url)
        _copy(server, backup)
        run_python(LEARN, DATABASE_URL=server.url)
        points = server.run_sql("SELECT total_xp, lessons_completed FROM users WHERE username = 'amina'")
        assert points == [(4321, 3)]
        ((moment,),) = server.run_sql("SELECT clock_timestamp()")
        moment = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
        server.run_sql("DROP TABLE lesson_completions, xp_awards CASCADE")
        server.run_sql("UPDATE users SET is_active = false")
        server.run_sql("SELECT pg_switch_wal()")
        archived = "SELECT last_archived_wal IS NOT NULL AND failed_count = 0 FROM pg_stat_archiver"
        until(lambda: bool(server.run_sql(archived)[0][0]))
    began = time.monotonic()
    data = tmp_path / "second" / "data"
    give(private_folder(data.parent), lent_account(backup))
    done = run_script("restore", str(backup), str(data), moment, near=backup)
    assert done.returncode == 0, done.stderr
    with own_postgres(tmp_path / "second") as server:
        until(lambda: server.run_sql("SELECT pg_is_in_recovery()") == [(False,)])
        restored = time.monotonic() - began
        assert server.run_sql("SELECT total_xp, lessons_completed FROM users WHERE username = 'amina'") == points
        with own_site(tmp_path / "var", DATABASE_URL=server.url) as site:
            assert "4,321" in site.get("/xp/", sessionid=session).text
            assert site.get("/learners/amina/").status_code == 200
            # What it writes stays: it is a server like any other.
            assert server.run_sql("SELECT pg_is_in_recovery(), current_setting('archive_mode')") == [(False, "off")]
    print(f"Restored and open after {restored:.1f} seconds.")  # noqa: T201


# The pg_verifybackup of the wheel that brings the embedded PostgreSQL 18.4 crashes before it looks at anything, so that
# here the copy is proved by starting on it alone.
NOT_VERIFIED = {"VERIFY": "true"}


def _copy(server: OwnPostgres, backup: Path) -> None:
    """Three times with room for two: the oldest is forgotten, and so is the log that only it needed."""
    for _ in range(3):
        done = run_script(
            "base-backup",
            str(backup),
            near=backup,
            PGHOST=str(server.sockets),
            PGUSER="web3versity",
            KEEP="2",
            **NOT_VERIFIED,
        )
        assert done.returncode == 0, done.stderr
        time.sleep(1.1)
    kept = sorted(path.name for path in (backup / "base").iterdir())
    assert len(kept) == 2
    label = (backup / "base" / kept[0] / "backup_label").read_text()
    first = re.findall(r"\(file (\w+)\)", label)[0]
    segments = [path.name for path in (backup / "wal").iterdir() if len(path.name) == 24]
    assert all(segment >= first for segment in segments)
