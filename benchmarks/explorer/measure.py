"""The explorer's part of the benchmark: its pages on a practice network of a million transactions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from random import Random
from typing import Final
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client as Browser
from django.test import override_settings
from django.urls import reverse

from benchmarks.explorer.filling import Filled, fill_explorer
from benchmarks.harness.client import Client, UnexpectedAnswer, sign_in
from benchmarks.harness.sampling import WARM_UP, Timings, measure
from benchmarks.harness.server import serving
from benchmarks.learning.participants import learners
from benchmarks.report.facts import table_sizes
from benchmarks.report.markdown import mark, statements_of, table, times_of
from chain.models import ExplorerBlock, ExplorerTransaction
from chain.models.explorer import place_of
from chain.networks import DEVNET_CHAIN_ID
from chain.testing.nodes import running_anvil

MOST_STATEMENTS: Final = 8
TARGET_MS: Final = 50
# Pages are asked for by this many learners in turn.
_VISITORS: Final = 50
# Of each kind of page, in which statements are counted.
_COUNTED: Final = 60
_TABLES: Final = ("explorer_transactions", "explorer_blocks", "explorer_logs")
Paths = list[str]


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    """Statements are counted within one process, times are those of HTTP."""

    title: str
    statements: list[int]
    over_http: Timings


def explorer_section(count: int, samples: int, *, seed: int) -> str:
    """Tables of times, goals and sizes, in the connected database, which holds learners."""
    filled = fill_explorer(count, seed=seed)
    asked = {title: paths(filled, samples) for title, paths in PAGES.items()}
    sessions = [sign_in(user) for user in learners(_VISITORS)]
    with running_anvil() as node:
        devnet = {"CHAIN_NETWORK": "devnet", "CHAIN_ID": DEVNET_CHAIN_ID, "CHAIN_RPC_URL": node}
        with override_settings(**devnet, CHAIN_MIRROR_URL=None):
            statements = {title: count_statements(paths[:_COUNTED], sessions) for title, paths in asked.items()}
        variables = {"CHAIN_NETWORK": "devnet", "CHAIN_RPC_URL": node}
        with serving(str(connection.settings_dict["NAME"]), variables) as server, Client(server.port) as client:
            over_http = {title: _measure_over_http(paths, sessions, client) for title, paths in asked.items()}
    pages = [MeasuredPage(title, statements[title], over_http[title]) for title in PAGES]
    return "\n\n".join([_times(pages, filled), _goals(pages), _sizes()])


def count_statements(paths: Paths, sessions: list[str]) -> list[int]:
    """Of each page all that its view and the middleware send, for sessions that were seen before."""
    browser = Browser(SERVER_NAME="localhost")

    def look(path: str, session: str) -> None:
        browser.cookies[settings.SESSION_COOKIE_NAME] = session
        answer = browser.get(path)
        if answer.status_code not in (200, 302):
            raise UnexpectedAnswer(f"{path} was answered with {answer.status_code}.")

    operations = (partial(look, path, session) for path, session in zip(paths, cycle(sessions[:WARM_UP]), strict=False))
    return measure(operations, counts_statements=True).statements


def _measure_over_http(paths: Paths, sessions: list[str], client: Client) -> Timings:
    return measure(
        partial(client.get, path, session=session) for path, session in zip(paths, cycle(sessions), strict=False)
    )


def front_pages(_filled: Filled, count: int) -> Paths:
    return [reverse("chain:explorer")] * count


def blocks(filled: Filled, count: int) -> Paths:
    return [reverse("chain:explorer-block", args=[number]) for number in _some(filled.blocks, count)]


def biggest_block(filled: Filled, count: int) -> Paths:
    """Any page of it."""
    path, block = reverse("chain:explorer-block", args=[filled.biggest_block]), filled.biggest_block
    size = ExplorerBlock.objects.values_list("transaction_count", flat=True).get(number=block)
    return [f"{path}?before={place_of(block, index + 1)}" for index in _some(size, count)]


def transactions(filled: Filled, count: int) -> Paths:
    return [reverse("chain:explorer-transaction", args=[row.hash]) for row in _rows(filled, count)]


def accounts(filled: Filled, count: int) -> Paths:
    found = (row.receiver or row.sender for row in _rows(filled, 2 * count))
    small = [each for each in found if each not in (filled.contract, filled.faucet)]
    return [reverse("chain:explorer-address", args=[address]) for address in small[:count]]


def busy_first_pages(filled: Filled, count: int) -> Paths:
    busy = (filled.contract, filled.faucet)
    return [reverse("chain:explorer-address", args=[busy[number % 2]]) for number in range(count)]


def busy_deep_pages(filled: Filled, count: int) -> Paths:
    places = [place_of(number, 0) for number in _some(filled.blocks, count)]
    pages = busy_first_pages(filled, count)
    return [f"{path}?before={place}" for path, place in zip(pages, places, strict=True)]


def searches(filled: Filled, count: int) -> Paths:
    """What is typed: a transaction's hash, a block's hash, an address, a number. Each leads on to a page."""
    words: list[str] = []
    for row in _rows(filled, count // 4 + 1):
        words += [row.hash, row.block.hash, row.sender, f"{row.block_id:,}"]
    return [f"{reverse('chain:explorer')}?{urlencode({'q': word})}" for word in words[:count]]


PAGES: Final[dict[str, Callable[[Filled, int], Paths]]] = {
    "Front page": front_pages,
    "Block": blocks,
    "Any page of a block of 1,000": biggest_block,
    "Transaction": transactions,
    "Account": accounts,
    "Busiest addresses, first page": busy_first_pages,
    "Busiest addresses, any page": busy_deep_pages,
    "Search": searches,
}


def _some(most: int, count: int) -> list[int]:
    """Numbers from all over, the same in every run."""
    return [Random(number).randrange(most) for number in range(count)]  # noqa: S311 (data, not secrets)


def _rows(filled: Filled, count: int) -> list[ExplorerTransaction]:
    found = []
    for number in _some(filled.blocks, count):
        at_or_after = ExplorerTransaction.objects.filter(place__lt=place_of(number + 1, 0)).select_related("block")
        found.append(at_or_after.order_by("-place").first() or ExplorerTransaction.objects.earliest("place"))
    return found


def _times(pages: list[MeasuredPage], filled: Filled) -> str:
    title = f"{filled.transactions:,} transactions, {filled.blocks:,} blocks, {filled.events:,} events (ms)"
    head = (title, "Target", "HTTP p50", "p99", "", "Statements")
    rows = [
        [
            *(page.title, f"{TARGET_MS}", *times_of(page.over_http), mark(page.over_http.p99 < TARGET_MS)),
            statements_of(page.statements),
        ]
        for page in pages
    ]
    return table(head, rows)


def _goals(pages: list[MeasuredPage]) -> str:
    most = max(page.statements[-1] for page in pages)
    row = (f"every page: at most {MOST_STATEMENTS} statements", str(most), mark(most <= MOST_STATEMENTS))
    return table(("Goal", "Found", ""), [row])


def _sizes() -> str:
    sizes = [size for size in table_sizes() if size.table in _TABLES]
    rows = [(size.table, f"{size.rows:,}", f"{size.data_mb:.0f}", f"{size.total_mb:.0f}") for size in sizes]
    return table(("Storage", "Rows", "Data MB", "With indexes MB"), rows)
