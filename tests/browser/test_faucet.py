"""The faucet with a real worker and a real chain behind it."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from chain import gateway
from chain.models import FaucetRequest
from chain.units import tinybar_to_hbar, whole_tinybars_in
from learning.models import User
from tests.browser.actions import make_practice_wallet_and_sign_in
from tests.browser.conftest import PHONE
from tests.builders import learn_honestly

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def hbar_of(address: str) -> Decimal:
    return tinybar_to_hbar(whole_tinybars_in(gateway.balance_of(address)))


def sign_in(page: Page) -> str:
    """Somebody new who has learned a lesson; the address of their wallet."""
    page.goto("/signin/?next=/faucet/")
    address = make_practice_wallet_and_sign_in(page)
    learn_honestly(User.objects.get(evm_address__iexact=address), lessons=1)
    page.reload()
    return address


@pytest.mark.usefixtures("worker")
def test_a_request_is_paid_before_the_learners_eyes_without_a_reload(page: Page) -> None:
    address = sign_in(page)
    page.get_by_role("button", name="5 HBAR", exact=True).click()
    expect(page.get_by_text("5 HBAR are on their way")).to_be_visible()
    page.evaluate("window.notReloaded = true")

    expect(page.locator("#requests").get_by_text("Paid")).to_be_visible()

    assert page.evaluate("window.notReloaded") is True
    expect(page.locator("#announcer")).to_have_text("5 HBAR have arrived.")
    assert hbar_of(address) == 5
    # Nothing asks for news any more.
    expect(page.locator("#requests")).not_to_have_attribute("hx-trigger", "every 2s")
    page.get_by_label("Another amount in HBAR").fill("2.5")
    page.get_by_role("button", name="Send me that").click()
    expect(page.locator("#requests").get_by_text("Paid")).to_have_count(2)
    assert hbar_of(address) == Decimal("7.5")
    expect(page.get_by_role("button", name="5 HBAR", exact=True)).to_be_disabled()

    page.get_by_role("link", name="All my transactions").click()
    expect(page.get_by_role("heading", name="2 transactions")).to_be_visible()
    page.get_by_role("link", name="Faucet", exact=True).last.click()
    expect(page.get_by_text(address)).to_be_visible()


@pytest.mark.usefixtures("worker")
def test_it_works_without_javascript_on_a_phone(page: Page, open_context: Callable[..., BrowserContext]) -> None:
    sign_in(page)
    state = page.context.storage_state()
    plain = open_context(java_script_enabled=False, storage_state=state, viewport=PHONE).new_page()
    plain.goto("/faucet/")
    plain.get_by_label("Another amount in HBAR").fill("3")
    plain.get_by_role("button", name="Send me that").click()
    for _ in range(60):
        plain.wait_for_timeout(500)
        if plain.get_by_role("link", name="Look again").count() == 0:
            break
        plain.get_by_role("link", name="Look again").click()
    expect(plain.locator("#requests").get_by_text("Paid")).to_be_visible()


def test_what_nobody_has_sent_yet_waits_and_the_rest_of_the_page_is_left_alone(page: Page) -> None:
    sign_in(page)
    page.get_by_role("button", name="1 HBAR", exact=True).click()
    expect(page.locator("#requests").get_by_text("Waiting")).to_be_visible()
    field = page.get_by_label("Another amount in HBAR")
    field.fill("4.25")
    with page.expect_response("**/faucet/requests/**") as answer:
        pass
    assert answer.value.status == 204
    expect(field).to_have_value("4.25")
    expect(field).to_be_focused()
    assert FaucetRequest.objects.count() == 1
