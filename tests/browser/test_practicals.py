"""A practical lesson in a browser: on a phone, with a wallet of the learner's own, and clean for a screen reader."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from chain.models import PracticalAttempt
from chain.practicals.page import SOON
from chain.tests.practicals import POT, make_practical
from tests.browser.actions import enter
from tests.browser.conftest import PHONE
from tests.browser.injected_wallet import InjectedWallet
from tests.browser.wallet_actions import give_hbar
from tests.builders import make_enrolment, make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.usefixtures("worker")
def test_the_list_turns_green_by_itself_as_the_wallet_sends(
    open_context: Callable[..., BrowserContext], site: str
) -> None:
    lesson = make_practical(POT)
    wallet = InjectedWallet(site, 298)
    learner = make_user(evm_address=wallet.address)
    make_enrolment(learner, lesson.course)
    give_hbar(wallet.address, 100)
    context = enter(open_context, learner, viewport=PHONE, bypass_csp=True, reduced_motion="reduce").context
    page = wallet.put_into(context)
    page.goto(lesson.get_absolute_url())
    found = {}
    page.get_by_role("button", name="Begin").click()
    attempt = PracticalAttempt.objects.get()
    # The contract comes by itself.
    much = page.get_by_role("button", name=f"Ask for {attempt.params['too_much']}")
    expect(much).to_be_enabled()
    # On a slow network an answer takes longer than the time between two looks.
    connection = context.new_cdp_session(page)
    slow = {"offline": False, "latency": 1000 * SOON + 500, "downloadThroughput": -1, "uploadThroughput": -1}
    connection.send("Network.emulateNetworkConditions", slow)
    much.click()
    expect(page.get_by_role("heading", name="Done: 1 of 3")).to_be_visible()
    connection.send("Network.emulateNetworkConditions", slow | {"latency": 0})
    page.get_by_label("The fee").fill("1,5")
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_text("You typed “1,5”")).to_be_visible()
    found["not yet"] = complaints(page)
    attempt.refresh_from_db()
    page.get_by_label("The fee").fill(f"{int(attempt.green['refused']['fee']) / 10**18:.8f}")
    page.get_by_role("button", name="Check my answer").click()
    expect(page.get_by_role("heading", name="Done: 2 of 3")).to_be_visible()
    page.get_by_role("button", name="Ask for 2").click()
    expect(page.get_by_text("Failing costs.")).to_be_visible()
    found["done"] = complaints(page)
    assert wallet.asked.count("eth_sendTransaction") == 2
    assert {place: problems for place, problems in found.items() if problems} == {}


def complaints(page: Page) -> list[str]:
    page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{item['id']}: {node['html'][:120]}" for item in result["violations"] for node in item["nodes"]]
    return found if wide <= PHONE["width"] else [*found, f"{wide} pixels wide"]
