"""No wait for the database is without end, and whoever waited in vain is told so and keeps what they typed."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from community.models import Discussion, Reply
from learning.models import User
from tests.builders import make_discussion
from web3versity.database import limits, silence
from web3versity.database.backend.base import DatabaseWrapper
from web3versity.database.connection import PatientConnection
from web3versity.database.limits import Limits, Process

HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", "Referer": "http://testserver/community/"}


@pytest.fixture
def as_web(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[Callable[[], DatabaseWrapper]]:
    """This process serves the web, with little patience; new connections of its own."""
    monkeypatch.setattr(limits, "_process", Process.WEB)
    monkeypatch.setattr(silence, "_silent_until", float("-inf"))
    settings.DATABASE_LIMITS = {Process.WEB: Limits(statement=1, lock=2, idle=3)}
    opened: list[DatabaseWrapper] = []

    def connect() -> DatabaseWrapper:
        opened.append(DatabaseWrapper(connection.settings_dict, alias="default"))
        return opened[-1]

    yield connect
    for own in opened:
        own.close()


def ask(own: DatabaseWrapper, statement: str) -> Any:
    with own.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    return row[0] if row else None


LIMITS = "SELECT concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'), "
LIMITS += "current_setting('idle_in_transaction_session_timeout'))"


@pytest.mark.django_db
def test_a_connection_begins_with_the_limits_of_its_process(
    as_web: Callable[[], DatabaseWrapper], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    own = as_web()
    assert ask(own, LIMITS) == "1s 2s 3s"
    with pytest.raises(OperationalError, match="statement timeout"):
        ask(own, "SELECT pg_sleep(5)")
    assert ask(own, "SELECT 1") == 1
    settings.DATABASE_POOLED = True
    pooled = as_web()
    assert ask(pooled, LIMITS) == "0 0 0"
    assert pooled.connection.patience == 3.0
    settings.DATABASE_POOLED = False
    monkeypatch.setattr(limits, "_process", Process.COMMAND)
    command = as_web()
    assert (ask(command, LIMITS), command.connection.patience) == ("0 0 0", None)


@pytest.mark.django_db
def test_a_client_hangs_up_on_a_server_that_says_nothing_and_says_so_at_once_afterwards(
    as_web: Callable[[], DatabaseWrapper], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATABASE_POOLED = True
    own = as_web()
    own.ensure_connection()
    kept: PatientConnection = own.connection
    kept.patience = 0.2
    monkeypatch.setattr(silence, "SECONDS", 600.0)
    began = time.monotonic()
    with pytest.raises(OperationalError, match=r"not answered for 0\.2 seconds"):
        ask(own, "SELECT pg_sleep(5)")
    assert time.monotonic() - began < 4.9
    assert (kept.closed, own.is_usable()) == (True, False)
    own.close()
    with pytest.raises(OperationalError, match="a moment ago"):
        own.ensure_connection()
    monkeypatch.setattr(silence, "_silent_until", float("-inf"))
    assert ask(own, "SELECT 1") == 1


@contextmanager
def failing(table: str, statement: str) -> Iterator[None]:
    """Whatever writes to `table` meets what PostgreSQL says to `statement`."""

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")) and table in sql:
            context["cursor"].execute(statement)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield


def saying(code: str) -> str:
    return f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{code}'; END $$"


@pytest.fixture
def thread(kwame: User) -> Discussion:
    return make_discussion(kwame)


def reply(client: Client, thread: Discussion, **headers: str) -> Any:
    client.raise_request_exception = False
    body = urlencode({"content": "On metal."})
    path = f"{thread.get_absolute_url()}reply/"
    return client.post(path, body, content_type="application/x-www-form-urlencoded", headers=HERE | headers)


@pytest.mark.parametrize(
    ("statement", "sentence", "wait"),
    [
        ("SET LOCAL statement_timeout = 1; SELECT pg_sleep(1)", "took our database too long", "5"),
        (saying("55P03"), "Somebody else is changing the same", "2"),
        (saying("40P01"), "Somebody else is changing the same", "2"),
        (saying("53100"), "disk is full", "30"),
        (saying("53300"), "More people are here", "30"),
        ("SET TRANSACTION READ ONLY", "only read", "30"),
        (saying("57P01"), "cannot be reached", "30"),
    ],
)
def test_what_was_typed_is_kept_on_a_page_that_says_what_is_wrong(
    statement: str, sentence: str, wait: str, client: Client, amina: User, thread: Discussion
) -> None:
    client.force_login(amina)
    with failing("replies", statement):
        answer = reply(client, thread)
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, wait)
    assert sentence in page
    assert "On metal.</dd>" in page
    assert 'name="content" value="On metal."' in page
    assert not Reply.objects.exists()
    with failing("replies", statement):
        in_place = reply(client, thread, **{"HX-Request": "true"})
    assert (in_place.status_code, in_place.headers["HX-Retarget"]) == (503, "#problem")
    assert sentence in in_place.content.decode()


def test_a_database_that_is_away_is_told_whoever_asks_for_what(client: Client, amina: User, thread: Discussion) -> None:
    client.force_login(amina)
    client.raise_request_exception = False

    def away(*_details: object) -> None:
        raise OperationalError from psycopg.OperationalError("the connection is gone")

    with connection.execute_wrapper(away):
        page = client.get(thread.get_absolute_url())
        sent = reply(client, thread)
        spoken = client.post("/signin/verify/", "{}", content_type="application/json")
    assert (page.status_code, sent.status_code, spoken.status_code) == (503, 503, 503)
    assert "cannot be reached" in page.content.decode()
    assert "most likely not saved" in sent.content.decode()
    assert "On metal." in sent.content.decode()
    assert "cannot be reached" in spoken.json()["sentence"]
    assert "no-store" in page.headers["Cache-Control"]


def test_a_mistake_of_ours_is_none_of_the_database(client: Client, thread: Discussion) -> None:
    client.raise_request_exception = False

    def wrong(*_details: object) -> None:
        raise ZeroDivisionError

    with connection.execute_wrapper(wrong):
        assert client.get(thread.get_absolute_url()).status_code == 500
