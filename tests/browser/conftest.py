"""A real Chromium against the site as it is deployed: gunicorn, built static files, no DEBUG, the test database."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.backends.postgresql.operations import DatabaseOperations
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from psycopg.errors import DeadlockDetected

from learning.loader.course_folder import read_course
from tests.database_address import database_url
from web3versity.devserver.ports import free_port

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)
# Milliseconds for one step of a page: on a busy machine each may be slow, however many there are.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def site_environment(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What the processes of the site are started with: the test database and the tests' own servers."""
    url = f"http://localhost:{free_port()}"
    with django_db_blocker.unblock():
        parameters = connection.get_connection_params()
    folder = tmp_path_factory.mktemp("site")
    return os.environ | {
        "DATABASE_URL": database_url(parameters),
        "REDIS_URL": settings.REDIS_URL,
        "CHAIN_RPC_URL": settings.CHAIN_RPC_URL,
        "SITE_URL": url,
        "ALLOWED_HOSTS": "localhost",
        "SECRET_KEY": settings.SECRET_KEY,
        "DEBUG": "false",
        "VAR_DIR": str(folder),
        # Mails are files under VAR_DIR/mail.
        "EMAIL_URL": f"filemail:///{folder}/mail",
        "WEB_CONCURRENCY": "1",
        "STAFF_NEEDS_SECOND_FACTOR": "false",
        "LEARNING_TAKES_TIME": "false",
        # What a test has just written is to be seen at once, also without a session.
        "KEPT_PAGE_SECONDS": "0",
    }


@pytest.fixture(scope="session")
def site(site_environment: dict[str, str]) -> Iterator[str]:
    """The address of a gunicorn that serves the test database until the session ends."""
    environment, url = site_environment, site_environment["SITE_URL"]
    collect = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
    subprocess.run(collect, env=environment, cwd=settings.BASE_DIR, check=True)  # noqa: S603
    bind = f"127.0.0.1:{url.rpartition(':')[2]}"
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", bind]
    server = _start(command, environment, "server.log")
    try:
        _wait_for(f"{url}/healthz", server)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=60)


@pytest.fixture(scope="session", autouse=True)
def emptying_tables_again() -> Iterator[None]:
    """What a browser asked for last may still be answered when a test is over: then the answer and the emptying of all
    tables may each wait for the other, and PostgreSQL ends one of them. The emptying is done again."""
    once = DatabaseOperations.execute_sql_flush

    def emptied(operations: DatabaseOperations, statements: list[str]) -> None:
        for _ in range(3):
            try:
                return once(operations, statements)
            except OperationalError as error:
                if not isinstance(error.__cause__, DeadlockDetected):
                    raise
        return once(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", emptied)
        yield


@pytest.fixture
def worker(site_environment: dict[str, str], transactional_db: None) -> Iterator[None]:
    """A Celery worker of the site with beat inside, for one test. What earlier tests left in the queue is thrown away.

    On a busy machine the chain's node may count as away for a while, and then it is beat that has it asked again.
    """
    celery = [sys.executable, "-m", "celery", "--app", "web3versity", "--quiet"]
    purge = [*celery, "purge", "--force", "--queues", "celery,grading"]
    subprocess.run(purge, env=site_environment, cwd=settings.BASE_DIR, check=True)  # noqa: S603
    command = [*celery, "worker", "--pool", "solo", "--loglevel", "ERROR", "--without-gossip", "--without-mingle"]
    command += ["--queues", "celery,grading", "--beat"]
    process = _start(command, site_environment, "worker.log")
    yield
    # Not in the middle of a task, whose locks the emptying of the tables would wait for.
    process.terminate()
    process.wait(timeout=60)


def chromium_program() -> str | None:
    """The machine's. The one without windows has the same engine, and takes a third of the time."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # The synchronous Playwright keeps an event loop running, which Django's ORM would refuse to work beside.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


# The files do not change while tests run: each course is read once, and stored for every test that wants it.
read_course_once = cache(read_course)


@pytest.fixture
def library(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real courses."""
    monkeypatch.setattr("learning.loader.library.read_course", read_course_once)
    call_command("load_courses", verbosity=0)


@pytest.fixture
def open_context(chromium: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browser contexts on the site; a script error or a breach of the content policy fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def note(page: Page) -> None:
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)

    def make(**options: Any) -> BrowserContext:
        context = chromium.new_context(**({"base_url": site, "viewport": DESK} | options))
        context.set_default_timeout(PATIENCE)
        context.on("page", note)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context().new_page()


def _start(command: list[str], environment: dict[str, str], log: str) -> "subprocess.Popen[bytes]":
    """A process of the site, which writes all it says into a file under VAR_DIR."""
    with (Path(environment["VAR_DIR"]) / log).open("ab") as output:
        return subprocess.Popen(  # noqa: S603
            command, env=environment, cwd=settings.BASE_DIR, stdout=output, stderr=subprocess.STDOUT
        )


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(OSError):
            urlopen(url, timeout=2)  # noqa: S310
            return
        time.sleep(0.1)
    raise RuntimeError(f"The site did not answer at {url}.")
