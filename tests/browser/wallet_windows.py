"""Every window of the practice wallet, opened one after the other with the known wallet: for axe and for pictures."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from tests.browser.wallet_actions import KNOWN_ADDRESS, KNOWN_PHRASE, give_hbar

ASK = """async ([method, params]) => {
    const { siteWallet } = await import(document.querySelector('link[href*="wallet/site_wallet"]').href);
    const { provider } = await siteWallet();
    provider.request({ method, params }).catch(() => {});
}"""
MESSAGE = "0x" + b"Web3Versity asks: is this your wallet?\nNonce: 7".hex()
PERMIT = {
    "types": {
        "EIP712Domain": [{"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"}],
        "Permit": [{"name": "spender", "type": "address"}, {"name": "value", "type": "uint256"}],
    },
    "primaryType": "Permit",
    "domain": {"name": "Practice token", "chainId": 298},
    "message": {"spender": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": "1000"},
}


def walk_through_windows(page: Page) -> Iterator[str]:
    """From the wallet's page without a wallet; stops at each window, by its name, and at the page with a wallet."""
    press(page, "Bring it back")
    yield "restore"
    window(page).get_by_label("Your words, or a secret key").fill(KNOWN_PHRASE)
    press(window(page), "Restore")
    expect(page.locator(".wallet-address [data-address]")).to_have_text(KNOWN_ADDRESS)
    give_hbar(KNOWN_ADDRESS, 12)
    page.reload()
    expect(page.locator("[data-balance]")).to_have_text("12")
    yield "page"
    for name, button in {
        "send": "Send",
        "receive": "Receive",
        "name": "Add an account…",
        "reveal": "Show a secret…",
    }.items():
        press(page, button)
        expect(window(page)).to_be_visible()
        yield name
        page.keyboard.press("Escape")
    yield from _backup(page)
    for name, button in {
        "passphrase": "Passphrase",
        "export": "Save as a file…",
        "forget": "Remove the wallet from this browser…",
    }.items():
        press(page, button)
        expect(window(page)).to_be_visible()
        yield name
        page.keyboard.press("Escape")
    yield from _questions(page)


def _backup(page: Page) -> Iterator[str]:
    press(page, "Backup")
    yield "backup"
    press(window(page), "Show the words")
    expect(page.locator("[data-window=backup] [data-words] li")).to_have_count(12)
    yield "backup-words"
    press(window(page), "I have written them down")
    expect(window(page).get_by_role("textbox")).to_have_count(3)
    yield "backup-proof"
    page.keyboard.press("Escape")


def _questions(page: Page) -> Iterator[str]:
    transfer = {"from": KNOWN_ADDRESS, "to": "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "value": hex(3 * 10**17)}
    for name, method, params in (
        ("transaction", "eth_sendTransaction", [transfer]),
        ("message", "personal_sign", [MESSAGE, KNOWN_ADDRESS]),
        ("typed", "eth_signTypedData_v4", [KNOWN_ADDRESS, PERMIT]),
    ):
        page.evaluate(ASK, [method, params])
        expect(page.locator("[data-window=approval]")).to_be_visible()
        yield name
        press(window(page), "Refuse")
        expect(page.locator("[data-window=approval]")).to_be_hidden()


def press(page: Page | Locator, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def window(page: Page) -> Locator:
    return page.get_by_role("dialog").last
