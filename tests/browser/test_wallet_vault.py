"""The practice wallet's vault in a real browser: made, proved, locked, restored; other tabs and foreign values."""

import gzip
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.wallet_actions import KNOWN_ADDRESS, KNOWN_PHRASE, open_sources
from web3versity.static_storage import strip_script

pytestmark = pytest.mark.browser

STORED_AS = "web3versity.wallet"
OLD_STORED_AS = "web3versity.practice-wallet"
KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
SECOND_ADDRESS = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8"
PASSPHRASE = "correct horse"
OPEN = """async () => {
    const { openVault } = await import("/js/wallet/vault.js");
    globalThis.vault = await openVault();
    globalThis.told = 0;
    vault.onChange(() => { told += 1; });
    globalThis.attempt = async (method, ...given) => {
      try { return (await vault[method](...given)) ?? null; }
      catch (error) { return error.word ? { problem: error.word, detail: error.detail } : String(error.stack); }
    };
}"""


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[Callable[[], BrowserContext]]:
    contexts: list[BrowserContext] = []

    def make() -> BrowserContext:
        contexts.append(chromium.new_context())
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def context(new_context: Callable[[], BrowserContext]) -> BrowserContext:
    return new_context()


def opened(context: BrowserContext, *, url: str = "https://wallet.test/") -> Page:
    """A tab with an open vault."""
    page = context.new_page()
    open_sources(page, url=url)
    page.evaluate(OPEN)
    return page


def do(page: Page, method: str, *given: Any) -> Any:
    return page.evaluate("([method, given]) => attempt(method, ...given)", [method, list(given)])


def of(page: Page, name: str) -> Any:
    return page.evaluate("(name) => vault[name]", name)


def stored(page: Page) -> str:
    return page.evaluate("JSON.stringify({ ...localStorage })")  # type: ignore[no-any-return]


def addresses(page: Page) -> list[str]:
    return [account["address"] for account in of(page, "accounts")]


def test_a_new_wallet_has_twelve_words_which_are_proved_at_three_places(context: BrowserContext) -> None:
    page = opened(context)
    assert (of(page, "state"), of(page, "trouble")) == ("none", "")
    assert do(page, "create") is None
    words = do(page, "revealPhrase").split()
    assert (len(words), of(page, "state"), of(page, "hasPhrase"), of(page, "isBackedUp")) == (12, "open", True, False)
    assert do(page, "create") == {"problem": "has_phrase", "detail": ""}

    places = do(page, "askBackup")
    assert len(set(places)) == 3
    unasked = next(place for place in range(1, 13) if place not in places)
    assert do(page, "proveBackup", unasked, words[unasked - 1]) is False
    assert do(page, "proveBackup", places[0], "zoo" if words[places[0] - 1] != "zoo" else "zebra") is False
    for place in places:
        assert of(page, "isBackedUp") is False
        assert do(page, "proveBackup", place, f" {words[place - 1].upper()}\n") is True
    page.reload()
    page.evaluate(OPEN)
    assert (of(page, "isBackedUp"), do(page, "revealPhrase").split()) == (True, words)


def test_a_phrase_is_read_however_it_was_written_down(context: BrowserContext) -> None:
    page = opened(context)
    words = KNOWN_PHRASE.split()
    for text in (
        f"  {KNOWN_PHRASE.upper()}\n",
        "\n".join(f"{place}. {word}" for place, word in enumerate(words, 1)),
        " ".join(f"{place}) {word}," for place, word in enumerate(words, 1)),
        "\t".join(f"{place} {word}" for place, word in enumerate(words, 1)),
        f"“{', '.join(words)}.”",
        KNOWN_PHRASE.replace("t", "\uff54"),
    ):
        assert do(page, "restorePhrase", text) is None, text
        assert (addresses(page), of(page, "isBackedUp")) == ([KNOWN_ADDRESS], True)
        do(page, "forget")
    for text, problem, detail in (
        (" 1. 2. ", "phrase_empty", ""),
        ("test " * 11, "phrase_count", "11"),
        ("test " * 11 + "junkk", "phrase_word", "junkk"),
        ("test " * 12, "phrase_checksum", ""),
        (KEY, "phrase_word", KEY),
    ):
        assert do(page, "restorePhrase", text) == {"problem": problem, "detail": detail}
    assert stored(page) == "{}"


def test_accounts_are_derived_named_and_selected(context: BrowserContext) -> None:
    page = opened(context)
    do(page, "restorePhrase", KNOWN_PHRASE)
    do(page, "addAccount", f"  Market {'x' * 50}")
    assert [(account["origin"], account["index"]) for account in of(page, "accounts")] == [("phrase", 0), ("phrase", 1)]
    assert addresses(page) == [KNOWN_ADDRESS, SECOND_ADDRESS]
    assert len(of(page, "accounts")[1]["label"]) == 40
    assert of(page, "selected") == SECOND_ADDRESS
    assert do(page, "select", KNOWN_ADDRESS.lower()) is None
    assert of(page, "selected") == KNOWN_ADDRESS
    assert do(page, "revealKey", KNOWN_ADDRESS) == KEY
    assert do(page, "select", "0x" + "00" * 20)["problem"] == "no_account"
    assert do(page, "restorePhrase", "abandon " * 11 + "about")["problem"] == "other_phrase"
    assert do(page, "restoreKey", "0x" + "11" * 32) is None
    assert of(page, "accounts")[2]["origin"] == "key"


def test_a_wallet_from_before_there_were_phrases_goes_on(context: BrowserContext) -> None:
    page = context.new_page()
    open_sources(page)
    old = json.dumps({"key": KEY, "address": KNOWN_ADDRESS})
    page.evaluate("([name, old]) => localStorage.setItem(name, old)", [OLD_STORED_AS, old])
    page.evaluate(OPEN)
    assert (of(page, "state"), addresses(page), of(page, "hasPhrase")) == ("open", [KNOWN_ADDRESS], False)
    assert do(page, "revealKey", KNOWN_ADDRESS) == KEY
    assert do(page, "addAccount")["problem"] == do(page, "revealPhrase")["problem"] == "no_phrase"
    assert json.loads(stored(page)) == {OLD_STORED_AS: old}
    # The first change takes it over; a phrase may stand beside it.
    assert do(page, "create") is None
    assert (addresses(page)[0], len(addresses(page)), of(page, "isBackedUp")) == (KNOWN_ADDRESS, 2, False)
    assert list(json.loads(stored(page))) == [STORED_AS]
    assert do(page, "revealKey", KNOWN_ADDRESS) == KEY


def test_a_passphrase_seals_everything_secret_in_every_tab_until_it_is_typed(context: BrowserContext) -> None:
    page, other = opened(context), opened(context)
    do(page, "restorePhrase", KNOWN_PHRASE)
    assert do(page, "setPassphrase", "short")["problem"] == "passphrase_short"
    assert do(page, "setPassphrase", PASSPHRASE) is None
    assert KEY not in stored(page)
    assert "junk" not in stored(page)
    other.wait_for_function("vault.hasPassphrase")
    # It is open still, here, in the other tab and on the next page.
    assert do(other, "revealPhrase") == KNOWN_PHRASE
    page.goto("https://wallet.test/")
    page.evaluate(OPEN)
    assert (of(page, "state"), do(page, "revealKey", KNOWN_ADDRESS)) == ("open", KEY)

    do(page, "lock")
    other.wait_for_function("vault.state === 'locked'")
    for tab in (page, other):
        assert (of(tab, "state"), addresses(tab)) == ("locked", [KNOWN_ADDRESS])
        for method, *given in (("revealPhrase",), ("revealKey", KNOWN_ADDRESS), ("addAccount",), ("removePassphrase",)):
            assert do(tab, method, *given) == {"problem": "locked_vault", "detail": ""}
    assert do(page, "unlock", "correct house")["problem"] == "wrong_passphrase"
    assert of(page, "state") == "locked"
    assert do(page, "unlock", PASSPHRASE) is None
    other.wait_for_function("vault.state === 'open'")
    assert do(other, "addAccount") is None
    page.wait_for_function("vault.accounts.length === 2")

    assert do(page, "setPassphrase", "another one") is None
    do(page, "lock")
    assert do(page, "unlock", PASSPHRASE)["problem"] == "wrong_passphrase"
    assert do(page, "unlock", "another one") is None
    assert do(page, "removePassphrase") is None
    other.wait_for_function("!vault.hasPassphrase")
    assert do(other, "revealPhrase") == KNOWN_PHRASE


def test_after_half_an_hour_without_use_the_wallet_is_locked(context: BrowserContext) -> None:
    page = context.new_page()
    page.clock.install()
    open_sources(page)
    page.evaluate(OPEN)
    do(page, "restorePhrase", KNOWN_PHRASE)
    do(page, "setPassphrase", PASSPHRASE)
    page.clock.fast_forward("29:00")
    assert do(page, "revealPhrase") == KNOWN_PHRASE
    page.clock.fast_forward("29:00")
    assert of(page, "state") == "open"
    page.clock.fast_forward("01:01")
    page.wait_for_function("vault.state === 'locked'")
    assert do(page, "revealPhrase")["problem"] == "locked_vault"


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            "{",
            "null",
            "[]",
            "7",
            '{"version":2,"accounts":[]}',
            '{"version":1}',
            '{"key":"0x12","address":"0x34"}',
        ),
        json.dumps({"version": 1, "accounts": [{"address": KNOWN_ADDRESS, "label": "", "origin": "key"}]}),
    ],
)
def test_what_is_not_of_this_version_is_told_and_left_alone(context: BrowserContext, value: str) -> None:
    page = context.new_page()
    open_sources(page)
    page.evaluate("([name, value]) => localStorage.setItem(name, value)", [STORED_AS, value])
    page.evaluate(OPEN)
    assert (of(page, "state"), of(page, "trouble"), of(page, "accounts")) == ("none", "unreadable", [])
    for method, *given in (("create",), ("restorePhrase", KNOWN_PHRASE), ("restoreKey", KEY)):
        assert do(page, method, *given)["problem"] == "unreadable"
    assert json.loads(stored(page)) == {STORED_AS: value}
    do(page, "forget")
    assert do(page, "create") is None


def test_a_broken_old_wallet_is_left_alone(context: BrowserContext) -> None:
    page = context.new_page()
    open_sources(page)
    page.evaluate("([name]) => localStorage.setItem(name, '{\"key\":5}')", [OLD_STORED_AS])
    page.evaluate(OPEN)
    assert (of(page, "state"), do(page, "create")) == ("none", None)
    assert json.loads(stored(page))[OLD_STORED_AS] == '{"key":5}'


def test_a_backup_file_brings_the_wallet_back_elsewhere(
    context: BrowserContext, new_context: Callable[[], BrowserContext]
) -> None:
    page = opened(context)
    do(page, "restorePhrase", KNOWN_PHRASE)
    do(page, "addAccount", "Market")
    do(page, "restoreKey", "0x" + "11" * 32)
    accounts, file = of(page, "accounts"), do(page, "exportFile", PASSPHRASE)
    assert KEY[2:] not in file
    assert "junk" not in file

    elsewhere = opened(new_context())
    assert do(elsewhere, "restoreFile", file, "correct house")["problem"] == "wrong_passphrase"
    changed = json.loads(file)
    changed["sealed"]["data"] = changed["sealed"]["data"][:-6] + "AAAA=="
    weak = json.loads(file)
    weak["sealed"]["rounds"] = 1
    for text, problem in (
        ("", "file_foreign"),
        ("[1]", "file_foreign"),
        (file.replace('"version": 1', '"version": 2'), "file_version"),
        (json.dumps(changed), "wrong_passphrase"),
        (json.dumps(weak), "file_broken"),
        (" " * 1_000_001, "file_foreign"),
    ):
        assert do(elsewhere, "restoreFile", text, PASSPHRASE)["problem"] == problem
    assert do(elsewhere, "restoreFile", file, PASSPHRASE) is None
    assert (of(elsewhere, "accounts"), of(elsewhere, "isBackedUp")) == (accounts, True)
    assert do(elsewhere, "revealPhrase") == KNOWN_PHRASE
    assert do(elsewhere, "restoreFile", file, PASSPHRASE) is None
    assert of(elsewhere, "accounts") == accounts


def test_a_file_whose_keys_are_not_those_of_its_addresses_is_broken(context: BrowserContext) -> None:
    page = opened(context)
    make = """async ([contents, passphrase]) => {
        const { lockWith, seal } = await import("/js/wallet/sealing.js");
        const sealed = await seal(contents, await lockWith(passphrase));
        return JSON.stringify({ format: "web3versity-wallet-backup", version: 1, sealed });
    }"""
    account = {"address": SECOND_ADDRESS, "label": "", "origin": "key", "index": None}
    secrets = {"phrase": None, "keys": {SECOND_ADDRESS: KEY}}
    broken: tuple[Any, ...] = (
        {"accounts": [account], "selected": SECOND_ADDRESS, "secrets": secrets},
        {"accounts": [account], "selected": SECOND_ADDRESS, "secrets": secrets | {"keys": {}}},
        {"accounts": [], "selected": None, "secrets": {"phrase": None, "keys": {}}},
        {"accounts": 7},
        {},
        None,
    )
    for contents in broken:
        file = page.evaluate(make, [contents, PASSPHRASE])
        assert do(page, "restoreFile", file, PASSPHRASE) == {"problem": "file_broken", "detail": ""}, contents
    assert of(page, "state") == "none"


def test_tabs_that_write_at_the_same_moment_lose_nothing(context: BrowserContext) -> None:
    page, other = opened(context), opened(context)
    do(page, "restorePhrase", KNOWN_PHRASE)
    keys = [f"0x{number:064x}" for number in range(1, 5)]
    start = "(keys) => { globalThis.done = Promise.all(keys.map((key) => attempt('restoreKey', key))); }"
    page.evaluate(start, keys[:2])
    other.evaluate(start, keys[2:])
    assert page.evaluate("done") == other.evaluate("done") == [None, None]
    page.evaluate("vault.reload()")
    assert len(addresses(page)) == 5


def test_without_encryption_a_wallet_works_and_no_passphrase_is_offered(context: BrowserContext) -> None:
    page = opened(context, url="http://wallet.test/")
    assert of(page, "canEncrypt") is False
    assert do(page, "restorePhrase", KNOWN_PHRASE) is None
    assert do(page, "setPassphrase", PASSPHRASE)["problem"] == "no_encryption"
    assert do(page, "exportFile", PASSPHRASE)["problem"] == "no_encryption"
    assert do(page, "revealKey", KNOWN_ADDRESS) == KEY


def test_where_nothing_can_be_kept_it_is_said(context: BrowserContext) -> None:
    context.add_init_script("Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no'); } })")
    page = opened(context)
    assert (of(page, "state"), of(page, "trouble")) == ("none", "no_storage")
    assert do(page, "create")["problem"] == "no_storage"


def test_little_is_loaded_and_the_list_of_words_only_for_phrases(context: BrowserContext) -> None:
    loaded: list[str] = []
    context.on("request", lambda request: loaded.append(urlsplit(request.url).path[1:]))

    def kilobytes() -> float:
        files = {path for path in loaded if path.endswith(".js")}
        return sum(len(gzip.compress(_as_served(path), 9)) for path in files) / 1000

    page = opened(context)
    page.evaluate("async () => { await import('/js/wallet/provider.js'); }")
    # A page on which a wallet could be used.
    assert kilobytes() < 14
    assert not [path for path in loaded if path.startswith("vendor/")]
    do(page, "restoreKey", KEY)
    for module, most in (("sign_message", 25), ("sign_typed_data", 29), ("send_transaction", 36)):
        page.evaluate("async (name) => { await import(`/js/wallet/${name}.js`); }", module)
        assert kilobytes() < most, module
    assert not [path for path in loaded if "bip39" in path]
    do(page, "create")
    assert [path for path in loaded if "bip39" in path]


def _as_served(path: str) -> bytes:
    text = (settings.BASE_DIR / "static" / path).read_text()
    return (text if path.startswith("vendor/") else strip_script(text)).encode()
