"""The practice wallet's windows for those who see little, use no mouse, or press Enter without reading."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import complaints
from tests.browser.wallet_actions import KNOWN_ADDRESS, KNOWN_PHRASE, give_hbar
from tests.browser.wallet_windows import press, walk_through_windows, window

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]


def test_no_window_has_a_violation(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE, bypass_csp=True, reduced_motion="reduce").new_page()
    page.goto("/wallet/")
    found: dict[str, list[str]] = {}
    for name in walk_through_windows(page):
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            found[f"{name}, {scheme}"] = complaints(page)
        for dialog in page.locator("dialog[open]").all():
            # No answer is given by pressing Enter at once.
            focused = dialog.evaluate("dialog => document.activeElement.localName")
            if focused != "h2":
                found[f"{name}, focus"] = [focused]
    assert len(found) >= 28
    assert {place: problems for place, problems in found.items() if problems} == {}


def test_hbar_are_sent_and_a_wallet_is_backed_up_by_keyboard_alone(page: Page) -> None:
    page.goto("/wallet/")
    press(page, "Bring it back")
    window(page).get_by_label("Your words, or a secret key").fill(KNOWN_PHRASE)
    press(window(page), "Restore")
    expect(page.locator(".wallet-address [data-address]")).to_have_text(KNOWN_ADDRESS)
    give_hbar(KNOWN_ADDRESS, 12)
    page.reload()
    expect(page.locator("[data-balance]")).to_have_text("12")
    _reach(page, "Send")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("0x70997970C51812dc3A010C7d01b50e0d17dc79C8")
    page.keyboard.press("Tab")
    page.keyboard.type("0.5")
    page.keyboard.press("Enter")
    question = page.locator("[data-window=approval]")
    expect(question.get_by_role("heading", name="Send 0.5 HBAR")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question).to_be_visible()
    _reach(page, "Send")
    page.keyboard.press("Enter")
    expect(page.locator("[data-history] li")).to_contain_text("Send 0.5 HBAR")

    _reach(page, "Backup")
    page.keyboard.press("Enter")
    _reach(page, "Show the words")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Write these down")).to_be_focused()
    _reach(page, "I have written them down")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Look at your paper")).to_be_focused()
    for field in window(page).get_by_role("textbox").all():
        page.keyboard.press("Tab")
        page.keyboard.type(KNOWN_PHRASE.split()[int(str(field.get_attribute("data-place"))) - 1])
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("Backed up")


def _reach(page: Page, name: str) -> None:
    """By the Tab key, as often as it takes."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"The Tab key does not reach {name!r}.")
