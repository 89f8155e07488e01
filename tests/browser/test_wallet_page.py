"""The practice wallet's page: a wallet is made, used, lost and had again, in real browsers and on one devnet."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_secrets_and_messages import paste
from tests.browser.wallet_actions import KNOWN_ADDRESS, KNOWN_PHRASE, give_hbar

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

PASSPHRASE = "seven old drums"


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def window(page: Page) -> Locator:
    return page.get_by_role("dialog").last


def make_wallet(page: Page) -> str:
    page.goto("/wallet/")
    press(page, "Make a practice wallet")
    return shown_address(page)


def shown_address(page: Page) -> str:
    address = page.locator(".wallet-address [data-address]")
    expect(address).to_have_text(re.compile("^0x[0-9a-fA-F]{40}$"))
    return address.inner_text()


def balance(page: Page) -> Locator:
    return page.locator("[data-balance]")


def back_up(page: Page) -> str:
    """Through the whole proof, with one wrong word; returns the phrase."""
    press(page, "Back it up")
    press(window(page), "Show the words")
    words = page.locator("[data-window=backup] [data-words] li")
    expect(words).to_have_count(12)
    phrase = words.all_inner_texts()
    press(window(page), "I have written them down")
    fields = window(page).get_by_role("textbox")
    expect(fields).to_have_count(3)
    assert not words.all_inner_texts()
    fields.first.fill("zoo" if phrase[0] != "zoo" else "abandon")
    for field in fields.all()[1:]:
        field.fill(phrase[int(str(field.get_attribute("data-place"))) - 1])
    press(window(page), "Check")
    expect(window(page)).to_contain_text("is another one")
    expect(fields.first).to_be_focused()
    fields.first.fill(f" {phrase[int(str(fields.first.get_attribute('data-place'))) - 1].upper()} ")
    press(window(page), "Check")
    expect(page.locator("[data-status]")).to_contain_text("Backed up")
    return " ".join(phrase)


def test_a_wallet_is_made_backed_up_lost_and_has_the_same_address_again(
    open_context: Callable[..., BrowserContext],
) -> None:
    page = open_context(viewport=PHONE, reduced_motion="reduce").new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    address = make_wallet(page)
    expect(page.get_by_text("Not backed up yet")).to_be_visible()
    press(page, "Passphrase")
    expect(page.get_by_role("heading", name="Back up your wallet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-status]")).to_contain_text("Back it up first")
    phrase = back_up(page)
    expect(page.get_by_text("Not backed up yet")).to_be_hidden()

    page.evaluate("localStorage.clear()")
    page.reload()
    press(page, "Bring it back")
    field = window(page).get_by_label("Your words, or a secret key")
    # As with the phrase guard of all other fields: this one alone takes it.
    paste(field, phrase.replace(" ", "\n"))
    expect(field).not_to_have_value("")
    press(window(page), "Restore")
    assert shown_address(page) == address
    expect(page.get_by_text("Not backed up yet")).to_be_hidden()
    expect(page.locator("#wallet-secret")).to_have_value("")
    words = phrase.split()
    assert not [line for line in sent if words[0] in line and words[1] in line]


def test_what_is_wrong_with_what_was_typed_is_said_beside_it(page: Page) -> None:
    page.goto("/wallet/")
    press(page, "Bring it back")
    field = window(page).get_by_label("Your words, or a secret key")
    for typed, sentence in {
        "": "Type your twelve words first",
        "legal winner thank year": "have 15, 18, 21 or 24. Words found here: 4",
        KNOWN_PHRASE.replace("junk", "test"): "do not fit together",
        KNOWN_PHRASE.replace("junk", "jumk"): "Check how it is spelled: jumk",
        "0x1234": "64 characters",
        KNOWN_ADDRESS: "This is an address",
        "0x" + "0" * 64: "zero or too large",
    }.items():
        field.fill(typed)
        press(window(page), "Restore")
        expect(page.locator("#wallet-restore-fault")).to_contain_text(sentence)
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Bring it back")).to_be_focused()


def test_hbar_are_sent_refused_received_and_listed(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE, reduced_motion="reduce").new_page()
    first = make_wallet(page)
    page.evaluate("document.querySelector('[data-do=receive]').click()")
    expect(window(page).get_by_role("img", name="Your address as a QR code")).to_be_visible()
    assert window(page).locator("[data-groups]").inner_text().replace("\n", "").replace(" ", "") == first
    page.keyboard.press("Escape")
    give_hbar(first, 12)
    press(page, "Add an account…")
    window(page).get_by_label("Name, for your eyes alone").fill("Savings")
    press(window(page), "Save")
    expect(page.get_by_label("Account", exact=True).locator("option:checked")).to_have_text("Savings")
    page.get_by_label("Account", exact=True).select_option(first)
    expect(balance(page)).to_have_text("12")

    press(page, "Send")
    to, amount = window(page).get_by_label("To which address?"), window(page).get_by_label("How many HBAR?")
    for typed, sentence in {
        ("", "1"): "Paste or type the address",
        ("0x12", "1"): "This is no address",
        (KNOWN_ADDRESS.replace("F", "f", 1), "1"): "One character of this address is wrong",
        (KNOWN_ADDRESS, ""): "Type an amount first",
        (KNOWN_ADDRESS, "a lot"): "only digits",
        (KNOWN_ADDRESS, "0"): "above zero",
        (KNOWN_ADDRESS, "0,0000000000001"): "smallest amount",
        (KNOWN_ADDRESS, "13"): "Your account has 12 HBAR",
    }.items():
        to.fill(typed[0])
        amount.fill(typed[1])
        press(window(page), "Continue")
        expect(window(page)).to_contain_text(sentence)
    press(window(page), "Savings · " + savings_of(page))
    amount.fill("0,7")
    press(window(page), "Continue")
    question = page.locator("[data-window=approval]")
    expect(question.get_by_role("heading", name="Send 0.7 HBAR")).to_be_focused()
    page.keyboard.press("Enter")  # the focus is on no answer
    expect(question).to_contain_text("Savings (0x")
    press(question, "Refuse")
    expect(window(page)).to_contain_text("You said no, so nothing was sent.")
    press(window(page), "Continue")
    press(question, "Send")
    expect(page.locator("[data-history] li")).to_contain_text(re.compile("Send 0.7 HBAR.*Done", re.DOTALL))
    expect(balance(page)).to_have_text(re.compile(r"^11\.29\d{1,6}$"))
    page.get_by_label("Account", exact=True).select_option(label="Savings")
    expect(balance(page)).to_have_text("0.7")
    expect(page.get_by_text("Nothing yet.")).to_be_visible()


def savings_of(page: Page) -> str:
    return str(page.locator(".wallet-own").inner_text()).removeprefix("Savings · ")


def test_a_passphrase_locks_every_tab_and_secrets_are_shown_for_a_moment(page: Page) -> None:
    page.clock.install()
    page.goto("/wallet/")
    press(page, "Bring it back")
    window(page).get_by_label("Your words, or a secret key").fill(KNOWN_PHRASE)
    press(window(page), "Restore")
    assert shown_address(page) == KNOWN_ADDRESS
    press(page, "Passphrase")
    window(page).get_by_label("New passphrase").fill("short")
    window(page).get_by_label("Once more").fill("other")
    press(window(page), "Set the passphrase")
    expect(window(page)).to_contain_text("not the same")
    window(page).get_by_label("Once more").fill("short")
    press(window(page), "Set the passphrase")
    expect(window(page)).to_contain_text("at least 8 characters")
    window(page).get_by_label("New passphrase").fill(PASSPHRASE)
    window(page).get_by_label("Once more").fill(PASSPHRASE)
    press(window(page), "Set the passphrase")
    expect(page.locator("[data-status]")).to_contain_text("opens with your passphrase")
    assert "test test" not in page.evaluate("JSON.stringify(localStorage)")

    press(page, "Show a secret…")
    window(page).get_by_label("Passphrase").fill("not this one")
    press(window(page), "Show the recovery phrase")
    expect(window(page)).to_contain_text("does not fit")
    window(page).get_by_label("Passphrase").fill(PASSPHRASE)
    press(window(page), "Show the recovery phrase")
    words = page.locator("[data-window=reveal] [data-words] li")
    expect(words).to_have_text(KNOWN_PHRASE.split())
    page.clock.fast_forward("01:01")
    expect(words).to_have_count(0)
    expect(window(page)).to_contain_text("Hidden again")
    press(window(page), "Close")

    second = page.context.new_page()
    second.goto("/wallet/")
    assert shown_address(second) == KNOWN_ADDRESS
    press(second, "Lock now")
    for tab in (second, page):
        expect(tab.get_by_role("heading", name="Your wallet is locked")).to_be_visible()
    press(page, "Unlock")
    window(page).get_by_label("Passphrase").fill("not this one")
    press(window(page), "Unlock")
    expect(page.locator("#wallet-unlock-fault")).to_contain_text("does not fit")
    window(page).get_by_label("Passphrase").fill(PASSPHRASE)
    press(window(page), "Unlock")
    for tab in (page, second):
        expect(balance(tab)).to_be_visible()
    page.evaluate("document.body.append(Object.assign(document.createElement('form'), { id: 'bye' }))")
    page.evaluate("bye.dataset.signout = ''; bye.action = '/wallet/'; bye.requestSubmit()")
    expect(page.get_by_role("heading", name="Your wallet is locked")).to_be_visible()


def test_a_wallet_goes_only_after_a_second_yes_and_comes_back_from_its_file(page: Page) -> None:
    address = make_wallet(page)
    press(page, "Save as a file…")
    window(page).get_by_label("Passphrase of the file").fill(PASSPHRASE)
    window(page).get_by_label("Once more").fill(PASSPHRASE)
    with page.expect_download() as download:
        press(window(page), "Save")
    press(page, "Remove the wallet from this browser…")
    expect(window(page)).to_contain_text("It is not backed up")
    expect(window(page).get_by_role("button", name="Remove it")).to_be_disabled()
    press(window(page), "Keep it")
    assert shown_address(page) == address
    press(page, "Remove the wallet from this browser…")
    window(page).get_by_label("I understand").check()
    press(window(page), "Remove it")
    expect(page.get_by_role("button", name="Make a practice wallet")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0

    press(page, "Bring it back")
    window(page).get_by_text("I have a backup file").click()
    window(page).get_by_label("Backup file").set_input_files(download.value.path())
    window(page).get_by_label("Its passphrase").fill("wrong")
    press(window(page), "Restore")
    expect(page.locator("#wallet-restore-fault")).to_contain_text("does not fit")
    window(page).get_by_label("Its passphrase").fill(PASSPHRASE)
    press(window(page), "Restore")
    assert shown_address(page) == address
