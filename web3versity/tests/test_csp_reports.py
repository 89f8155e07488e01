"""Reports of the policy: counted by what they are alike in, bounded, and nothing of the reader kept."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as site
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from settings.redis_clients import open_redis
from tests.attention import mend, seen
from web3versity.csp_reports import counting
from web3versity.csp_reports.counting import MOST_KINDS, MOST_OF_A_NETWORK, read_counts
from web3versity.csp_reports.reading import MOST_BYTES, Violation, read_reports

pytestmark = pytest.mark.django_db
Frozen = Callable[[str | datetime], time_machine.Traveller]
OLD, NEW = "application/csp-report", "application/reports+json"
EVIL = Violation("script-src-elem", "https://evil.example", "learning:catalog")


@pytest.fixture(autouse=True)
def no_reports() -> Iterator[None]:
    def forget() -> None:
        with open_redis(timeout=1) as client:
            if keys := client.keys("web3versity:csp:*"):
                client.delete(*keys)

    forget()
    yield
    forget()


def old(**changes: Any) -> dict[str, Any]:
    report = {
        "document-uri": f"{site.SITE_URL}/courses/?q=what+amina+searched",
        "violated-directive": "script-src-elem",
        "blocked-uri": "https://evil.example/steal.js?token=secret",
        "script-sample": "secret",
    }
    return {"csp-report": report | changes}


def new(**changes: Any) -> dict[str, Any]:
    body = {
        "documentURL": f"{site.SITE_URL}/courses/",
        "effectiveDirective": "script-src-elem",
        "blockedURL": "https://evil.example/x",
        "sample": "secret",
    }
    return {
        "type": "csp-violation",
        "url": f"{site.SITE_URL}/courses/",
        "user_agent": "Firefox",
        "body": body | changes,
    }


def report(client: Client, sent: Any, kind: str = OLD, **extra: Any) -> int:
    body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
    return client.post("/csp-report", body, content_type=kind, **extra).status_code


def counted() -> dict[Violation, int]:
    return dict(read_counts(now=timezone.now()))


def test_the_policy_names_where_to_report(client: Client) -> None:
    headers = client.get("/about/").headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert {"report-uri /csp-report", "report-to csp"} <= set(policy)
    assert headers["Reporting-Endpoints"] == 'csp="/csp-report"'


def test_both_forms_are_counted_together_and_nothing_of_the_reader_is_kept(amina_client: Client) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = amina_client.cookies
    with CaptureQueriesContext(connection) as asked:
        assert report(browser, old()) == 204
        assert report(browser, [new(), {"type": "deprecation", "body": {}}, new()], NEW) == 204
    assert len(asked) == 0, "Neither the session nor anything else is looked up."
    assert counted() == {EVIL: 3}
    with open_redis(timeout=1) as client:
        kept = b"".join(bytes(key) + str(client.hgetall(key)).encode() for key in client.keys("web3versity:csp:day:*"))
    for private in (b"searched", b"secret", b"amina", b"Firefox", b"steal"):
        assert private not in kept


def test_what_others_caused_is_passed_over() -> None:
    for passed_over in (
        old(**{"document-uri": "https://elsewhere.example/courses/"}),
        old(**{"blocked-uri": "moz-extension://4d2a/inject.js"}),
        old(**{"violated-directive": "x" * 5000}),
        old(**{"document-uri": f"{site.SITE_URL}/no-such-page/"}),
    ):
        assert read_reports(json.dumps(passed_over).encode()) == []
    odd = {
        "inline": "inline",
        "data:text/html;base64,AAAA": "data",
        "javascript:alert(1)": "other",
        "http://[": "other",
    }
    for sent, told in odd.items():
        (violation,) = read_reports(json.dumps(old(**{"blocked-uri": sent})).encode())
        assert violation.blocked == told


def test_rubbish_is_answered_like_a_report(client: Client) -> None:
    for rubbish in (
        b"",
        b"\xff\xfe\x00",
        b"[" * 10_000,
        b'{"csp-report": 5}',
        b'[null, 7, {"type": "csp-violation", "body": [1]}]',
        json.dumps(old(**{"document-uri": 5, "blocked-uri": None})).encode(),
        json.dumps(old(**{"document-uri": "\ud800"})).encode(),
        json.dumps([new()] * 5000).encode(),
        b" " * (MOST_BYTES + 1),
    ):
        for kind in (OLD, NEW, "text/plain"):
            assert report(client, rubbish, kind) == 204, (rubbish[:40], kind)
        # Django itself refuses what says that it is a form and is none.
        for kind in ("multipart/form-data; boundary=x", "application/x-www-form-urlencoded"):
            assert report(client, rubbish, kind) in {204, 400}, (rubbish[:40], kind)
    assert counted() == {}


def test_a_flood_is_counted_up_to_its_share(
    client: Client, settings: Settings, frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = frozen("2026-03-09 10:00")
    for number in range(MOST_OF_A_NETWORK + 5):
        assert report(client, old(), REMOTE_ADDR=f"203.0.113.{number}") == 204
    assert counted() == {EVIL: MOST_OF_A_NETWORK}
    for number in range(MOST_KINDS + 5):
        report(client, old(**{"blocked-uri": f"https://x{number}.example"}), REMOTE_ADDR=f"198.51.{number}.1")
    assert len(counted()) == MOST_KINDS
    clock.shift(60)
    monkeypatch.setattr(counting, "MOST_A_MINUTE", 3)
    for number in range(5):
        report(client, old(), REMOTE_ADDR=f"192.0.{number}.1")
    assert counted()[EVIL] == MOST_OF_A_NETWORK + 3
    clock.shift(timedelta(days=7))
    assert counted() == {}
    settings.REDIS_URL = "redis://127.0.0.1:1"
    assert report(client, old()) == 204


def test_staff_see_them_grouped_and_have_them_forgotten(client: Client, ada_client: Client) -> None:
    report(client, [new(), new()], NEW)
    told = "script-src-elem kept out “https://evil.example” on the page “learning:catalog”, 2 times in a week."
    assert seen(ada_client, "policy") == [told]
    assert "It is forgotten" in mend(ada_client, "policy", "forget")
    assert seen(ada_client, "policy") == []
    assert counted() == {}
