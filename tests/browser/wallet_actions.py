"""The practice wallet's modules in a page of the site, without its windows: what tests of its core have in common."""

import json
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from playwright.sync_api import Page, Route

# Hardhat's and anvil's well-known phrase, whose addresses everybody can look up.
KNOWN_PHRASE = "test test test test test test test test test test test junk"
KNOWN_ADDRESS = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"

# `wallet.questions` is what the person was asked; `wallet.answer` what they say.
_START = """
    async ([phrase, options]) => {
      const load = (name) => import(`/source/js/wallet/${name}.js`);
      const [{ openVault }, { PracticeProvider }] = await Promise.all([load("vault"), load("provider")]);
      const vault = await openVault();
      if (phrase) await vault.restorePhrase(phrase);
      const wallet = (globalThis.wallet = { vault, questions: [], answer: true, load });
      wallet.provider = new PracticeProvider({
        vault, network: { chainId: 298, title: "Practice network" }, rpcUrl: "/chain/rpc/", ...options,
        confirm: async (question) => { wallet.questions.push(question); return wallet.answer; },
      });
      wallet.ask = (method, ...params) => wallet.provider.request({ method, params }).then(
        (result) => result, ({ code, message }) => ({ code, message }));
    }
"""


def start_wallet(page: Page, *, phrase: str = "", **options: Any) -> None:
    """Open a page of the site and put a wallet there as `globalThis.wallet`."""
    page.route("**/source/**", _serve_source)
    page.goto("/signin/")
    page.evaluate(_START, [phrase, options])


def _serve_source(route: Route) -> None:
    # Under the names they have in the repository, as those of the site carry hashes.
    route.fulfill(path=settings.BASE_DIR / "static" / route.request.url.partition("/source/")[2])


def open_sources(page: Page, *, url: str = "https://wallet.test/") -> None:
    """A page with nothing but the wallet's sources, at an address that is secure, so that browsers encrypt there."""

    def serve(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path == "/":
            route.fulfill(body="<!doctype html><title>Wallet</title>", content_type="text/html")
        else:
            route.fulfill(path=settings.BASE_DIR / "static" / path[1:])

    page.context.route(f"{url}**", serve)
    page.goto(url)


def ask(page: Page, method: str, *params: Any) -> Any:
    """What the wallet answers a page: the result, or {code, message}."""
    return page.evaluate("([method, params]) => wallet.ask(method, ...params)", [method, list(params)])


def ask_node(method: str, *params: Any) -> Any:
    """The devnet itself, past the door."""
    question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}).encode()
    request = Request(settings.CHAIN_RPC_URL, data=question, headers={"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request, timeout=20) as response:  # noqa: S310 (the tests' own devnet)
        return json.load(response)["result"]


def give_hbar(address: str, hbar: int) -> None:
    """Out of nothing, as only a devnet can."""
    ask_node("anvil_setBalance", address, hex(hbar * 10**18))
