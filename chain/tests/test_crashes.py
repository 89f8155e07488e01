"""Workers are killed at every failpoint and at random, answers and the queue are lost: nothing else is."""

import random
from pathlib import Path

import pytest

from chain.sending.failpoints import Failpoint
from chain.testing.chains import SHORT_WAITS, Chain
from chain.testing.fault_profile import ALL_FAULTS, FaultProfile
from chain.testing.stress_test import StressTest, deploy_certificates, make_work
from chain.testing.worker_pool import worker_pool
from settings.redis_clients import open_redis

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

SEED = 20261123


def flush_queue() -> None:
    with open_redis(timeout=2) as client:
        client.flushall()


def test_every_payout_and_token_is_made_exactly_once_whoever_dies(chain: Chain, tmp_path: Path) -> None:
    contract = deploy_certificates(chain.anvil, deployer=chain.deployer, minter=chain.operator)
    work = make_work(contract, payouts=40, tokens=20)
    chance = random.Random(SEED)  # noqa: S311 (faults)
    if chain.double:
        chain.double.faults = ALL_FAULTS
    with worker_pool(tmp_path, waits=SHORT_WAITS) as workers:
        report = StressTest(work, workers, random_kills=12, flush_queue=flush_queue, chance=chance).run()
    if chain.double:
        chain.double.faults = FaultProfile()
    assert set(report.at_failpoints) == set(Failpoint)
    assert report.kills >= 24
    work.assert_done_once(chain.anvil, [chain.operator])
