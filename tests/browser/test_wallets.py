"""Wallets at the sign-in page: the practice wallet's whole life, and how other wallets' answers are told."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from learning.models import User
from tests.browser.actions import make_practice_wallet_and_sign_in

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

# A wallet extension in ten lines: announces itself, knows no Hedera, and answers one request as `answer` says.
EXTENSION = """
    (answer) => {
      const provider = { request: async ({ method }) => {
        (globalThis.asked ??= []).push(method);
        if (answer[method] === "never") return new Promise(() => {});
        if (method in answer) { if (answer[method].code) throw answer[method]; return answer[method]; }
        if (method.endsWith("ccounts")) return ["0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a"];
        if (method === "eth_chainId") return "0x1";
        if (method === "wallet_switchEthereumChain") throw { code: 4902 };
        if (method === "personal_sign") return "0x" + "11".repeat(64) + "1b";
        return null;
      } };
      const detail = Object.freeze({ info: { uuid: "1", name: "Baobab Wallet", icon: "", rdns: "x" }, provider });
      const announce = () => dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
      addEventListener("eip6963:requestProvider", announce);
      announce();
    }
"""
ANOTHER_EXTENSION = EXTENSION.replace("Baobab", "Acacia").replace('uuid: "1"', 'uuid: "2"')


def with_extension(page: Page, answer: dict[str, Any]) -> None:
    """Open the sign-in page in a browser that has a wallet extension, and choose that wallet."""
    page.add_init_script(f"({EXTENSION})({json.dumps(answer)})")
    page.goto("/signin/")
    page.get_by_role("button", name="Baobab Wallet").click()


def status(page: Page) -> Any:
    return page.locator("#signin-status")


def test_a_practice_wallet_restored_in_another_browser_is_the_same_learner(
    page: Page, open_context: Callable[..., BrowserContext]
) -> None:
    page.goto("/signin/")
    make_practice_wallet_and_sign_in(page)
    address = str(User.objects.get().evm_address)
    page.goto("/signin/")
    expect(page.locator('[data-practice="address"]')).to_have_text(address)
    expect(page.locator('[data-practice="key"]')).to_be_hidden()
    page.get_by_role("button", name="Show the secret key").click()
    expect(page.locator('[data-practice="key"]')).to_be_visible()
    key = page.locator('[data-practice="key"]').inner_text()
    page.get_by_role("button", name="Hide the secret key").click()
    expect(page.get_by_text(key)).to_have_count(0)

    elsewhere = open_context().new_page()
    elsewhere.goto("/signin/?next=/courses/")
    elsewhere.get_by_text("I made one before").click()
    elsewhere.get_by_label("Secret key of your practice wallet").fill(f" {key[2:].upper()}\n")
    elsewhere.get_by_role("button", name="Restore").click()
    expect(elsewhere.locator('[data-practice="address"]')).to_have_text(address)
    elsewhere.get_by_role("button", name="Sign in with the practice wallet").click()
    elsewhere.get_by_role("button", name="Sign", exact=True).click()
    elsewhere.wait_for_url(re.compile(r"^http://[^/]+/courses/$"))
    assert User.objects.get().evm_address == address


def test_what_is_wrong_with_a_pasted_key_is_said_beside_it(page: Page) -> None:
    page.goto("/signin/")
    page.get_by_text("I made one before").click()
    field = page.get_by_label("Secret key of your practice wallet")
    for pasted, sentence in {
        "": "Paste your secret key first.",
        "0x1234": "64 characters",
        "0x" + "ab" * 20: "This is an address",
        "cloud river " * 6: "looks like a seed phrase",
        "0x" + "g" * 64: "only digits and the letters a to f",
        "0x" + "0" * 64: "zero or too large",
        "f" * 64: "zero or too large",
    }.items():
        field.fill(pasted)
        field.press("Enter")
        expect(page.locator("#pasted-key-fault")).to_contain_text(sentence)
        expect(field).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


def test_a_practice_wallet_can_refuse_to_sign(page: Page) -> None:
    page.goto("/signin/")
    page.get_by_role("button", name="Make a practice wallet").click()
    page.get_by_role("button", name="Sign in with the practice wallet").click()
    expect(page.get_by_role("dialog")).to_contain_text("wants you to sign in with your Ethereum account")
    page.get_by_role("button", name="Refuse").click()
    expect(status(page)).to_contain_text("You said no")
    page.get_by_role("button", name="Sign in with the practice wallet").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(status(page)).to_contain_text("You said no")
    assert not User.objects.exists()


def test_a_practice_wallet_is_removed_only_after_a_second_yes(page: Page) -> None:
    page.goto("/signin/")
    page.get_by_role("button", name="Make a practice wallet").click()
    for answer, kept in (("Keep it", 1), ("Remove it", 0)):
        page.get_by_role("button", name="Remove it from this browser").click()
        page.get_by_role("dialog").get_by_role("button", name=answer).click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        # The dialog closes a moment before its answer is acted upon.
        page.wait_for_function("kept => localStorage.length === kept", arg=kept)
    expect(page.get_by_role("button", name="Make a practice wallet")).to_be_focused()


def test_the_cryptography_is_loaded_only_for_a_practice_wallet(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/signin/", wait_until="networkidle")
    assert not [url for url in loaded if "noble" in url]
    page.get_by_role("button", name="Make a practice wallet").click()
    expect(page.get_by_role("button", name="Sign in with the practice wallet")).to_be_visible()
    assert [url for url in loaded if "noble" in url]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"eth_requestAccounts": {"code": 4001}}, "You said no"),
        ({"eth_requestAccounts": {"code": -32002}}, "still waiting for an earlier answer"),
        ({"eth_requestAccounts": []}, "gave no account"),
        ({"eth_accounts": ["0x" + "12" * 20]}, "switched to another account"),
        ({"personal_sign": {"code": 4001}}, "You said no"),
        ({"personal_sign": {"code": -32601}}, "cannot sign messages"),
        ({"personal_sign": {"code": 4900}}, "lost its connection"),
        ({"personal_sign": {"code": -1, "message": "Ledger: locked"}}, "It says: Ledger: locked"),
        ({"wallet_switchEthereumChain": {"code": -32002}}, "still waiting for an earlier answer"),
        ({"eth_requestAccounts": ["0x" + "0" * 37 + "4d2"]}, "without an ECDSA key"),
    ],
)
def test_what_a_wallet_answers_is_told_in_a_sentence(page: Page, answer: dict[str, Any], sentence: str) -> None:
    with_extension(page, answer)
    expect(status(page)).to_contain_text(sentence)


def test_a_wallet_is_taught_the_test_network_and_may_decline_it(page: Page) -> None:
    with_extension(page, {"wallet_addEthereumChain": {"code": 4001}, "personal_sign": {"code": 4001}})
    expect(status(page)).to_contain_text("You said no")
    asked = page.evaluate("asked")
    assert (
        asked.index("wallet_switchEthereumChain")
        < asked.index("wallet_addEthereumChain")
        < asked.index("personal_sign")
    )


def test_a_wallet_that_only_stands_at_window_ethereum_is_found(page: Page) -> None:
    page.add_init_script("window.ethereum = { request: async () => [] }")
    page.goto("/signin/")
    page.get_by_role("button", name="The wallet in this browser").click()
    expect(status(page)).to_contain_text("gave no account")


@pytest.mark.parametrize("silent", ["wallet_switchEthereumChain", "eth_chainId"])
def test_a_wallet_that_never_says_whether_it_switches_signs_all_the_same(page: Page, silent: str) -> None:
    page.clock.install()
    with_extension(page, {silent: "never", "personal_sign": {"code": 4001}})
    expect(status(page)).to_contain_text("may ask to switch")
    page.clock.fast_forward("00:11")
    expect(status(page)).to_contain_text("You said no")


def test_pressing_again_begins_anew_where_a_wallet_stays_silent(page: Page) -> None:
    with_extension(page, {"eth_requestAccounts": "never"})
    expect(status(page)).to_contain_text("Waiting for your wallet")
    page.evaluate(f"({ANOTHER_EXTENSION})({{personal_sign: {{code: 4001}}}})")
    page.get_by_role("button", name="Acacia Wallet").click()
    expect(status(page)).to_contain_text("You said no")


def test_a_wallet_is_seen_whenever_it_comes_and_the_focus_stays(page: Page) -> None:
    page.clock.install()
    page.goto("/signin/")
    expect(page.get_by_text("No wallet shows itself")).to_be_visible()
    page.clock.fast_forward("00:04")
    page.evaluate("window.ethereum = { request: async () => [] }")
    page.clock.fast_forward("00:02")
    page.get_by_role("button", name="The wallet in this browser").focus()
    page.clock.fast_forward("10:00")
    page.evaluate(f"({EXTENSION})({{}})")
    expect(page.get_by_role("button", name="Baobab Wallet")).to_be_visible()
    expect(page.get_by_role("button", name="The wallet in this browser")).to_have_count(0)
    page.get_by_role("button", name="Baobab Wallet").focus()
    page.evaluate(f"({ANOTHER_EXTENSION})({{}})")
    expect(page.get_by_role("button", name="Acacia Wallet")).to_be_visible()
    expect(page.get_by_role("button", name="Baobab Wallet")).to_be_focused()


def test_two_tabs_sign_in_one_after_the_other(page: Page) -> None:
    page.goto("/signin/")
    page.get_by_role("button", name="Make a practice wallet").click()
    expect(page.get_by_role("button", name="Sign in with the practice wallet")).to_be_visible()
    second = page.context.new_page()
    second.goto("/signin/?next=/courses/")
    for tab in (page, second):
        tab.get_by_role("button", name="Sign in with the practice wallet").click()
        tab.get_by_role("button", name="Sign", exact=True).click()
        tab.wait_for_url(re.compile("/(dashboard|courses)/$"))
    assert User.objects.count() == 1
