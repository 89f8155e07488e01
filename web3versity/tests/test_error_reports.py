"""An unexpected error as the service that gathers them is told of it: by a double that keeps all it is sent."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import brotli
import pytest
from django.conf import settings as site
from django.db import connection

from tests.database_address import database_url
from web3versity.error_reports import without_secrets

pytestmark = pytest.mark.django_db
KEY = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
TOKEN = "WzEsMSwienFtYWlsQGV4YW1wbGUub3JnIl0:1xXMcx:bjlu8UJ3rGn_uMBhtPmdnqZzA6bu7_LZQpgJVrhZn8A"
PRIVATE = (KEY, KEY[2:], PHRASE, "sausage", "amina@example.org", "session-of-amina", TOKEN, "hunter2", "secret-bio")
BROKEN_SITE = """
import sys, django; django.setup()
from types import ModuleType
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from web3versity import urls
from web3versity.tasks import clear_expired_sessions

@csrf_exempt
def broken(request, token):
    typed, key = (request.body, request.COOKIES["sessionid"]), %(key)r
    raise ValueError(f"No key {key} of amina@example.org in postgresql://web:hunter2@db/x: %(phrase)s.")

ours = ModuleType("broken_urls")
ours.urlpatterns = [path("unsubscribe/<str:token>/", broken, name="unsubscribe"), *urls.urlpatterns]
ours.handler500 = lambda request: HttpResponse(status=500)
sys.modules["broken_urls"] = ours
settings.ROOT_URLCONF, settings.ALLOWED_HOSTS = "broken_urls", ["*"]

sent = {"bio": "secret-bio", "password": "hunter2", "mail": "amina@example.org"}
headers = {"Cookie": "sessionid=session-of-amina", "Authorization": "Bearer hunter2"}
address = "/unsubscribe/%(token)s/?mail=amina@example.org"
asked = RequestFactory().post(address, sent, content_type="application/json", headers=headers)
list(get_wsgi_application()(asked.environ, lambda status, _headers: print(status)))

clear_expired_sessions.run = broken
clear_expired_sessions.apply(args=("secret-bio", "amina@example.org"))
import sentry_sdk
sentry_sdk.flush(10)
"""


class Service(BaseHTTPRequestHandler):
    kept: list[bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}[self.headers["Content-Encoding"]]
        self.kept += [str(self.headers).encode(), unpack(body)]
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_what: object) -> None:
        """In silence."""


@pytest.fixture
def service() -> Iterator[tuple[str, list[bytes]]]:
    kept: list[bytes] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Keeping", (Service,), {"kept": kept}))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://public@127.0.0.1:{server.server_port}/7", kept
    server.shutdown()
    thread.join()
    server.server_close()


def break_the_site(dsn: str) -> None:
    script = BROKEN_SITE % {"key": KEY, "phrase": PHRASE, "token": TOKEN}
    environment = {
        "SECRET_KEY": site.SECRET_KEY,
        "REDIS_URL": site.REDIS_URL,
        "DATABASE_URL": database_url(connection.get_connection_params()),
        "DJANGO_SETTINGS_MODULE": "web3versity.settings",
        "SENTRY_DSN": dsn,
        "ENV_FILE": "/dev/null",
        "PATH": "",
    }
    command = [sys.executable, "-W", "ignore", "-c", script]
    done = subprocess.run(  # noqa: S603
        command, env=environment, cwd=site.BASE_DIR, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("500")


def test_an_error_is_told_without_secrets_and_people(service: tuple[str, list[bytes]]) -> None:
    dsn, kept = service
    break_the_site(dsn)
    sent = b"\n".join(kept).decode()
    for private in PRIVATE:
        assert private not in sent, private
    events = [json.loads(line) for line in sent.splitlines() if line.startswith('{"') and '"exception"' in line]
    of_page, of_task = events
    (error,) = of_page["exception"]["values"]
    assert error["type"] == "ValueError"
    assert error["value"].startswith("No key [removed] of [removed] in postgresql://[removed]db/x: [removed]")
    assert error["stacktrace"]["frames"][-1]["function"] == "broken"
    assert of_page["tags"]["route"] == "unsubscribe"
    assert len(of_page["tags"]["request_id"]) == 32
    assert of_task["exception"]["values"][-1]["type"] == "AttributeError"
    assert of_task["tags"]["task"] == "web3versity.tasks.clear_expired_sessions"
    assert not {"request", "user", "breadcrumbs", "extra", "contexts", "server_name", "modules"} & (
        set(of_page) | set(of_task)
    )


def test_without_the_variable_nothing_is_imported() -> None:
    """This process has none."""
    assert site.SENTRY_DSN == ""
    assert "sentry_sdk" not in sys.modules


@pytest.mark.parametrize(
    "sentence",
    [
        "could not connect to server: Connection refused",
        "No Course matches the given query.",
        "'NoneType' object has no attribute 'lesson_slug'",
        "learning.lessons.completion: division by zero in gamification_leaderboard_cache",
    ],
)
def test_what_is_no_secret_stays(sentence: str) -> None:
    assert without_secrets(sentence) == sentence


def test_the_row_that_broke_a_rule_of_the_database_is_left_out() -> None:
    sentence = 'new row for relation "users" violates check constraint "users_bio"'
    detail = "DETAIL:  Failing row contains (12, amina, Amina Diallo,\nI live in Dakar)."
    assert without_secrets(f"{sentence}\n{detail}") == f"{sentence}\n[removed]"
