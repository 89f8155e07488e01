"""How things stand right now, asked when Prometheus asks: one query or two, and a few questions to Redis."""

from collections.abc import Iterator
from typing import Final

import redis
from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily

from chain.models import Transaction
from chain.models.transaction import TransactionStatus
from settings.models import OwedTask
from web3versity.health.broker import queue_lengths
from web3versity.health.worker_heartbeat import GRADING_KEY, KEY, LIFETIME_SECONDS

_WORKERS: Final = {"everyday": KEY, "grading": GRADING_KEY}


def read_rows() -> Iterator[GaugeMetricFamily]:
    """Of the database. Raises DatabaseError."""
    waiting = GaugeMetricFamily("web3versity_payouts_waiting", "Not settled yet, by type", labels=["type"])
    oldest = GaugeMetricFamily("web3versity_payouts_oldest_seconds", "Age of the oldest of them", labels=["type"])
    pending = Transaction.objects.filter(status=TransactionStatus.PENDING).order_by()
    now = timezone.now()
    for row in pending.values("transaction_type").annotate(waiting=Count("pk"), since=Min("created_at")):
        waiting.add_metric([row["transaction_type"]], row["waiting"])
        oldest.add_metric([row["transaction_type"]], (now - row["since"]).total_seconds())
    yield from (waiting, oldest)
    yield GaugeMetricFamily("web3versity_owed_tasks", "Tasks written down and not done", value=OwedTask.objects.count())


def read_redis(client: "redis.Redis") -> Iterator[GaugeMetricFamily]:
    """Of Redis. Raises redis.RedisError."""
    queues = GaugeMetricFamily("web3versity_queue_messages", "Messages that wait for a worker", labels=["queue"])
    for queue, length in queue_lengths(client).items():
        queues.add_metric([queue], length)
    alive = GaugeMetricFamily("web3versity_worker_up", "Whether one gave a sign of life lately", labels=["worker"])
    ages = GaugeMetricFamily("web3versity_worker_heartbeat_age_seconds", "Since its last one", labels=["worker"])
    for worker, key in _WORKERS.items():
        left = int(client.pttl(key))
        alive.add_metric([worker], float(left > 0))
        if left > 0:
            ages.add_metric([worker], LIFETIME_SECONDS - left / 1000)
    yield from (queues, alive, ages)
