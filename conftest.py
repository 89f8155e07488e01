"""What every test of the project shares: people, a clock that can be stopped, and platform settings for one test."""

import gc
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import hypothesis
import pytest
import time_machine
from django.db import connection
from django.test import override_settings

from learning.web.parts import forget_parts
from settings import snapshot
from settings.models import PlatformSetting
from settings.registry import REGISTRY
from settings.tests.proofs import PROOFS
from tests.admins_process import AdminsProcess
from tests.database_address import database_url
from tests.migrated import migrated_database

pytest_plugins = ["tests.personas"]

# Where tests differ from a running site, and why.
TEST_SETTINGS: dict[str, Any] = {
    # Each page is made anew, whatever another test has seen (web3versity/tests/test_kept_pages.py keeps them).
    "KEPT_PAGE_SECONDS": 0,
    # A password is hashed in microseconds instead of half a second.
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    # Static files keep their names: nothing has to be collected and hashed first.
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    # The test client speaks plain HTTP to "testserver", whatever site .env describes.
    "ALLOWED_HOSTS": ["testserver", "localhost", "127.0.0.1"],
    "SECURE_SSL_REDIRECT": False,
    "STAFF_NEEDS_SECOND_FACTOR": False,
    # Nobody waits; what is about the time asks for the fixture below.
    "LEARNING_TAKES_TIME": False,
    "SESSION_COOKIE_SECURE": False,
    "CSRF_COOKIE_SECURE": False,
}

# How old a process lets its snapshot of the settings grow on a running site.
SNAPSHOT_AGE = snapshot.MAX_AGE_SECONDS
HERE, ELSEWHERE = "set here", "set by another process"

# Examples wait for a database, so their time says nothing; a failing one prints how to repeat it.
hypothesis.settings.register_profile("web3versity", deadline=None, print_blob=True)
hypothesis.settings.load_profile("web3versity")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long tests that have databases of their own, and end with what is quick.

    pytest-django puts what does not touch the test database last: there one process would still be busy with them for
    minutes while the others have nothing left to do.
    """
    items.sort(key=lambda item: item.get_closest_marker("stress") is None or _uses_test_database(item))


def pytest_collection_finish() -> None:
    """Ten thousand tests and all of the site stay until the end: to look through them for garbage takes a tenth of the
    time."""
    gc.collect()
    gc.freeze()


def _uses_test_database(item: pytest.Item) -> bool:
    names = getattr(item, "fixturenames", [])
    return item.get_closest_marker("django_db") is not None or "db" in names or "transactional_db" in names


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, django_db_blocker: Any) -> None:
    """The test database begins as a copy of one that is migrated."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated_database()
        connection.close()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, which nobody holds any more when it is dropped.

    Of a process that was ended in the middle of a query, PostgreSQL hears only when it has answered.
    """
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session", autouse=True)
def test_settings() -> Iterator[None]:
    with override_settings(**TEST_SETTINGS):
        yield


@pytest.fixture(autouse=True)
def fresh_platform_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Rows that a test rolls back must not live on in the snapshot.

    It does not age meanwhile, so that the number of queries does not depend on how busy the machine is.
    """
    monkeypatch.setattr("settings.queue._quiet_until", float("-inf"))
    # Finite: forget() must still be able to make it too old.
    monkeypatch.setattr(snapshot, "MAX_AGE_SECONDS", 3600.0)
    snapshot.forget()
    yield
    snapshot.forget()


@pytest.fixture(autouse=True)
def fresh_parts() -> None:
    """What a test with other templates, settings or languages has rendered is not for the next one."""
    forget_parts()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What proves that a setting is read is tried twice: the second time, another process changes the setting."""
    if "platform_setting" in metafunc.fixturenames and metafunc.definition.nodeid in PROOFS.values():
        metafunc.parametrize("platform_setting", [HERE, ELSEWHERE], indirect=True)


@pytest.fixture(scope="session")
def admins_process(django_db_setup: None) -> Iterator[AdminsProcess]:
    """A process of the site beside this one, on the same database."""
    other = AdminsProcess({**os.environ, "DATABASE_URL": database_url(connection.get_connection_params())})
    yield other
    other.end()


@pytest.fixture
def platform_setting(
    db: None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, Any], None]]:
    """`platform_setting("quiz_passing_score", 50)` holds until the end of the test, in Python and in SQL."""
    if getattr(request, "param", HERE) == ELSEWHERE:
        yield from _set_by_another_process(request.getfixturevalue("admins_process"), monkeypatch)
    else:
        yield _set_here


def _set_here(key: str, value: Any) -> None:
    PlatformSetting.objects.update_or_create(setting_key=key, defaults={"setting_value": REGISTRY[key].clean(value)})
    snapshot.forget()


def _set_by_another_process(
    other: AdminsProcess, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, Any], None]]:
    """This process hears nothing of the change. It lets a second pass, which is longer than its snapshot may live."""
    changed: set[str] = set()
    monkeypatch.setattr(snapshot, "MAX_AGE_SECONDS", SNAPSHOT_AGE)

    def change(key: str, value: Any) -> None:
        other.run("set", key, json.dumps(value))
        changed.add(key)
        if snapshot._read_at is not None:
            snapshot._read_at -= 1

    yield change
    for key in changed:
        other.run("reset", key)


@pytest.fixture
def learning_takes_time() -> Iterator[None]:
    """Lessons ask for their time, as on a running site."""
    with override_settings(LEARNING_TAKES_TIME=True):
        yield


@pytest.fixture
def frozen() -> Iterator[Callable[[str | datetime], time_machine.Traveller]]:
    """`frozen("2026-03-09 10:00")` stops Python's clock there (UTC); `.shift()` and `.move_to()` of the result move it.

    The database's now() goes on: hand times to SQL functions instead of leaving them their default.
    """
    travels: list[time_machine.travel] = []

    def stop(moment: str | datetime) -> time_machine.Traveller:
        when = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        travel = time_machine.travel(when if when.tzinfo else when.replace(tzinfo=UTC), tick=False)
        travels.append(travel)
        return travel.start()

    yield stop
    for travel in reversed(travels):
        travel.stop()
