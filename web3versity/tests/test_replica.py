"""What is read from a replica, and when not (web3versity/replica/, docs/decisions/035)."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from django.urls import get_resolver, resolve
from pytest_django.fixtures import Settings

from community.models import Discussion
from learning.models import User
from settings import replica
from settings.models import PlatformSetting
from web3versity.middleware.replica import COOKIE, ReplicaMiddleware
from web3versity.replica import pages
from web3versity.replica.lag import Lag
from web3versity.replica.router import ReplicaRouter
from web3versity.replica.watch import WATCH
from web3versity.tests.own_postgres import OwnPostgres, own_postgres
from web3versity.tests.own_site import Site, own_site, run_python

USED = "Pages are read from the replica."
NOT_USED = "all is read from the primary"


@pytest.fixture
def keeps_up(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(WATCH, "is_usable", lambda: True)
    yield
    replica.read_from_primary()


def ask(
    path: str, view: Callable[..., Any], *, method: str = "GET", cookie: str = "", reader: Any = None
) -> HttpResponseBase | None:
    """What the middleware answers by itself; None when it leaves the page to the primary."""
    request: Any = RequestFactory().generic(method, path)
    request.resolver_match = resolve(path)
    request.user = reader or SimpleNamespace(is_authenticated=False)
    if cookie:
        request.COOKIES[COOKIE] = cookie
    return ReplicaMiddleware(lambda _request: HttpResponse()).process_view(request, view, (), {})


def says_where(_request: Any) -> HttpResponse:
    return HttpResponse(ReplicaRouter().db_for_read(Discussion))


@pytest.mark.usefixtures("keeps_up")
def test_only_pages_that_may_lag_are_read_from_the_replica_and_only_by_who_wrote_nothing() -> None:
    learner = SimpleNamespace(is_authenticated=True)
    for path, reader in (("/community/", learner), ("/leaderboard/", None), ("/search/", learner), ("/", None)):
        answer = ask(path, says_where, reader=reader)
        assert isinstance(answer, HttpResponse)
        assert answer.content == b"replica"
        assert ask(path, says_where, reader=reader, cookie="1") is None
        assert ask(path, says_where, reader=reader, method="POST") is None
    for path in ("/", "/dashboard/", "/community/new/", "/account/", "/faucet/"):
        assert ask(path, says_where, reader=learner) is None
    assert replica.reading_alias() == "default"


@pytest.mark.usefixtures("keeps_up")
def test_who_writes_in_the_middle_reads_on_from_the_primary_and_a_transaction_always_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    router = ReplicaRouter()

    def writes(_request: Any) -> HttpResponse:
        before = router.db_for_read(Discussion)
        return HttpResponse(f"{before} {router.db_for_write(User)} {router.db_for_read(Discussion)}")

    def decides(_request: Any) -> HttpResponse:
        monkeypatch.setattr(replica, "connection", SimpleNamespace(in_atomic_block=True))
        return HttpResponse(router.db_for_read(Discussion))

    for view, expected in ((writes, b"replica default default"), (decides, b"default")):
        answer = ask("/community/", view)
        assert isinstance(answer, HttpResponse)
        assert answer.content == expected


@pytest.mark.usefixtures("keeps_up")
def test_how_the_school_is_set_is_always_asked_of_the_primary_and_the_replica_is_not_migrated() -> None:
    router = ReplicaRouter()
    replica.read_from_replica()
    assert (router.db_for_read(Discussion), router.db_for_read(PlatformSetting)) == ("replica", "default")
    assert router.allow_migrate("replica", "learning") is False
    assert router.allow_relation(User(), Discussion()) is True


@pytest.mark.usefixtures("keeps_up")
def test_what_the_replica_lacks_or_breaks_off_is_asked_of_the_primary_but_nothing_is_written_twice() -> None:
    def fails_with(fault: Exception | None) -> Callable[[Any], HttpResponse]:
        def view(_request: Any) -> HttpResponse:
            if fault is not None:
                raise fault
            return HttpResponse(status=404)

        return view

    for fault in (Http404(), OperationalError("gone"), None):
        assert ask("/community/", fails_with(fault)) is None
    with pytest.raises(ZeroDivisionError):
        ask("/community/", fails_with(ZeroDivisionError()))

    def has_written(_request: Any) -> HttpResponse:
        ReplicaRouter().db_for_write(User)
        raise OperationalError("gone")

    with pytest.raises(OperationalError):
        ask("/community/", has_written)
    assert not replica.is_reading_from_replica()


def test_whoever_sends_something_is_marked_for_longer_than_the_replica_may_lag(settings: Settings) -> None:
    settings.REPLICA_MAX_LAG = 7
    middleware = ReplicaMiddleware(lambda _request: HttpResponse())
    sent, looked = (middleware(RequestFactory().generic(method, "/")) for method in ("POST", "GET"))
    assert sent.cookies[COOKIE]["max-age"] > 7
    assert COOKIE not in looked.cookies


def test_every_page_that_is_named_is_there() -> None:
    names = set(get_resolver().reverse_dict)
    for namespace, (_prefix, inner) in get_resolver().namespace_dict.items():
        names |= {f"{namespace}:{name}" for name in inner.reverse_dict if isinstance(name, str)}
    assert names >= pages._FOR_ALL | pages._FOR_VISITORS


def test_lag_is_told_by_what_had_been_written_when() -> None:
    now = 100.0
    lag = Lag(clock=lambda: now)
    assert lag.seconds() == float("inf")
    lag.note(asked_at=100, written=10, replayed=10)
    now = 103.0
    assert lag.seconds() == 3
    # It has what was written at 101, and not yet what was at 102.
    lag.note(asked_at=101, written=20, replayed=15)
    lag.note(asked_at=102, written=30, replayed=29)
    assert lag.seconds() == 2
    # A server that is no replica has replayed nothing.
    lag.note(asked_at=103, written=30, replayed=None)
    assert lag.seconds() == 2
    # Nobody writes: it is whole all the same.
    lag.note(asked_at=103, written=30, replayed=30)
    assert lag.seconds() == 0


# --- With two real servers ------------------------------------------------------------------------------------------

PEOPLE = """
from importlib import import_module
from django.conf import settings
from django.test import Client
from tests.builders import make_discussion, make_trusted_user
amina = make_trusted_user("amina")
make_discussion(amina, title="An old thread")
browser = Client()
browser.force_login(amina)
print(browser.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def until(condition: Callable[[], bool]) -> None:
    """A condition that must come true, however busy the machine is."""
    for _ in range(600):
        if condition():
            return
        time.sleep(0.2)
    raise AssertionError("It did not come true in two minutes.")


def of_server(server: OwnPostgres) -> list[int]:
    """The numbers of all its processes."""
    main = (server.data / "postmaster.pid").read_text().split()[0]
    found = [int(main)]
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[1] == main:
            found.append(int(status.parent.name))
    return found


def send_thread(site: Site, session: str, title: str) -> requests.Session:
    """The browser in which a learner began a thread."""
    browser = requests.Session()
    browser.cookies.set("sessionid", session)
    browser.get(f"{site.url}/community/new/", timeout=60)
    form = {"title": title, "content": "Words.", "category": "general"}
    form["csrfmiddlewaretoken"] = str(browser.cookies["csrftoken"])
    sent = browser.post(f"{site.url}/community/new/", form, timeout=60)
    assert sent.status_code == 200, sent.text[:2000]
    assert title in sent.text
    return browser


@pytest.mark.thorough
@pytest.mark.django_db
def test_a_streaming_replica_serves_pages_and_nobody_misses_what_they_wrote(tmp_path: Path) -> None:
    with own_postgres(tmp_path / "primary", migrated=True) as primary:
        session = run_python(PEOPLE, DATABASE_URL=primary.url)
        primary.copy_to(tmp_path / "replica", "--write-recovery-conf")
        with own_postgres(tmp_path / "replica", hot_standby="on") as standby:
            urls = {"DATABASE_URL": primary.url, "DATABASE_REPLICA_URL": standby.url}
            with own_site(tmp_path / "var", **urls, REPLICA_MAX_LAG="60") as site:
                _stale_for_others_only(site, session, standby)
            with own_site(tmp_path / "var", **urls, REPLICA_MAX_LAG="1") as site:
                _falls_back_and_comes_back(site, primary, standby)


def _stale_for_others_only(site: Site, session: str, standby: OwnPostgres) -> None:
    """The replica stands still for less than it may lag."""
    site.get("/community/")
    until(lambda: site.says(USED) == 1)
    standby.run_sql("SELECT pg_wal_replay_pause()")
    browser = send_thread(site, session, "A new thread")
    visitors = site.get("/community/").text
    assert "An old thread" in visitors
    assert "A new thread" not in visitors
    assert "A new thread" in browser.get(f"{site.url}/community/", timeout=60).text
    # Who is given the address at once finds it there.
    shown = browser.get(f"{site.url}/community/", timeout=60).text
    (path,) = set(re.findall(r'"(/community/\d+/a-new-thread/)"', shown))
    assert site.get(path).status_code == 200
    standby.run_sql("SELECT pg_wal_replay_resume()")
    until(lambda: "A new thread" in site.get("/community/").text)
    assert site.says(NOT_USED) == 0


def _falls_back_and_comes_back(site: Site, primary: OwnPostgres, standby: OwnPostgres) -> None:
    site.get("/community/")
    until(lambda: site.says(USED) == 1)
    # It lags: the primary is asked.
    standby.run_sql("SELECT pg_wal_replay_pause()")
    primary.run_sql("UPDATE discussions SET title = 'Renamed' WHERE title = 'An old thread'")
    until(lambda: "Renamed" in site.get("/community/").text)
    standby.run_sql("SELECT pg_wal_replay_resume()")
    until(lambda: site.says(USED) == 2)
    # It hangs: who was waiting is answered by the primary.
    stopped = of_server(standby)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        for _ in range(3):
            assert site.get("/community/").status_code == 200
        until(lambda: site.says(NOT_USED) == 2)
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
    until(lambda: site.says(USED) == 3)
    # It is gone, and comes again.
    standby.stop()
    for _ in range(3):
        assert site.get("/community/").status_code == 200
    until(lambda: site.says(NOT_USED) == 3)
    standby.start()
    until(lambda: site.says(USED) == 4)
    assert site.says('"status": 500') == 0
