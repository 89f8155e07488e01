"""A stress test of the sender: much to do, and workers that are killed all the while. What must come out is known."""

import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from chain import gateway
from chain.contracts.calls import deployment_data, issue_data, set_minter_data
from chain.contracts.collection import Collection
from chain.models import ChainSigner, ChainTrouble, Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.sending.failpoints import Failpoint
from chain.sending.intents import plan_call, plan_transfer
from chain.testing.nodes import balance, count, new_address, rpc
from chain.testing.patience import STILL_SECONDS, Patience, transactions_moved
from chain.testing.worker_pool import WorkerPool
from chain.units import Tinybar

TINYBAR = 10**10
# More than a block holds: refused by every node, signed anew, refused again, and failed in the end.
IMPOSSIBLE_GAS = 40_000_000


@dataclass
class Work:
    """What is to be done: amounts in tinybars by receiver, records to issue tokens for, and rows no chain can take."""

    contract: str
    payouts: dict[str, int]
    records: dict[str, str]
    impossible: int = 0

    def plan(self, share: int, shares: int) -> None:
        """One of so many equal parts, each row in a transaction of its own, as requests of learners come."""
        kind = TransactionType.FAUCET_REQUEST
        for receiver, amount in list(self.payouts.items())[share::shares]:
            with transaction.atomic():
                plan_transfer(user_id=None, kind=kind, to=receiver, amount=Tinybar(amount))
        for fingerprint, holder in list(self.records.items())[share::shares]:
            self.plan_call(issue_data(holder, fingerprint))

    def plan_impossible(self) -> None:
        """One call that asks for more gas than there is: refused, signed anew, refused again, failed in the end."""
        self.impossible += 1
        self.plan_call(b"", gas=IMPOSSIBLE_GAS)

    def plan_call(self, data: bytes, gas: int | None = None) -> None:
        with transaction.atomic():
            kind = TransactionType.NFT_MINT_CERTIFICATE
            plan_call(user_id=None, kind=kind, to=self.contract, data=data, gas=gas)

    def is_on_chain(self, operators: list[str]) -> bool:
        """Whether the chain has run all nonces of settled rows; a devnet that was killed may lack some for a while."""
        settled = Transaction.objects.exclude(status=TransactionStatus.PENDING).exclude(signer=None)
        highest = dict(settled.values_list("signer").annotate(Max("nonce")))
        return all(gateway.transaction_count(to, block="latest") > highest.get(to, -1) for to in operators)

    def assert_done_once(self, anvil: str, operators: list[str]) -> None:
        """On the chain every amount and token exactly once; in the books each row settled, each nonce used."""
        assert {to: balance(anvil, to) // TINYBAR for to in self.payouts} == self.payouts
        tokens = Collection(self.contract)
        assert tokens.total_supply() == len(self.records)
        holders = {fingerprint: tokens.owner_of(tokens.token_of(fingerprint)) for fingerprint in self.records}
        assert holders == self.records
        rows = Transaction.objects.all()
        assert not rows.filter(status=TransactionStatus.PENDING).exists()
        assert rows.filter(status=TransactionStatus.FAILED).count() == self.impossible
        for operator in operators:
            # One transaction too many on the chain, or one missing, would show here.
            used = list(rows.filter(signer=operator).order_by("nonce").values_list("nonce", flat=True))
            assert used == list(range(count(anvil, operator)))


def make_work(contract: str, *, payouts: int, tokens: int) -> Work:
    receivers = {new_address(): 10**8 + number for number in range(payouts)}
    records = {f"0x{number:064x}": new_address() for number in range(1, tokens + 1)}
    return Work(contract, receivers, records)


def deploy_certificates(anvil: str, *, deployer: str, minter: str) -> str:
    """The certificate contract, past the sender: it stands before the stress test begins."""
    rpc(anvil, "anvil_impersonateAccount", deployer)
    data = deployment_data(name="Web3Versity", symbol="W3V", base_uri="https://learn.example.org/")
    contract = str(send_by_node(anvil, {"from": deployer, "data": "0x" + data.hex()})["contractAddress"])
    send_by_node(anvil, {"from": deployer, "to": contract, "data": "0x" + set_minter_data(minter, may=True).hex()})
    return contract


def send_by_node(anvil: str, fields: dict[str, str]) -> dict[str, Any]:
    """Signed by anvil itself, which may for impersonated accounts; returns the receipt."""
    sent = rpc(anvil, "eth_sendTransaction", fields | {"gas": hex(5_000_000)})
    until = time.monotonic() + STILL_SECONDS
    while (receipt := rpc(anvil, "eth_getTransactionReceipt", sent)) is None:
        assert time.monotonic() < until
        time.sleep(0.05)
    assert receipt["status"] == "0x1"
    return dict(receipt)


@dataclass
class Report:
    """How many workers died, at which failpoints by themselves, and anywhere at random moments; how often the node."""

    at_failpoints: Counter[str]
    at_random: int
    node_restarts: int = 0

    @property
    def kills(self) -> int:
        return self.at_failpoints.total() + self.at_random


@dataclass
class StressTest:
    """One worker dies at each failpoint, then workers die at random moments while work comes in; then none does."""

    work: Work
    workers: WorkerPool
    random_kills: int
    flush_queue: Callable[[], None]
    chance: random.Random
    restart_node: Callable[[], None] | None = None
    node_restarts: int = 0

    def __post_init__(self) -> None:
        self.restarted = 0

    def run(self) -> Report:
        """Until all is settled. Fails when nothing moves any more."""
        self.shares = len(Failpoint) + self.random_kills
        for share, failpoint in enumerate(Failpoint):
            self.work.plan(share, self.shares)
            self.kill_at(failpoint)
        self.kill_at_random()
        for _ in range(2):
            self.workers.start()
        self.restart_nodes(self.node_restarts - self.restarted)
        self.wait_until(lambda: unsettled() == 0)
        return Report(self.workers.died_at(), self.random_kills, self.restarted)

    def restart_nodes(self, times: int) -> None:
        """In the midst of the work, a moment apart."""
        for _ in range(times):
            time.sleep(self.chance.random() * 0.3)
            if self.restart_node is not None:
                self.restart_node()
                self.restarted += 1

    def kill_at(self, failpoint: Failpoint) -> None:
        if failpoint is Failpoint.RELEASING:
            self.work.plan_impossible()
        pid = self.workers.start(failpoint=failpoint)
        self.wait_until(lambda: not self.workers.is_alive(pid))
        self.workers.alive.remove(pid)

    def kill_at_random(self) -> None:
        """Of a sweeping and a Celery worker; the second lives longer, as it needs a moment to begin."""
        sweeper, celery = self.workers.start(), self.workers.start("celery")
        for kill in range(self.random_kills):
            self.work.plan(len(Failpoint) + kill, self.shares)
            if kill == self.random_kills // 2:
                self.flush_queue()
            time.sleep(self.chance.random() * 0.4)
            if kill * self.node_restarts // self.random_kills >= self.restarted:
                self.restart_nodes(1)
            if kill % 4 == 3:
                self.workers.kill(celery)
                celery = self.workers.start("celery")
            else:
                self.workers.kill(sweeper)
                sweeper = self.workers.start()

    def wait_until(self, condition: Callable[[], bool]) -> None:
        patience = Patience(transactions_moved, state)
        while not condition():
            patience.check()
            time.sleep(0.02)


def unsettled() -> int:
    return Transaction.objects.filter(status=TransactionStatus.PENDING).count()


def state() -> dict[str, object]:
    """What a failed stress test should tell."""
    columns = ("pk", "nonce", "epoch", "signed_at", "accepted_at", "due_at", "attempts", "refusals", "error_message")
    pending = Transaction.objects.filter(status=TransactionStatus.PENDING).order_by("pk")
    return {
        "now": timezone.now(),
        "pending": list(pending.values_list(*columns)[:20]),
        "signers": list(ChainSigner.objects.values()),
        "troubles": list(ChainTrouble.objects.values()),
    }
