"""What a first visit costs: every byte over the wire, headers included, with nothing in the cache."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.builders import make_discussion, make_reply, make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

BUDGET_BYTES = 45 * 1024
# A post of about a hundred words. Numbers differ, so that what is sent twice cannot be pressed into nothing.
CODE = """The first transfer number {0} to an address creates the account behind it, and creating one costs gas, about
610,{0}00 of it. Afterwards it is a plain transfer, which costs 21,{0}00. I measured it like this, with the wallet of
the third lesson:

```python
receipt_{0} = web3.eth.wait_for_transaction_receipt(hash_{0}, timeout={0})
print(receipt_{0}.gasUsed, receipt_{0}.effectiveGasPrice)
```

- a fresh wallet pays **once**, and `eth_call` shows it before
- one that has signed before pays nothing more, see [the lesson](/courses/) number {0}

Whoever receives has to do nothing at all, @kwame."""
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
    "/wallet/",
    "/community/",
    "/search/?q=wallet",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_stays_within_its_budget(path: str, open_context: Callable[..., BrowserContext]) -> None:
    weigh(open_context().new_page(), path)


def test_a_long_thread_with_code_stays_within_its_budget(open_context: Callable[..., BrowserContext]) -> None:
    people = [make_user(avatar_emoji=face) for face in "🦒🥁🐢🌍🌻"]
    thread = make_discussion(people[0], title="Why does the first transfer cost more?", content=CODE.format(0))
    above = None
    for number in range(20):
        reply = make_reply(people[number % 5], thread, content=CODE.format(number), parent_reply=above)
        above = reply if number % 4 else None

    page = open_context().new_page()
    weigh(page, thread.get_absolute_url())

    assert page.get_by_role("article").count() == 21


def weigh(page: Page, path: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))

    page.goto(path, wait_until="networkidle")

    assert len(received) >= 3
    assert sum(received) <= BUDGET_BYTES, f"{path}: {sum(received) / 1024:.1f} KiB in {len(received)} requests"
