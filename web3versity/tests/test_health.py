import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from web3versity.health import readiness
from web3versity.health.worker_heartbeat import GRADING_KEY, KEY, open_redis, record_heartbeat

ALL_OK = {"database": "ok", "redis": "ok", "worker": "ok", "grading": "ok", "chain": "ok"}
# An address of the block that RFC 5737 keeps for documentation: packets to it are lost, as in a cut network.
NOWHERE = "192.0.2.1"
GRADER = SimpleNamespace(eventer=SimpleNamespace(hostname="grading@somewhere"))


@pytest.fixture(autouse=True)
def no_remembered_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readiness, "chain_was_right_at", {})


@pytest.fixture
def worker_alive() -> Iterator[None]:
    record_heartbeat()
    record_heartbeat(sender=GRADER)
    yield
    forget_worker()


def forget_worker() -> None:
    with open_redis(timeout=1) as client:
        client.delete(KEY, GRADING_KEY)


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
def test_the_site_is_not_ready_without_a_worker(client: Client) -> None:
    forget_worker()
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, ALL_OK | {"worker": "down", "grading": "down"})


@pytest.mark.django_db
def test_a_worker_of_one_queue_is_none_of_the_other(client: Client) -> None:
    forget_worker()
    record_heartbeat()
    assert client.get("/readyz").json() == ALL_OK | {"grading": "down"}
    forget_worker()
    record_heartbeat(sender=GRADER)
    assert client.get("/readyz").json() == ALL_OK | {"worker": "down"}
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
        ALL_OK | {"redis": "down", "worker": "down", "grading": "down"},
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
    assert (response.status_code, response.json()) == (503, ALL_OK | {"database": "down"})
    assert "hush-hush" not in response.text


@pytest.mark.django_db
def test_a_cut_network_does_not_make_the_probe_wait(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REDIS_URL = f"redis://{NOWHERE}:6379/0"
    settings.CHAIN_RPC_URL = f"http://{NOWHERE}:8545"
    monkeypatch.setitem(connection.settings_dict, "HOST", NOWHERE)
    began = time.monotonic()
    response = client.get("/readyz")
    assert time.monotonic() - began < 4
    assert (response.status_code, set(response.json().values())) == (503, {"down"})


def test_only_reading_is_answered(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405
