"""A wallet of somebody's own (EIP-6963) signs in, gets practice HBAR and sends them through the door."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from learning.models import User
from tests.browser.injected_wallet import InjectedWallet
from tests.browser.wallet_actions import ask_node

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]
ELSEWHERE = "0x" + "12" * 20


@pytest.mark.usefixtures("worker")
def test_it_signs_in_gets_practice_hbar_and_sends_them(open_context: Callable[..., BrowserContext], site: str) -> None:
    wallet = InjectedWallet(site, 298)
    page = wallet.put_into(open_context())
    page.goto("/signin/?next=/wallet/hbar/")
    page.get_by_role("button", name="Marula Wallet").click()
    page.wait_for_url(re.compile(r"^http://[^/]+/wallet/hbar/$"))
    assert User.objects.get().evm_address == wallet.address
    assert "personal_sign" in wallet.asked

    page.get_by_role("button", name="Get practice HBAR").click()
    expect(page.locator("#practice-hbar").get_by_text("have arrived")).to_be_visible()
    before = int(ask_node("eth_getBalance", ELSEWHERE, "latest"), 16)
    sent = wallet.send(to=ELSEWHERE, value=hex(37 * 10**16))

    receipt = ask_node("eth_getTransactionReceipt", sent)
    assert receipt["status"] == "0x1"
    assert receipt["from"] == wallet.address.lower()
    assert int(ask_node("eth_getBalance", ELSEWHERE, "latest"), 16) - before == 37 * 10**16
