"""Slow requests and statements are told with what they cost; statements say who asked, when that is wanted."""

import logging
from typing import Any

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from tests.sql import value
from web3versity import urls
from web3versity.logs.request_id import HEADER
from web3versity.logs.statements import watch_statement

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
OWN_STATEMENT = "SELECT current_query()"


def look(_request: HttpRequest, whom: str) -> HttpResponse:
    """Sleeps in the database, and answers with statements as PostgreSQL got them, without and with a value."""
    value("SELECT pg_sleep(%s)", 0.03)
    return HttpResponse("\n".join([value(OWN_STATEMENT), value(f"{OWN_STATEMENT} WHERE %s", True)]))


urlpatterns = [path("look/<str:whom>/", look, name="100% of a look"), *urls.urlpatterns]


def told(caplog: pytest.LogCaptureFixture, module: str) -> list[dict[str, Any]]:
    return [vars(record) for record in caplog.records if record.name == f"web3versity.logs.{module}"]


def test_what_is_slow_is_told_without_the_values_and_the_rest_is_not(
    client: Client, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SLOW_REQUEST_SECONDS = settings.SLOW_STATEMENT_SECONDS = 0.03
    with caplog.at_level(logging.WARNING):
        assert client.get("/look/amina/?q=private").status_code == 200
        settings.SLOW_REQUEST_SECONDS = settings.SLOW_STATEMENT_SECONDS = 60
        client.get("/look/amina/")
    (request,), (statement,) = told(caplog, "slow_requests"), told(caplog, "statements")
    assert (request["method"], request["path"], request["status"]) == ("GET", "/look/amina/", 200)
    assert request["statements"] >= 3
    assert 30 <= request["database_milliseconds"] <= request["milliseconds"]
    assert statement["sql"] == "SELECT pg_sleep(%s)"
    assert 30 <= statement["milliseconds"] <= request["milliseconds"]
    assert "private" not in caplog.text


def test_nothing_is_told_when_the_settings_are_0(
    client: Client, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SLOW_REQUEST_SECONDS = settings.SLOW_STATEMENT_SECONDS = 0
    client.get("/look/amina/")
    assert told(caplog, "slow_requests") + told(caplog, "statements") == []


def test_statements_carry_the_request_and_the_page_when_that_is_wanted(client: Client, settings: Settings) -> None:
    plain = client.get("/look/amina/")
    assert "/*" not in plain.text
    settings.SQL_COMMENTS = True
    marked = client.get("/look/amina/")
    comment = f"/*request_id='{marked.headers[HEADER]}',route='100%25%20of%20a%20look'*/"
    assert marked.text.splitlines() == [f"{OWN_STATEMENT} {comment}", f"{OWN_STATEMENT} WHERE true {comment}"]
    assert "/*" not in value(OWN_STATEMENT)


def test_a_connection_that_is_made_anew_is_watched_once() -> None:
    connection_created.send(sender=type(connection), connection=connection)
    assert connection.execute_wrappers.count(watch_statement) == 1
