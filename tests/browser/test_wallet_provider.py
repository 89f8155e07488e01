"""What the practice wallet answers to pages: every method once with its outcome (the table in docs/wallet.md), several
requests at once, and that nothing it sends holds a secret."""

import re
from typing import Any

import pytest
from eth_account import Account
from eth_account.messages import encode_defunct
from playwright.sync_api import Page, Request

from tests.browser.wallet_actions import KNOWN_ADDRESS, KNOWN_PHRASE, ask, ask_node, give_hbar, start_wallet

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db")]

KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
STRANGER = "0x00000000000000000000000000000000000A11cE"
HEDERA = {"chainId": "0x128", "chainName": "Hedera Testnet", "rpcUrls": ["https://testnet.hashio.io/api"]}
TYPED = {
    "types": {"Vote": [{"name": "choice", "type": "uint8"}]},
    "primaryType": "Vote",
    "domain": {"name": "Poll", "chainId": 298},
    "message": {"choice": 3},
}
ASSET = {"type": "ERC20", "options": {"address": STRANGER, "symbol": "SHEA", "decimals": 2}}


@pytest.fixture
def wallet(page: Page) -> Page:
    give_hbar(KNOWN_ADDRESS, 100)
    start_wallet(page, phrase=KNOWN_PHRASE)
    return page


def code(answer: Any) -> Any:
    return answer["code"] if isinstance(answer, dict) and "code" in answer else "answer"


def test_every_method_has_the_outcome_that_the_table_says(wallet: Page) -> None:
    transaction = {"from": KNOWN_ADDRESS, "to": STRANGER, "value": "0x1"}
    tried: list[tuple[str, list[Any], Any]] = [
        # Before the page is connected (EIP-1102)
        ("eth_accounts", [], []),
        ("wallet_getPermissions", [], []),
        ("personal_sign", ["0x00", KNOWN_ADDRESS], 4100),
        ("eth_sendTransaction", [transaction], 4100),
        ("eth_requestAccounts", [], [KNOWN_ADDRESS]),
        ("eth_requestAccounts", [], [KNOWN_ADDRESS]),
        ("eth_coinbase", [], KNOWN_ADDRESS),
        ("eth_chainId", [], "0x12a"),
        ("net_version", [], "298"),
        # Signing
        ("personal_sign", ["0x68656c6c6f", KNOWN_ADDRESS], "answer"),
        ("personal_sign", [KNOWN_ADDRESS, "hello"], "answer"),
        ("personal_sign", ["hello", STRANGER], 4100),
        ("personal_sign", [5, KNOWN_ADDRESS], -32602),
        ("eth_signTypedData_v4", [KNOWN_ADDRESS, TYPED], "answer"),
        ("eth_signTypedData_v4", [KNOWN_ADDRESS, "{"], -32602),
        ("eth_signTypedData_v4", [KNOWN_ADDRESS, TYPED | {"domain": {"chainId": 1}}], -32602),
        ("eth_sign", [KNOWN_ADDRESS, "0x" + "00" * 32], 4200),
        ("eth_signTypedData", [[], KNOWN_ADDRESS], 4200),
        ("eth_signTypedData_v1", [[], KNOWN_ADDRESS], 4200),
        ("eth_signTypedData_v3", [KNOWN_ADDRESS, TYPED], 4200),
        ("eth_signTransaction", [transaction], 4200),
        # Sending
        ("eth_sendTransaction", [transaction], "answer"),
        ("eth_sendTransaction", [transaction | {"gasPrice": "0x77359400"}], "answer"),
        ("eth_sendTransaction", [transaction | {"from": STRANGER}], 4100),
        ("eth_sendTransaction", [transaction | {"chainId": "0x1"}], -32602),
        ("eth_sendTransaction", [transaction | {"value": "1"}], -32602),
        ("eth_sendTransaction", [transaction | {"type": "0x4"}], -32602),
        ("eth_sendTransaction", [transaction | {"authorizationList": []}], -32602),
        ("eth_sendTransaction", [{"from": KNOWN_ADDRESS}], -32602),
        ("eth_sendTransaction", [], -32602),
        ("eth_sendRawTransaction", ["0x00"], -32003),
        # Networks (EIP-3326, EIP-3085)
        ("wallet_switchEthereumChain", [{"chainId": "0x12a"}], None),
        ("wallet_switchEthereumChain", [{"chainId": "0x128"}], 4902),
        ("wallet_switchEthereumChain", [{"chainId": 296}], -32602),
        ("wallet_switchEthereumChain", [], -32602),
        ("wallet_addEthereumChain", [{"chainId": "0x128"}], -32602),
        ("wallet_addEthereumChain", [HEDERA | {"rpcUrls": ["javascript:alert(1)"]}], -32602),
        ("wallet_addEthereumChain", [HEDERA], None),
        ("eth_chainId", [], "0x128"),
        ("eth_getBalance", [KNOWN_ADDRESS, "latest"], 4901),
        ("eth_sendTransaction", [transaction], 4901),
        ("wallet_switchEthereumChain", [{"chainId": "0x12a"}], None),
        # Tokens (EIP-747) and permissions (EIP-2255)
        ("wallet_watchAsset", [ASSET], True),
        ("wallet_watchAsset", [{"type": "ERC20", "options": {}}], -32602),
        ("wallet_getPermissions", [], "answer"),
        ("wallet_requestPermissions", [{"eth_accounts": {}}], "answer"),
        ("wallet_requestPermissions", [{"eth_everything": {}}], -32602),
        # Reading goes to the node
        ("eth_blockNumber", [], "answer"),
        ("eth_gasPrice", [], "answer"),
        ("eth_getTransactionReceipt", ["0x" + "00" * 32], None),
        ("eth_call", [{"to": STRANGER, "data": "0x"}, "latest"], "0x"),
        # What there is not
        ("eth_subscribe", ["newHeads"], 4200),
        ("wallet_sendCalls", [{}], 4200),
        ("toString", [], 4200),
        ("anvil_setBalance", [STRANGER, "0x1"], 4200),
        ("eth_mining", [], -32601),
        ("", [], -32600),
        ("wallet_revokePermissions", [{"eth_accounts": {}}], None),
        ("eth_accounts", [], []),
    ]
    for method, params, expected in tried:
        answer = ask(wallet, method, *params)
        outcome = answer if isinstance(expected, list | str | None | bool) and expected != "answer" else code(answer)
        assert outcome == expected, (method, params, answer)


def test_what_is_signed_is_what_was_shown(wallet: Page) -> None:
    ask(wallet, "eth_requestAccounts")
    signature = ask(wallet, "personal_sign", "0x48656a", KNOWN_ADDRESS)
    assert Account.recover_message(encode_defunct(text="Hej"), signature=signature) == KNOWN_ADDRESS
    questions = wallet.evaluate("wallet.questions.map(({ kind, account, origin }) => [kind, account, origin])")
    origin = wallet.evaluate("location.origin")
    assert questions == [["connect", KNOWN_ADDRESS, origin], ["message", KNOWN_ADDRESS, origin]]
    assert wallet.evaluate("wallet.questions.at(-1).preview.lines[0].value") == "Hej"


def test_no_is_4001_for_everything_that_asks(wallet: Page) -> None:
    wallet.evaluate("wallet.answer = false")
    assert code(ask(wallet, "eth_requestAccounts")) == 4001
    wallet.evaluate("wallet.answer = true")
    ask(wallet, "eth_requestAccounts")
    wallet.evaluate("wallet.answer = false")
    nonce = ask_node("eth_getTransactionCount", KNOWN_ADDRESS, "pending")
    for method, *params in (
        ("personal_sign", "hello", KNOWN_ADDRESS),
        ("eth_signTypedData_v4", KNOWN_ADDRESS, TYPED),
        ("eth_sendTransaction", {"from": KNOWN_ADDRESS, "to": STRANGER, "value": "0x1"}),
        ("wallet_addEthereumChain", HEDERA),
        ("wallet_watchAsset", ASSET),
    ):
        assert code(ask(wallet, str(method), *params)) == 4001, method
    assert ask_node("eth_getTransactionCount", KNOWN_ADDRESS, "pending") == nonce


def test_requests_at_once_are_asked_one_after_the_other_and_get_nonces_in_a_row(wallet: Page) -> None:
    first = int(ask_node("eth_getTransactionCount", KNOWN_ADDRESS, "pending"), 16)
    result = wallet.evaluate(
        """async ([from, to]) => {
          const twice = await Promise.all([wallet.ask("eth_requestAccounts"), wallet.ask("eth_requestAccounts")]);
          const send = () => wallet.ask("eth_sendTransaction", { from, to, value: "0x1" });
          const hashes = await Promise.all([send(), send(), send()]);
          const many = await Promise.all(Array.from({ length: 13 }, () => wallet.ask("personal_sign", "x", from)));
          return { twice, hashes, refused: many.filter(({ code }) => code === -32002).length };
        }""",
        [KNOWN_ADDRESS, STRANGER],
    )
    assert [code(answer) for answer in result["twice"]] == ["answer", -32002]
    nonces = [int(ask_node("eth_getTransactionByHash", sent)["nonce"], 16) for sent in result["hashes"]]
    assert nonces == [first, first + 1, first + 2]
    assert result["refused"] == 3


def test_pages_hear_of_accounts_locks_and_a_node_that_is_away(wallet: Page) -> None:
    wallet.evaluate(
        """() => { wallet.heard = []; for (const event of ["connect", "disconnect", "accountsChanged", "chainChanged"])
          wallet.provider.on(event, (what) => wallet.heard.push([event, what.code ?? what.chainId ?? what])); }"""
    )
    ask(wallet, "eth_requestAccounts")
    wallet.evaluate(
        "async () => { await wallet.vault.addAccount(); await wallet.vault.setPassphrase('correct horse'); }"
    )
    second = wallet.evaluate("wallet.vault.selected")
    wallet.evaluate("wallet.vault.lock()")
    assert ask(wallet, "eth_accounts") == []
    # The window for unlocking says yes, but nobody has unlocked it.
    assert code(ask(wallet, "personal_sign", "hello", second)) == 4100
    assert wallet.evaluate("wallet.questions.at(-1).kind") == "unlock"
    wallet.evaluate("wallet.vault.unlock('correct horse')")
    wallet.context.set_offline(True)
    assert code(ask(wallet, "eth_blockNumber")) == 4900
    assert wallet.evaluate("wallet.provider.isConnected()") is False
    wallet.context.set_offline(False)
    assert code(ask(wallet, "eth_blockNumber")) == "answer"
    assert wallet.evaluate("wallet.heard") == [
        ["accountsChanged", [KNOWN_ADDRESS]],
        ["accountsChanged", [second]],
        ["accountsChanged", []],
        ["accountsChanged", [second]],
        ["disconnect", 4900],
        ["connect", "0x12a"],
    ]


def test_what_would_fail_is_said_before_and_can_be_sent_all_the_same(wallet: Page) -> None:
    ask(wallet, "eth_requestAccounts")
    # PUSH0 PUSH0 REVERT, as the code of a new contract.
    sent = ask(wallet, "eth_sendTransaction", {"from": KNOWN_ADDRESS, "data": "0x5f5ffd"})
    warnings = wallet.evaluate("wallet.questions.at(-1).preview.warnings")
    assert [warning for warning in warnings if warning.startswith("will_fail")]
    receipt = wallet.evaluate("(hash) => wallet.ask('eth_getTransactionReceipt', hash)", sent)
    assert (receipt["status"], int(receipt["gasUsed"], 16) > 21_000) == ("0x0", True)


def test_no_key_phrase_or_passphrase_is_in_anything_that_is_sent(wallet: Page) -> None:
    sent: list[str] = []

    def note(request: Request) -> None:
        sent.extend([request.url, request.post_data or "", str(request.headers)])

    wallet.on("request", note)
    ask(wallet, "eth_requestAccounts")
    wallet.evaluate(
        """async ([from, typed]) => {
          const { vault, ask } = wallet;
          await ask("personal_sign", "hello", from);
          await ask("eth_signTypedData_v4", from, typed);
          await ask("eth_sendTransaction", { from, to: from, value: "0x1" });
          await vault.setPassphrase("correct horse battery");
          await vault.exportFile("another passphrase");
          await vault.revealPhrase();
          await vault.lock();
          await vault.unlock("correct horse battery");
          await ask("eth_sendTransaction", { from, to: from, value: "0x1" });
        }""",
        [KNOWN_ADDRESS, TYPED],
    )
    assert len([line for line in sent if "eth_sendRawTransaction" in line]) == 2
    everything = "\n".join(sent).lower()
    assert not re.search(rf"{KEY[2:]}|{KNOWN_PHRASE}|test%20test|test\+test|correct|another passphrase", everything)
