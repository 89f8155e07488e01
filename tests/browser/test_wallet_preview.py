"""What the practice wallet says before it signs: in the words of chain/wallet/preview_texts.py, in a real browser."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from eth_abi.abi import encode
from eth_utils.crypto import keccak
from playwright.sync_api import Browser, Page

from chain.wallet.preview_texts import PREVIEW_TEXTS
from chain.wallet.problem_texts import PROBLEM_TEXTS
from tests.browser.wallet_actions import open_sources

pytestmark = pytest.mark.browser

ME, SHOP, TOKEN = "0x" + "11" * 20, "0x" + "22" * 20, "0x" + "33" * 20
UNLIMITED = 2**256 - 1
POT = {
    "type": "function",
    "name": "deposit",
    "inputs": [{"name": "goal", "type": "uint256"}, {"name": "note", "type": "string"}],
}
CONTEXT = {
    "network": {"chainId": "0x12a", "title": "Practice network"},
    "account": ME,
    "host": "school.example",
    "contracts": {TOKEN: {"name": "Shea token", "abi": [POT], "token": {"symbol": "SHEA", "decimals": 2}}},
    "names": {SHOP: "Market stall"},
}
SCRIPT = """async ([kind, payload, context]) => {
    const [{ previewOf }, { bytesOf }] = [await import("/js/wallet/preview.js"), await import("/js/wallet/hex.js")];
    for (const object of [payload, context]) for (const name of ["value", "fee", "balance", "chainId"])
      if (/^\\d+n$/.test(object[name])) object[name] = BigInt(object[name].slice(0, -1));
    return previewOf(kind, kind === "message" ? { bytes: bytesOf(payload) } : payload, context);
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    open_sources(page)
    yield page
    page.close()


def preview(page: Page, kind: str, payload: Any, **more: Any) -> Any:
    words = {name: str(text) for name, text in PREVIEW_TEXTS.items()}
    shown = page.evaluate(SCRIPT, [kind, payload, CONTEXT | {"words": words} | more])
    shown["lines"] = {line["label"]: (line["value"], line["note"]) for line in shown["lines"]}
    return shown


def transaction(to: str | None, data: str = "0x", value: int = 0) -> dict[str, Any]:
    return {"chainId": "298n", "to": to, "data": data, "value": f"{value}n"}


def call(signature: str, *values: Any) -> str:
    types = signature.partition("(")[2][:-1].split(",")
    return "0x" + (keccak(text=signature)[:4] + encode(types, values)).hex()


def test_a_transfer_says_how_much_to_whom_and_what_it_costs_at_most(page: Page) -> None:
    shown = preview(
        page, "transaction", transaction(SHOP, value=1), fee="21000000000000n", balance=f"{10**18}n", isNewAccount=True
    )
    assert shown["title"] == "Send 0.000000000000000001 HBAR"
    assert shown["isKnown"] is True
    assert shown["warnings"] == []
    assert shown["lines"]["To"] == (f"Market stall ({SHOP})", "This address has never been used. Check it twice.")
    assert shown["lines"]["Fee"] == ("at most 0.000021 HBAR", "")


@pytest.mark.parametrize(
    ("payload", "more", "said"),
    [
        (transaction(ME, value=1), {}, "your own account"),
        (transaction(SHOP), {}, "sends nothing"),
        (transaction(SHOP, value=10**18), {"fee": "1n", "balance": f"{10**18}n"}, "has 1 HBAR"),
        (transaction(SHOP, value=1) | {"chainId": "1n"}, {}, "meant for chain 1"),
        (transaction(SHOP, value=1), {"failure": "execution reverted: closed"}, "says: execution reverted: closed"),
        (transaction(SHOP, "0xd0e30db0"), {"isContract": False}, "no contract at this address"),
        (transaction(SHOP, call("approve(address,uint256)", SHOP, UNLIMITED)), {}, "all your tokens of this kind"),
        (transaction(SHOP, call("approve(address,uint256)", SHOP, 5)), {}, "take this amount"),
        (transaction(SHOP, call("approve(address,uint256)", SHOP, 0)), {}, "takes away"),
        (transaction(SHOP, call("setApprovalForAll(address,bool)", SHOP, True)), {}, "every token you hold"),
        (transaction(SHOP, call("setApprovalForAll(address,bool)", SHOP, False)), {}, "takes away"),
        (transaction(TOKEN, call("transferFrom(address,address,uint256)", SHOP, ME, 5)), {}, "belongs to Market stall"),
        (transaction(ME) | {"authorizationList": [{"address": SHOP}]}, {}, "everything your account can"),
        (transaction(ME) | {"authorizationList": [{"address": SHOP, "chainId": "0x0"}]}, {}, "counts on every one"),
        (transaction(ME) | {"authorizationList": [{"address": "0x" + 40 * "0"}]}, {}, "takes away from every contract"),
    ],
)
def test_what_a_person_should_know_is_a_warning(page: Page, payload: Any, more: dict[str, Any], said: str) -> None:
    assert [one for one in preview(page, "transaction", payload, **more)["warnings"] if said in one]


def test_a_call_that_the_page_knows_is_read_with_its_names(page: Page) -> None:
    shown = preview(
        page, "transaction", transaction(TOKEN, call("deposit(uint256,string)", 7, "for rent"), value=10**17)
    )
    assert (shown["title"], shown["isKnown"]) == ("Call a contract: deposit", True)
    assert shown["lines"]["goal"] == ("7", "")
    assert shown["lines"]["note"] == ("for rent", "")
    assert shown["lines"]["Contract"] == (f"Shea token ({TOKEN})", "")
    assert shown["lines"]["Sends along"] == ("0.1 HBAR", "")


def test_a_pages_own_names_hide_no_right_that_is_given_away(page: Page) -> None:
    named = {
        "type": "function",
        "name": "approve",
        "inputs": [{"name": "a", "type": "address"}, {"name": "b", "type": "uint256"}],
    }
    contracts = {TOKEN: {"name": "Shea token", "abi": [named]}}
    data = call("approve(address,uint256)", SHOP, UNLIMITED)
    shown = preview(page, "transaction", transaction(TOKEN, data), contracts=contracts)
    assert f"Market stall ({SHOP}) can take all your tokens" in shown["warnings"][0]


def test_tokens_are_counted_in_their_own_unit(page: Page) -> None:
    shown = preview(page, "transaction", transaction(TOKEN, call("transfer(address,uint256)", SHOP, 1250)))
    assert shown["lines"]["Amount"] == ("12.5 SHEA", "")


@pytest.mark.parametrize(
    "data",
    [
        "0xdeadbeef",
        "0xde",
        # Four known bytes, but what follows is no such call.
        "0xa9059cbb" + "ff" * 64,
        call("transfer(address,uint256)", SHOP, 5)[:-2],
    ],
)
def test_what_nobody_knows_is_said_to_be_unknown(page: Page, data: str) -> None:
    shown = preview(page, "transaction", transaction(SHOP, data))
    assert shown["isKnown"] is False
    assert shown["lines"]["Function, by its first four bytes"] == (data[:10], "")
    assert data[:10] in shown["warnings"][0]


def test_a_deployment_says_how_large_the_code_is(page: Page) -> None:
    shown = preview(page, "transaction", transaction(None, "0x5f5ffd"))
    assert (shown["title"], shown["lines"]["Size of the code"]) == ("Put a new contract on the chain", ("3 bytes", ""))


def permit(primary: str, fields: list[str], message: dict[str, Any], domain: dict[str, Any]) -> dict[str, Any]:
    pairs = [field.split(" ") for field in fields]
    types = {primary: [{"type": kind, "name": name} for kind, name in pairs]}
    types["Details"] = [{"type": "address", "name": "token"}, {"type": "uint160", "name": "amount"}]
    return {"types": types, "primaryType": primary, "message": message, "domain": domain}


def test_permits_say_who_may_take_what(page: Page) -> None:
    fields = ["address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline"]
    message = {"owner": ME, "spender": SHOP, "value": str(UNLIMITED), "nonce": 0, "deadline": 0}
    domain = {"name": "Shea token", "chainId": 298, "verifyingContract": TOKEN}
    shown = preview(page, "typed_data", permit("Permit", fields, message, domain))
    assert shown["title"] == "Let somebody use your tokens: Permit"
    assert shown["lines"]["Amount"] == ("unlimited", "")
    assert shown["lines"]["Who may spend"] == (f"Market stall ({SHOP})", "")
    assert "all your tokens of this kind" in shown["warnings"][0]

    shown = preview(page, "typed_data", permit("Permit", fields, message | {"owner": SHOP, "value": "5"}, domain))
    assert "take this amount" in shown["warnings"][0]
    assert "not your account" in shown["warnings"][1]

    batch = {"details": [{"token": TOKEN, "amount": str(2**160 - 1)}], "spender": SHOP}
    shown = preview(page, "typed_data", permit("PermitBatch", ["Details[] details", "address spender"], batch, {}))
    assert shown["lines"]["details[0].amount"] == ("unlimited", "")
    assert "all your tokens" in shown["warnings"][0]
    assert "every one" in shown["warnings"][1]


@pytest.mark.parametrize(
    ("message", "known", "said"),
    [
        (b"Good morning", True, ""),
        ("Güzel\n東京 🌍".encode(), True, ""),
        (bytes(32), False, "may stand for anything"),
        (b"\xff\xfe", False, "no text"),
        ("Pay \u202e1000".encode(), True, "invisible characters"),
        (b"evil.example wants you to sign in with your Ethereum account:\n0x", True, "evil.example, but the page"),
        (b"school.example wants you to sign in with your Ethereum account:\n0x", True, ""),
    ],
)
def test_messages_are_shown_as_text_or_said_to_be_none(page: Page, message: bytes, known: bool, said: str) -> None:
    shown = preview(page, "message", f"0x{message.hex()}")
    assert shown["isKnown"] is known
    assert said in "".join(shown["warnings"]) if said else shown["warnings"] == []


def test_every_word_that_the_scripts_say_has_a_sentence() -> None:
    source = "".join(path.read_text() for path in (settings.BASE_DIR / "static" / "js" / "wallet").glob("*.js"))
    core = "".join(
        (settings.BASE_DIR / "static" / "js" / "wallet" / f"{name}.js").read_text()
        for name in ("abi", "keeper", "phrase", "preview", "restoring", "sealing", "typed_preview", "units", "vault")
    )
    said = set(re.findall(r'writing\.(?:warn|title|line|say)\(\s*"(\w+)"', source))
    assert said - set(PREVIEW_TEXTS) == set()
    assert set(re.findall(r'Problem\("(\w+)"', core)) - set(PROBLEM_TEXTS) == set()
