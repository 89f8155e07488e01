"""On a shared computer: what the next person can get at after somebody has signed out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.actions import enter
from tests.browser.conftest import CHROMIUM_FLAGS, PATIENCE, chromium_program
from tests.builders import make_user

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("library")]

# Playwright switches off what people's browsers have: the last pages kept alive in memory.
PLAYWRIGHTS_OWN = ["--disable-back-forward-cache"]


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """Of a browser that keeps pages in memory, with somebody signed in."""
    browser = chromium.browser_type.launch(
        executable_path=chromium_program(), args=CHROMIUM_FLAGS, ignore_default_args=PLAYWRIGHTS_OWN
    )

    def open_context() -> BrowserContext:
        context = browser.new_context(base_url=site)
        context.set_default_timeout(PATIENCE)
        return context

    yield enter(open_context, make_user("amina-of-lagos"))
    browser.close()


def test_back_after_signing_out_shows_no_private_page(page: Page) -> None:
    page.goto("/courses/")
    page.evaluate("localStorage.setItem('practice', 'a wallet')")
    page.locator("[name=difficulty]").select_option("beginner")
    page.wait_for_url("**/courses/?**")
    page.go_back()
    page.wait_for_url("**/courses/")
    expect(page.get_by_text("Menu of amina-of-lagos")).to_be_attached()
    page.goto("/community/new/")
    page.get_by_label("Title").fill("Lost my keys")
    page.goto("/dashboard/")
    expect(page.get_by_role("heading", name="Welcome, amina-of-lagos")).to_be_visible()
    page.locator(".site-header details.menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()

    page.go_back(wait_until="commit")
    expect(page.get_by_role("heading", name="Sign in with a wallet")).to_be_visible()
    expect(page.get_by_text("amina-of-lagos")).to_have_count(0)
    kept = page.evaluate("[Object.entries(localStorage), Object.entries(sessionStorage)].join()")
    assert "a wallet" in kept
    assert "keys" not in kept
    assert "amina" not in kept
