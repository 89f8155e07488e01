"""Pages while a class polls: what learners wait for a page when a hundred wallets ask the practice network meanwhile.

Each wallet asks as viem does, and as the practice wallet does while something is under way: the newest block, its
balance and one receipt, every four seconds, over a connection of its own and with a session of its own.
"""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from typing import Final

from django.conf import settings
from django.db import connection
from django.urls import reverse

from benchmarks.harness.client import Client, UnexpectedAnswer, sign_in
from benchmarks.harness.sampling import Timings, measure
from benchmarks.harness.server import serving
from benchmarks.learning.participants import learners
from benchmarks.report.markdown import table, times_of
from chain.testing.nodes import new_address, running_anvil

WALLETS: Final = 100
POLL_SECONDS: Final = 4.0
# Of the quiet time.
GOAL: Final = 2.0
PAGES: Final = {"Course browse": "learning:catalog", "Dashboard": "dashboard", "Thread list": "community:thread-list"}
_NO_SUCH_TRANSACTION: Final = "0x" + "ab" * 32


@dataclass(slots=True)
class Polled:
    """What the wallets have asked, and how many of their questions were not answered."""

    asked: int = 0
    refused: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, answers: list[dict[str, object]]) -> None:
        with self.lock:
            self.asked += len(answers)
            self.refused += sum("error" in answer for answer in answers)


def door_section(samples: int) -> str:
    """The table, as Markdown, in the connected database, which holds learners."""
    quiet: dict[str, Timings] = {}
    polled_pages: dict[str, Timings] = {}
    with running_anvil() as node:
        variables = {"CHAIN_NETWORK": "devnet", "CHAIN_RPC_URL": node}
        with serving(str(connection.settings_dict["NAME"]), variables) as server, Client(server.port) as client:
            for title, name in PAGES.items():
                quiet[title] = _measure(client, name, samples)
            with _polling(server.port) as polled:
                for title, name in PAGES.items():
                    polled_pages[title] = _measure(client, name, samples)
    if polled.refused or not polled.asked:
        raise UnexpectedAnswer(f"{polled.refused} of the wallets' {polled.asked} questions were refused.")
    rows = [_row(title, quiet[title], polled_pages[title]) for title in PAGES]
    head = ("Page (ms)", "Quiet p50", "p99", f"{WALLETS} wallets poll: p50", "p99", "p50 of quiet", f"under {GOAL:g} x")
    return table(head, rows)


def _row(title: str, quiet: Timings, polled: Timings) -> list[str]:
    share = polled.p50 / quiet.p50
    return [title, *times_of(quiet), *times_of(polled), f"{share:.2f} x", "met" if share < GOAL else "MISSED"]


def _measure(client: Client, name: str, samples: int) -> Timings:
    sessions = cycle([sign_in(user) for user in learners(20)])
    path = reverse(name)
    return measure(lambda: client.get(path, session=next(sessions)) for _ in range(samples))


@contextmanager
def _polling(port: int) -> Iterator[Polled]:
    """A hundred wallets poll until the end of the block, their turns spread over the seconds between two polls."""
    polled, is_over = Polled(), threading.Event()
    sessions = [sign_in(user) for user in learners(WALLETS)]
    wallets = [
        threading.Thread(target=_poll, args=(port, session, place * POLL_SECONDS / WALLETS, polled, is_over))
        for place, session in enumerate(sessions)
    ]
    for wallet in wallets:
        wallet.start()
    try:
        yield polled
    finally:
        is_over.set()
        for wallet in wallets:
            wallet.join()


def _poll(port: int, session: str, begins_after: float, polled: Polled, is_over: threading.Event) -> None:
    headers = {"Content-Type": "application/json", "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"}
    questions: tuple[tuple[str, list[str]], ...] = (
        ("eth_blockNumber", []),
        ("eth_getBalance", [new_address(), "latest"]),
        ("eth_getTransactionReceipt", [_NO_SUCH_TRANSACTION]),
    )
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    wait = begins_after
    while not is_over.wait(wait):
        wait = POLL_SECONDS
        answers = []
        for method, params in questions:
            body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
            door.request("POST", reverse("chain:rpc"), body, headers)
            answers.append(json.loads(door.getresponse().read()))
        polled.add(answers)
    door.close()
