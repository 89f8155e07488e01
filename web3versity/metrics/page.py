"""The page that Prometheus reads, in its text format."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import redis
from django.db import DatabaseError
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from settings.redis_clients import open_redis
from web3versity.metrics.counts import hand_on, read_counts
from web3versity.metrics.requests import BUCKETS, LONGER
from web3versity.metrics.standing import read_redis, read_rows

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS: Final = 1.0
Counts = dict[tuple[str, ...], float]
# Name of the counts, what they are, their labels.
_COUNTERS: Final = (
    ("requests", "Requests answered", ("route", "method", "status")),
    ("tasks", "Tasks run, by how they ended", ("task", "outcome")),
    ("statements", "Statements of SQL", ("process",)),
    ("statement_seconds", "Seconds that statements took", ("process",)),
)
_HISTOGRAMS: Final = (
    ("request_seconds", "Seconds until the answer began", ("route", "method")),
    ("task_seconds", "Seconds that tasks took", ("task",)),
)


def write_metrics() -> bytes:
    """Whatever can be had; `web3versity_up` tells of a server that did not answer."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Everything())
    return generate_latest(registry)


class _Everything(Collector):
    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("web3versity_up", "Whether a server answered just now", labels=["server"])
        families: list[Any] = []
        for server, read, trouble in (
            ("database", lambda: list(read_rows()), DatabaseError),
            ("redis", _read_redis, (redis.RedisError, OSError, ValueError)),
        ):
            try:
                families += read()
                up.add_metric([server], 1)
            except trouble:
                up.add_metric([server], 0)
        yield from families
        yield up

    def describe(self) -> Iterator[Metric]:
        return iter(())


def _read_redis() -> list[Metric]:
    hand_on()
    with open_redis(timeout=_SECONDS) as client:
        counts = read_counts(client)
        return [*read_redis(client), *_counters(counts), *_histograms(counts)]


def _counters(counts: Counts) -> Iterator[Metric]:
    for name, meaning, labels in _COUNTERS:
        family = CounterMetricFamily(f"web3versity_{name}", meaning, labels=labels)
        for (counted, *values), value in counts.items():
            if counted == name:
                family.add_metric(values, value)
        yield family


def _histograms(counts: Counts) -> Iterator[Metric]:
    for name, meaning, labels in _HISTOGRAMS:
        family = HistogramMetricFamily(f"web3versity_{name}", meaning, labels=labels)
        found: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        for (counted, *values), value in counts.items():
            if counted == f"{name}_bucket":
                found[tuple(values[:-1])][values[-1]] = value
        for marks, buckets in found.items():
            family.add_metric(list(marks), _cumulated(buckets), counts.get((f"{name}_sum", *marks), 0.0))
        yield family


def _cumulated(buckets: dict[str, float]) -> list[tuple[str, float]]:
    """As Prometheus wants it: each bucket holds those before it."""
    total, told = 0.0, []
    for limit in (*map(str, BUCKETS), LONGER):
        total += buckets.get(limit, 0.0)
        told.append((limit, total))
    return told
