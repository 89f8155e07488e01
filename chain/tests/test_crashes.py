"""Workers are killed at every boundary of the sender and at random, answers and the queue are lost: nothing else is."""

import random
from pathlib import Path

import pytest

from chain.sending.failpoints import Boundary
from chain.testing.chains import IMPATIENT, Chain
from chain.testing.hedera_double import STORM, Moods
from chain.testing.stress_test import Ordeal, deploy_certificates, make_work
from chain.testing.worker_pool import nursery
from web3versity.worker_heartbeat import open_redis

pytestmark = [pytest.mark.stress, pytest.mark.django_db(transaction=True)]

SEED = 20261123


def flush_queue() -> None:
    with open_redis(timeout=2) as client:
        client.flushall()


def test_every_payout_and_token_is_made_exactly_once_whoever_dies(chain: Chain, tmp_path: Path) -> None:
    contract = deploy_certificates(chain.anvil, deployer=chain.deployer, minter=chain.operator)
    work = make_work(contract, payouts=40, tokens=20)
    chance = random.Random(SEED)  # noqa: S311 (weather)
    if chain.double:
        chain.double.moods = STORM
    with nursery(tmp_path, impatient=IMPATIENT) as workers:
        toll = Ordeal(work, workers, random_kills=12, flush_queue=flush_queue, chance=chance).run(seconds=120)
    if chain.double:
        chain.double.moods = Moods()
    assert set(toll.at_boundaries) == set(Boundary)
    assert toll.kills >= 24
    work.assert_done_once(chain.anvil, [chain.operator])
