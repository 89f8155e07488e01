"""The chain's part of the benchmark: how fast the sender is beside a bare loop, and whether it pays exactly once.

It works in the connected database, and empties the transactions there.
"""

import time
from dataclasses import dataclass
from statistics import median
from typing import Final

from django.db import connection
from django.test import override_settings

from benchmarks.report.markdown import table
from chain.models import Transaction
from chain.models.transaction import TransactionStatus, TransactionType
from chain.networks import DEVNET_CHAIN_ID
from chain.sending.drive import drive
from chain.sending.intents import plan
from chain.sending.receipts import settle_due
from chain.testing.bare_loop import bare_loop_rate
from chain.testing.nodes import new_address, new_key, running_anvil
from chain.testing.standalone_stress import StressSize, own_queue, run_stress_test
from chain.units import Tinybar

ROUNDS: Final = 3
SEED: Final = 1
# Of what a bare loop signs and sends.
GOAL: Final = 0.5


@dataclass(frozen=True, slots=True)
class Rates:
    """Transactions a second: by the bare loop, by the sender until nodes have them, and until they are settled."""

    bare: float
    sent: float
    settled: float

    @property
    def share(self) -> float:
        return self.sent / self.bare


def chain_section(samples: int) -> str:
    """Both tables, as Markdown: of 1,000 samples, 500 payouts and 200 tokens with 60 random kills, 20 of the node.

    Raises AssertionError when anything was paid or minted other than once.
    """
    size = StressSize(
        payouts=max(samples // 2, 1),
        tokens=max(samples // 5, 1),
        random_kills=max(samples * 6 // 100, 4),
        node_restarts=max(samples * 2 // 100, 2),
    )
    with own_queue() as queue:
        return f"{throughput_table(measure_throughput(size.payouts))}\n\n{stress_table(size, queue=queue)}"


def measure_throughput(payouts: int) -> Rates:
    """Medians of rounds in which both take turns on one devnet, with a block every two seconds."""
    receivers = [new_address() for _ in range(payouts)]
    rounds = []
    with running_anvil("--block-time", "2") as url:
        for _ in range(ROUNDS):
            bare = bare_loop_rate(url, new_key(url)[0], receivers)
            rounds.append((bare, *sender_rates(url, new_key(url)[0], receivers)))
    bares, sents, settleds = zip(*rounds, strict=True)
    return Rates(median(bares), median(sents), median(settleds))


def sender_rates(url: str, key: str, receivers: list[str]) -> tuple[float, float]:
    """Of one worker process with one key, whose rows stand ready."""
    empty_transactions()
    chain = {"CHAIN_NETWORK": "devnet", "CHAIN_ID": DEVNET_CHAIN_ID, "CHAIN_RPC_URL": url, "CHAIN_MIRROR_URL": None}
    with override_settings(**chain, OPERATOR_PRIVATE_KEYS=[key]):
        for receiver in receivers:
            plan(to=receiver, amount=Tinybar(10**8), user_id=None, transaction_type=TransactionType.FAUCET_REQUEST)
        began = time.perf_counter()
        drive()
        sent = time.perf_counter() - began
        while Transaction.objects.filter(status=TransactionStatus.PENDING).exists():
            settle_due()
            time.sleep(0.05)
        settled = time.perf_counter() - began
    return len(receivers) / sent, len(receivers) / settled


def throughput_table(rates: Rates) -> str:
    rows = [
        ("bare web3.py loop: signed and sent", f"{rates.bare:.0f}", ""),
        ("sender, one worker: signed, stored and sent", f"{rates.sent:.0f}", f"{rates.share:.0%}"),
        ("sender, one worker: until settled in its block", f"{rates.settled:.0f}", ""),
    ]
    mark = "met" if rates.share >= GOAL else "missed"
    return table(("Payouts a second on a devnet", "Rate", f"Of the loop (goal {GOAL:.0%}: {mark})"), rows)


def stress_table(size: StressSize, *, queue: str) -> str:
    """The whole stress test on both chains."""
    rows = []
    for title, is_double in (("devnet", False), ("Hedera-shaped double", True)):
        empty_transactions()
        began = time.perf_counter()
        report = run_stress_test(size, is_double=is_double, seed=SEED, queue=queue)
        seconds = time.perf_counter() - began
        kills = f"{report.kills} ({len(report.at_failpoints)} failpoints, {report.at_random} at random)"
        restarts = str(report.node_restarts)
        rows.append((title, str(size.payouts), str(size.tokens), kills, restarts, f"{seconds:.0f}"))
    heads = ("Workers killed on", "Payouts, each once", "Tokens, each once", "Kills", "Node restarts", "Seconds")
    return table(heads, rows)


def empty_transactions() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE transactions, chain_signers, chain_troubles CASCADE")
