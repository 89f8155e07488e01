import os
import signal
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.fixtures import Settings

from settings.redis_clients import open_redis
from web3versity.health import database, readiness
from web3versity.health.worker_heartbeat import BEAT_KEY, GRADING_KEY, KEY, record_heartbeat

NEEDED = ("database", "migrations", "redis", "worker", "grading", "beat", "chain")
ALL_OK = dict.fromkeys(NEEDED, "ok")
WATCHED = ("worker", "grading", "beat")
# An address of the block that RFC 5737 keeps for documentation: packets to it are lost, as in a cut network.
NOWHERE = "192.0.2.1"
GRADER = SimpleNamespace(eventer=SimpleNamespace(hostname="grading@somewhere"))


@pytest.fixture(autouse=True)
def no_remembered_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "chain_was_right_at", {})
    monkeypatch.setattr(readiness, "LASTS_SECONDS", -1)


@pytest.fixture
def worker_alive() -> Iterator[None]:
    record_heartbeat()
    record_heartbeat(sender=GRADER)
    beat_works()
    yield
    forget_worker()


def beat_works() -> None:
    with open_redis(timeout=1) as client:
        client.set(BEAT_KEY, "1", ex=6)


def forget_worker() -> None:
    with open_redis(timeout=1) as client:
        client.delete(KEY, GRADING_KEY, BEAT_KEY)


def test_the_process_answers_without_asking_any_server(client: Client, settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1"
    settings.CHAIN_RPC_URL = "http://127.0.0.1:1"
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
def test_the_site_is_ready_when_all_servers_answer_and_says_so_again(client: Client) -> None:
    for _ in range(2):
        response = client.get("/readyz")
        assert (response.status_code, response.json()) == (200, ALL_OK)
        assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_the_site_is_not_ready_without_workers_and_beat(client: Client) -> None:
    forget_worker()
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, ALL_OK | dict.fromkeys(WATCHED, "silent"))


@pytest.mark.django_db
def test_a_worker_of_one_queue_is_none_of_the_other(client: Client) -> None:
    forget_worker()
    beat_works()
    record_heartbeat()
    assert client.get("/readyz").json() == ALL_OK | {"grading": "silent"}
    forget_worker()
    beat_works()
    record_heartbeat(sender=GRADER)
    assert client.get("/readyz").json() == ALL_OK | {"worker": "silent"}
    forget_worker()


@pytest.mark.django_db
def test_a_silent_worker_counts_as_gone_after_some_seconds() -> None:
    record_heartbeat()
    with open_redis(timeout=1) as client:
        assert 0 < client.ttl(KEY) <= 10
    forget_worker()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["redis://:hush-hush@127.0.0.1:1/0", "redis://nowhere.invalid:6379/0", "nonsense"])
def test_a_redis_that_is_away_is_down_and_takes_the_worker_with_it(
    client: Client, settings: Settings, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.REDIS_URL = address
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (
        503,
        ALL_OK | {"redis": "down"} | dict.fromkeys(WATCHED, "unknown"),
    )
    assert "hush-hush" not in caplog.text
    assert "redis is down" in caplog.text


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
@pytest.mark.parametrize("setting", [{"CHAIN_RPC_URL": "http://127.0.0.1:1"}, {"CHAIN_ID": 295}])
def test_a_chain_that_is_away_or_another_one_is_down(
    client: Client, settings: Settings, setting: dict[str, object]
) -> None:
    for name, value in setting.items():
        setattr(settings, name, value)
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, ALL_OK | {"chain": "down"})


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
def test_a_database_that_is_away_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hush-hush")
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", "1")
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, ALL_OK | {"database": "down", "migrations": "down"})
    assert "hush-hush" not in response.text


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
def test_a_database_that_goes_while_it_is_looked_at_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> list[str]:
        raise OperationalError("the connection is gone")

    monkeypatch.setattr(readiness, "read_troubles", gone)
    assert client.get("/readyz").json() == ALL_OK | {"database": "down"}


@pytest.mark.django_db
def test_a_cut_network_does_not_make_the_probe_wait(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REDIS_URL = f"redis://{NOWHERE}:6379/0"
    settings.CHAIN_RPC_URL = f"http://{NOWHERE}:8545"
    monkeypatch.setitem(connection.settings_dict, "HOST", NOWHERE)
    began = time.monotonic()
    response = client.get("/readyz")
    assert time.monotonic() - began < 3
    assert response.status_code == 503
    assert set(response.json().values()) <= {"down", "hung", "unknown"}


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
def test_what_keeps_the_database_from_being_written_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    options = connection.settings_dict["OPTIONS"]
    monkeypatch.setitem(options, "options", "-c default_transaction_read_only=on")
    assert client.get("/readyz").json() == ALL_OK | {"database": "read-only"}
    # As a disk that has no more to give: a limit of PostgreSQL's on what goes beside the tables.
    monkeypatch.setitem(options, "options", "-c temp_file_limit=100kB")
    assert client.get("/readyz").json()["database"] != "ok"


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
def test_a_redis_that_is_full_or_hung_is_named(client: Client) -> None:
    with open_redis(timeout=5) as own:
        server = own.info()["process_id"]
        try:
            own.config_set("maxmemory", 1)
            assert client.get("/readyz").json() == ALL_OK | {"redis": "full"}
            own.config_set("maxmemory", 0)
            os.kill(server, signal.SIGSTOP)
            began = time.monotonic()
            assert client.get("/readyz").json() == ALL_OK | {"redis": "hung"} | dict.fromkeys(WATCHED, "unknown")
            assert time.monotonic() - began < 3
        finally:
            os.kill(server, signal.SIGCONT)
            own.config_set("maxmemory", 0)


@pytest.mark.django_db
@pytest.mark.usefixtures("worker_alive")
def test_changes_of_the_schema_that_were_not_made_are_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    known = database.known_migrations()
    assert {("settings", "0006_owed_tasks"), ("learning", "0001_squashed_0055_insight_functions")} <= known
    assert {room for room, _ in known} == {"settings", "learning", "community", "gamification", "chain"}
    monkeypatch.setattr(database, "known_migrations", lambda: known | {("chain", "9999"), ("learning", "9999")})
    assert client.get("/readyz").json() == ALL_OK | {"migrations": "2 missing"}


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405
