"""Whether the servers the site needs can be reached, each asked at the same time and for a short while only."""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial

import psycopg
from django.db import connection

from chain.gateway import read_chain_id
from chain.models import ChainTrouble
from chain.networks import Network, networks_in_use, on_network
from web3versity.health.worker_heartbeat import is_grading_worker_alive, is_worker_alive, open_redis

logger = logging.getLogger(__name__)

CHECK_SECONDS = 1.5
ANSWER_SECONDS = 2.5
# As networks_in_use() orders them.
CHAINS = ("chain", "practice")
# A public relay counts our questions: anyone may ask us for our health as often as they like.
CHAIN_ANSWER_LASTS_SECONDS = 5.0

# By chain id, since the clock's beginning.
chain_was_right_at: dict[int, float] = {}


def check_all() -> dict[str, str]:
    """`ok` or `down` for each server by name, within about 2.5 seconds. Never raises; the reasons go to the log.

    `chain` is the credential network's node, `practice` the practice network's where that is another one.
    """
    checks: dict[str, Callable[[], None]] = {
        "database": check_database,
        "redis": check_redis,
        "worker": check_worker,
        "grading": check_grading_worker,
    } | {name: partial(check_chain, network) for name, network in zip(CHAINS, networks_in_use(), strict=False)}
    # Not a `with` block: leaving it would wait for a check that hangs.
    pool = ThreadPoolExecutor(len(checks))
    futures = {name: pool.submit(passes, name, check) for name, check in checks.items()}
    done, _ = wait(futures.values(), timeout=ANSWER_SECONDS)
    pool.shutdown(wait=False)
    return {name: "ok" if future in done and future.result() else "down" for name, future in futures.items()}


def passes(name: str, check: Callable[[], None]) -> bool:
    """Run one check; whatever it raises means no."""
    try:
        check()
    except Exception as error:  # noqa: BLE001 (drivers raise what they like, and a probe must be answered)
        # Only the type: messages of drivers name hosts, users and sometimes whole URLs.
        logger.warning("Readiness: %s is down (%s)", name, type(error).__name__)
        return False
    return True


def check_database() -> None:
    """On a connection of its own, as a kept one may hang for minutes when the network is cut."""
    parameters = connection.get_connection_params() | {"connect_timeout": 2, "tcp_user_timeout": 2000}
    with psycopg.connect(**parameters) as own:
        own.execute("SELECT 1")


def read_troubles() -> list[str]:
    """What workers have found to be wrong with the chain, its keys or its accounts, in sentences."""
    return list(ChainTrouble.objects.order_by("since").values_list("sentence", flat=True))


def check_redis() -> None:
    with open_redis(timeout=CHECK_SECONDS) as client:
        client.ping()


def check_worker() -> None:
    with open_redis(timeout=CHECK_SECONDS) as client:
        if not is_worker_alive(client):
            raise LookupError("No worker has given a sign of life.")


def check_grading_worker() -> None:
    with open_redis(timeout=CHECK_SECONDS) as client:
        if not is_grading_worker_alive(client):
            raise LookupError("No worker of the queue grading has given a sign of life.")


def check_chain(network: Network) -> None:
    if time.monotonic() - chain_was_right_at.get(network.chain_id, float("-inf")) < CHAIN_ANSWER_LASTS_SECONDS:
        return
    with on_network(network):
        if read_chain_id(timeout=CHECK_SECONDS) != network.chain_id:
            raise ValueError("The node serves another chain.")
    chain_was_right_at[network.chain_id] = time.monotonic()
