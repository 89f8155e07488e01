"""What a first visit costs: every byte over the wire, headers included, with nothing in the cache."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

BUDGET_BYTES = 45 * 1024
PAGES = [
    "/",
    "/courses/",
    "/courses/blockchain-from-zero/",
    "/courses/blockchain-from-zero/what-is-a-ledger/",
    "/courses/blockchain-from-zero/check-ledgers-and-hashes/",
    "/signin/",
    "/achievements/",
    "/leaderboard/",
    "/faucet/",
    "/community/",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_stays_within_its_budget(path: str, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))

    page.goto(path, wait_until="networkidle")

    assert len(received) >= 3
    assert sum(received) <= BUDGET_BYTES, f"{path}: {sum(received) / 1024:.1f} KiB in {len(received)} requests"
