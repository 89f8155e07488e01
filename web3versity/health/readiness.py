"""Whether the servers the site needs do their work, each asked at the same time and for a short while only."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from typing import Final, NamedTuple

from django.db import Error

from chain.gateway import read_chain_id
from chain.models import ChainTrouble
from chain.networks import Network, networks_in_use, on_network
from web3versity.database.trouble import trouble_of
from web3versity.health.database import check_database, check_migrations
from web3versity.health.redis_checks import SECONDS, check_beat, check_grading_worker, check_redis, check_worker
from web3versity.health.reports import DOWN, HUNG, OK, Check, Unwell

logger = logging.getLogger(__name__)

ANSWER_SECONDS: Final = 2.5
# As networks_in_use() orders them.
CHAINS: Final = ("chain", "practice")
# A public relay counts our questions: anyone may ask us for our health as often as they like.
CHAIN_ANSWER_LASTS_SECONDS: Final = 5.0
# Each look costs connections and writes, and one that hangs costs seconds.
LASTS_SECONDS: Final = 1.0

# By chain id, since the clock's beginning.
chain_was_right_at: dict[int, float] = {}


class Readiness(NamedTuple):
    """What each server was found to be, `ok` or its trouble; what keeps the platform from paying, in sentences."""

    servers: dict[str, str]
    sentences: list[str]


_kept: tuple[float, Readiness] | None = None


def check_all() -> Readiness:
    """Never raises; the reasons go to the log.

    Within about 2.5 seconds, and at most a second old.

    `chain` is the credential network's node, `practice` the practice network's where that is another one.
    """
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > LASTS_SECONDS:
        found = _with_sentences(_look())
        _kept = time.monotonic(), found
    return _kept[1]


def read_troubles() -> list[str]:
    """What workers have found to be wrong with the chain, its keys or its accounts, in sentences."""
    return list(ChainTrouble.objects.order_by("since").values_list("sentence", flat=True))


def _with_sentences(servers: dict[str, str]) -> Readiness:
    """The database may have gone since it was looked at."""
    if servers["database"] != OK:
        return Readiness(servers, [])
    try:
        return Readiness(servers, read_troubles())
    except Error as error:
        return Readiness(servers | {"database": trouble_of(error) or DOWN}, [])


def _look() -> dict[str, str]:
    checks: dict[str, Check] = {
        "database": check_database,
        "migrations": check_migrations,
        "redis": check_redis,
        "worker": check_worker,
        "grading": check_grading_worker,
        "beat": check_beat,
    } | {name: partial(check_chain, network) for name, network in zip(CHAINS, networks_in_use(), strict=False)}
    # Not a `with` block: leaving it would wait for a check that hangs.
    pool = ThreadPoolExecutor(len(checks))
    futures = {name: pool.submit(outcome, name, check) for name, check in checks.items()}
    wait(futures.values(), timeout=ANSWER_SECONDS)
    pool.shutdown(wait=False)
    return {name: future.result() if future.done() else HUNG for name, future in futures.items()}


def outcome(name: str, check: Check) -> str:
    """Run one check; whatever it raises is a trouble."""
    try:
        check()
    except Unwell as found:
        logger.warning("Readiness: %s is %s (%s)", name, found.trouble, type(found.__cause__).__name__)
        return found.trouble
    except Exception as error:  # noqa: BLE001 (drivers raise what they like, and a probe must be answered)
        # Only the type: messages of drivers name hosts, users and sometimes whole URLs.
        logger.warning("Readiness: %s is down (%s)", name, type(error).__name__)
        return DOWN
    return OK


def check_chain(network: Network) -> None:
    if time.monotonic() - chain_was_right_at.get(network.chain_id, float("-inf")) < CHAIN_ANSWER_LASTS_SECONDS:
        return
    with on_network(network):
        if read_chain_id(timeout=SECONDS) != network.chain_id:
            raise ValueError("The node serves another chain.")
    chain_was_right_at[network.chain_id] = time.monotonic()
