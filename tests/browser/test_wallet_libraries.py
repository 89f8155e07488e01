"""The practice wallet under viem and ethers, as pages out there would use it, through the door on a real devnet."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from eth_account import Account
from eth_account.messages import encode_defunct, encode_typed_data
from playwright.sync_api import Page

from tests.browser.wallet_actions import KNOWN_ADDRESS, KNOWN_PHRASE, give_hbar, start_wallet

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

RECEIVER = "0x00000000000000000000000000000000000A11cE"
DOMAIN = {"name": "string", "version": "string", "chainId": "uint256", "verifyingContract": "address"}
TYPED_DATA = {
    "domain": {"name": "Market", "version": "1", "chainId": 298, "verifyingContract": RECEIVER},
    "types": {
        "Offer": [{"name": "seller", "type": "Person"}, {"name": "prices", "type": "uint256[]"}],
        "Person": [{"name": "name", "type": "string"}, {"name": "wallet", "type": "address"}],
    },
    "primaryType": "Offer",
    "message": {"seller": {"name": "Amina", "wallet": RECEIVER}, "prices": ["1", "2"]},
}


@pytest.fixture(scope="session")
def libraries() -> str:
    """viem and ethers as one module, bundled as a page's build would do it."""
    contents = 'export * as viem from "viem"; export * as ethers from "ethers";'
    node = shutil.which("node") or str(Path(sys.executable).parent / "node")
    esbuild = settings.BASE_DIR / "node_modules" / "esbuild" / "bin" / "esbuild"
    # In some installations this is the program itself, in others a script for Node.
    is_script = esbuild.read_bytes()[:2] == b"#!"
    command = [*([node] if is_script else []), str(esbuild), "--bundle", "--format=esm", "--target=es2022"]
    done = subprocess.run(command, input=contents, capture_output=True, text=True, cwd=settings.BASE_DIR, check=True)  # noqa: S603
    return done.stdout


@pytest.fixture
def wallet_page(page: Page, libraries: str) -> Page:
    page.route("**/libraries.js", lambda route: route.fulfill(body=libraries, content_type="text/javascript"))
    give_hbar(KNOWN_ADDRESS, 100)
    start_wallet(page, phrase=KNOWN_PHRASE)
    return page


@pytest.mark.parametrize("library", ["viem", "ethers"])
def test_a_library_connects_sends_signs_switches_and_hears_no(wallet_page: Page, library: str) -> None:
    script = Path(__file__).with_name("wallet_scripts") / f"{library}.js"
    result: dict[str, Any] = wallet_page.evaluate(script.read_text(), [TYPED_DATA, RECEIVER])
    message = encode_defunct(text="Jambo, dünya 🌍")
    assert Account.recover_message(message, signature=result.pop("signature")) == KNOWN_ADDRESS
    domain = [
        {"name": name, "type": kind}
        for name, kind in (
            ("name", "string"),
            ("version", "string"),
            ("chainId", "uint256"),
            ("verifyingContract", "address"),
        )
    ]
    whole = json.loads(json.dumps(TYPED_DATA))
    whole["types"]["EIP712Domain"] = domain
    whole["message"]["prices"] = [1, 2]
    signed = encode_typed_data(full_message=whole)
    assert Account.recover_message(signed, signature=result.pop("typedSignature")) == KNOWN_ADDRESS
    assert result == {
        "account": KNOWN_ADDRESS,
        "paid": str(25 * 10**16 + 1),
        "statuses": ["success", "success"],
        "chainId": 298,
        "unknown": 4902,
        "elsewhere": 296,
        "afar": 4901,
        "told": ["0x128", "0x12a"],
        "refusals": [4001, 4001],
    }
    kinds = [question["kind"] for question in wallet_page.evaluate("wallet.questions.map(({ kind }) => ({ kind }))")]
    assert kinds[:5] == ["connect", "transaction", "transaction", "message", "typed_data"]
