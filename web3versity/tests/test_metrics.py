"""What Prometheus reads: counts of all processes together, how things stand, and nothing for anybody else."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from ipaddress import ip_network

import pytest
from django.conf import settings as site
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from pytest_django.fixtures import Settings

from chain.models import Transaction
from learning.models import User
from settings.redis_clients import open_redis
from tests.builders import make_course, make_lesson
from web3versity.health.worker_heartbeat import record_heartbeat
from web3versity.metrics import counts
from web3versity.tasks import clear_expired_sessions

pytestmark = pytest.mark.django_db
Samples = dict[tuple[str, ...], float]
ANOTHER_PROCESS = """
import django; django.setup()
from ipaddress import ip_network
from django.conf import settings
from web3versity.metrics.counts import count
settings.METRICS_NETWORKS = [ip_network("127.0.0.0/8")]
for _ in range(40):
    count("requests", "learning:catalog", "GET", "200")
"""


@pytest.fixture(autouse=True)
def counted_from_now(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Nothing is handed on but when a test says so.
    monkeypatch.setattr(counts, "_thread", threading.current_thread())
    settings.METRICS_NETWORKS = [ip_network("127.0.0.0/8")]
    forget()
    yield
    forget()


def forget() -> None:
    counts._waiting.clear()
    with open_redis(timeout=1) as client:
        client.delete(counts.KEY)


def read(client: Client) -> Samples:
    """By name and labels, these in the order of their names."""
    answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    families = text_string_to_metric_families(answer.text)
    samples = (one for family in families for one in family.samples)
    return {(one.name, *(value for _, value in sorted(one.labels.items()))): one.value for one in samples}


def test_for_others_there_is_no_such_page(client: Client, settings: Settings) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="::ffff:127.0.0.1").status_code == 200
    for address in ("203.0.113.7", "", "2001:db8::1"):
        lying = {"X-Forwarded-For": "127.0.0.1"}
        assert client.get("/metrics", REMOTE_ADDR=address, headers=lying).status_code == 404
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1, 203.0.113.7"}).status_code == 404
    settings.METRICS_NETWORKS = []
    assert client.get("/metrics").status_code == 404


def test_requests_of_all_processes_add_up(client: Client) -> None:
    make_lesson(make_course(slug="keys", lessons=0))
    for path in ("/courses/", "/courses/", "/courses/keys/", "/no-such-page/"):
        client.get(path)
    client.post("/courses/")
    environment = {"PATH": "", "SECRET_KEY": site.SECRET_KEY, "REDIS_URL": site.REDIS_URL, "ENV_FILE": "/dev/null"}
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", ANOTHER_PROCESS],
        env=environment | {"DJANGO_SETTINGS_MODULE": "web3versity.settings"},
        cwd=site.BASE_DIR,
        check=True,
    )
    told = read(client)
    assert told["web3versity_requests_total", "GET", "learning:catalog", "200"] == 42
    assert told["web3versity_requests_total", "POST", "learning:catalog", "405"] == 1
    assert told["web3versity_requests_total", "GET", "learning:course", "200"] == 1
    assert told["web3versity_requests_total", "GET", "none", "404"] == 1
    assert told["web3versity_request_seconds_count", "GET", "learning:catalog"] == 2
    assert told["web3versity_request_seconds_bucket", "+Inf", "GET", "learning:catalog"] == 2
    assert 0 < told["web3versity_request_seconds_sum", "GET", "learning:catalog"] < 60
    assert told["web3versity_statements_total", "web"] > 5
    assert 0 < told["web3versity_statement_seconds_total", "web"] < 60
    assert not any("keys" in label for name in told for label in name)


def test_tasks_queues_workers_and_payouts_are_told(client: Client, amina: User) -> None:
    clear_expired_sessions.apply()
    record_heartbeat()
    Transaction.objects.create(user=amina, transaction_id="1", transaction_type="faucet_request", chain_id=296)
    with open_redis(timeout=1) as redis:
        redis.rpush("grading", "x")
    told = read(client)
    with open_redis(timeout=1) as redis:
        redis.delete("grading")
    assert told["web3versity_tasks_total", "success", clear_expired_sessions.name] == 1
    assert told["web3versity_task_seconds_count", clear_expired_sessions.name] == 1
    assert told["web3versity_statements_total", "worker"] >= 1
    assert told["web3versity_queue_messages", "grading"] == 1
    assert told["web3versity_worker_up", "everyday"] == 1
    assert 0 <= told["web3versity_worker_heartbeat_age_seconds", "everyday"] < 10
    assert told["web3versity_payouts_waiting", "faucet_request"] == 1
    assert 0 <= told["web3versity_payouts_oldest_seconds", "faucet_request"] < 60
    assert (told["web3versity_up", "database"], told["web3versity_up", "redis"]) == (1, 1)


def test_without_redis_the_rest_is_told_and_nothing_that_was_counted_is_lost(
    client: Client, settings: Settings
) -> None:
    address, settings.REDIS_URL = settings.REDIS_URL, "redis://127.0.0.1:1"
    client.get("/courses/")
    told = read(client)
    assert (told["web3versity_up", "database"], told["web3versity_up", "redis"]) == (1, 0)
    assert "web3versity_owed_tasks" in {name for name, *_ in told}
    settings.REDIS_URL = address
    assert read(client)["web3versity_requests_total", "GET", "learning:catalog", "200"] == 1
