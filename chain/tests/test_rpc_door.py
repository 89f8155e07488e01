"""/chain/rpc/: what wallets ask is answered, and what is not on the list is not."""

import time
from typing import Any

import pytest
from django.test import Client
from eth_account import Account

from chain.networks import practice_network
from chain.rpc.envelope import MOST_BYTES, MOST_QUESTIONS
from chain.testing.chains import Chain
from chain.testing.nodes import balance, new_address, new_key, rpc
from chain.tests.rpc import URL, ask, fresh_door, post, question, read, refuse, signed_transfer

pytestmark = pytest.mark.django_db
__all__ = ("fresh_door",)

HASH = "0x" + "ab" * 32
BLOCK = {"blockHash": HASH}
# web3's constructor of nothing: a contract whose code is empty.
EMPTY_CONTRACT = "0x60006000f3"


def wait_for_receipt(client: Client, transaction_hash: str) -> Any:
    until = time.monotonic() + 30
    while (receipt := ask(client, "eth_getTransactionReceipt", transaction_hash)) is None:
        assert time.monotonic() < until
        time.sleep(0.05)
    return receipt


def test_a_signed_transaction_goes_through_and_its_receipt_is_read(client: Client, devnet: Chain) -> None:
    receiver = new_address()
    raw, transaction_hash = signed_transfer(devnet.anvil, to=receiver)
    assert ask(client, "eth_sendRawTransaction", raw) == transaction_hash
    assert wait_for_receipt(client, transaction_hash)["status"] == "0x1"
    assert balance(devnet.anvil, receiver) == int(ask(client, "eth_getBalance", receiver, "latest"), 16) == 10**10


@pytest.mark.parametrize("kind", ["legacy", "access list"])
def test_older_kinds_of_transactions_go_through(client: Client, devnet: Chain, kind: str) -> None:
    changes: dict[str, Any] = {"maxFeePerGas": None, "maxPriorityFeePerGas": None, "gasPrice": 10**11}
    if kind == "access list":
        changes |= {"accessList": [], "type": 1}
    raw, transaction_hash = signed_transfer(devnet.anvil, **changes)
    assert ask(client, "eth_sendRawTransaction", raw) == transaction_hash


def test_every_question_of_wallets_has_an_answer(client: Client, devnet: Chain) -> None:
    address = new_key(devnet.anvil)[1]
    call = {"from": address, "to": new_address(), "value": "0x1", "maxFeePerGas": "0x2540be400", "data": None}
    number = ask(client, "eth_blockNumber")
    block = ask(client, "eth_getBlockByNumber", "latest", False)
    answers = {
        "eth_chainId": (hex(practice_network().chain_id), ()),
        "net_version": (str(practice_network().chain_id), ()),
        "eth_accounts": ([], ()),
        "eth_syncing": (False, ()),
        "eth_getCode": ("0x", (address, "latest")),
        "eth_getTransactionCount": ("0x0", (address, "pending")),
        "eth_getStorageAt": ("0x" + "00" * 32, (address, "0x0", "latest")),
        "eth_getBalance": (hex(10_000 * 10**18), (address, {"blockHash": block["hash"]})),
        "eth_call": ("0x", (call, "latest")),
        "eth_estimateGas": ("0x5208", (call,)),
        "eth_getTransactionByHash": (None, (HASH,)),
        "eth_getTransactionReceipt": (None, (HASH,)),
        "eth_getBlockByHash": (None, (HASH, False)),
        "eth_getLogs": (
            [],
            ({"fromBlock": number, "toBlock": "latest", "address": address, "topics": [None, [HASH]]},),
        ),
    }
    for method, (expected, params) in answers.items():
        assert ask(client, method, *params) == expected, method
    assert ask(client, "web3_clientVersion") == "Web3Versity/practice"
    assert int(ask(client, "eth_gasPrice"), 16) > 0
    assert int(ask(client, "eth_maxPriorityFeePerGas"), 16) >= 0
    assert len(ask(client, "eth_feeHistory", "0x1", "latest", [10, 50.5])["gasUsedRatio"]) == 1
    assert len(ask(client, "eth_feeHistory", 1, "latest", [])["gasUsedRatio"]) == 1


def test_a_deployment_is_estimated(client: Client, devnet: Chain) -> None:
    """Also with a price, of which the account could not pay all the gas that we allow."""
    address = new_key(devnet.anvil, hbar=1)[1]
    call = {"from": address, "data": EMPTY_CONTRACT, "maxFeePerGas": hex(500 * 10**9)}
    assert int(ask(client, "eth_estimateGas", call), 16) > 53_000


@pytest.mark.parametrize(
    "method",
    [
        "anvil_setBalance",
        "anvil_impersonateAccount",
        "hardhat_setBalance",
        "evm_mine",
        "evm_increaseTime",
        "debug_traceTransaction",
        "trace_block",
        "txpool_content",
        "ots_getApiLevel",
        "admin_nodeInfo",
        "miner_start",
        "personal_unlockAccount",
        "eth_sendTransaction",
        "eth_sign",
        "eth_signTransaction",
        "eth_signTypedData_v4",
        "personal_sign",
        "eth_requestAccounts",
        "eth_newFilter",
        "eth_newBlockFilter",
        "eth_getFilterChanges",
        "eth_subscribe",
        "eth_createAccessList",
        "eth_getProof",
        "wallet_addEthereumChain",
        "ETH_CHAINID",
        "",
        "x" * 5000,
    ],
)
def test_what_is_not_on_the_list_does_not_exist(client: Client, devnet: Chain, method: str) -> None:
    code, sentence = refuse(client, method)
    assert code == -32601
    assert "is not offered here" in sentence
    assert len(sentence) < 200


def test_another_chains_transaction_never_reaches_the_node(client: Client, devnet: Chain) -> None:
    key, address = new_key(devnet.anvil)
    raw, _hash = signed_transfer(devnet.anvil, key=key, chainId=1)
    code, sentence = refuse(client, "eth_sendRawTransaction", raw)
    assert code == -32003
    assert f"signed for chain 1. This is the practice network, chain {practice_network().chain_id}" in sentence
    # anvil would have taken it: its nonce would be held for ever.
    assert ask(client, "eth_getTransactionCount", address, "pending") == "0x0"


def test_a_transaction_for_no_chain_is_refused(client: Client, devnet: Chain) -> None:
    fields = {"nonce": 0, "to": new_address(), "value": 1, "gas": 21_000, "gasPrice": 10**10}
    raw = Account.sign_transaction(fields, new_key(devnet.anvil)[0]).raw_transaction.to_0x_hex()
    assert "for no chain at all" in refuse(client, "eth_sendRawTransaction", raw)[1]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("0x", "no signed transaction"),
        ("0x00", "no signed transaction that we know"),
        ("0x7f", "no signed transaction that we know"),
        ("0x02", "no signed transaction"),
        ("0x02c0", "no signed transaction"),
        ("0x02f8", "no signed transaction"),
        ("0x02" + "c1" * 5000 + "c0", "no signed transaction"),
        ("0xf90001", "no signed transaction"),
        ("0x02cc" + "c0" * 12, "no signed transaction"),
        ("0xffffffffffffffffff", "no signed transaction"),
        ("0x03c0", "blobs"),
        ("0x04c0", "hand an account to a contract"),
    ],
)
def test_bytes_that_are_no_transaction_for_here_are_refused(
    client: Client, devnet: Chain, raw: str, words: str
) -> None:
    code, sentence = refuse(client, "eth_sendRawTransaction", raw)
    assert code == -32003
    assert words in sentence


def test_a_transaction_has_no_more_gas_than_on_hedera(client: Client, devnet: Chain) -> None:
    raw, _hash = signed_transfer(devnet.anvil, gas=15_000_001)
    assert "15,000,000 gas" in refuse(client, "eth_sendRawTransaction", raw)[1]


def test_the_nodes_own_refusal_is_handed_on(client: Client, devnet: Chain) -> None:
    raw, _hash = signed_transfer(devnet.anvil, value=20_000 * 10**18)
    code, sentence = refuse(client, "eth_sendRawTransaction", raw)
    assert code == -32003
    assert "nsufficient funds" in sentence


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("eth_getBalance", []),
        ("eth_getBalance", ["0x12"]),
        ("eth_getBalance", [new_address(), "newest"]),
        ("eth_getBalance", [new_address(), 5]),
        ("eth_getBalance", [new_address(), {"blockHash": HASH, "blockNumber": "0x1"}]),
        ("eth_getBalance", [new_address(), {}]),
        ("eth_getBalance", [new_address(), "0x" + "f" * 20]),
        ("eth_getBalance", [new_address(), "latest", "latest"]),
        ("eth_chainId", ["latest"]),
        ("eth_call", [{}, "latest", {new_address(): {"balance": "0x1"}}]),
        ("eth_call", [{"to": new_address(), "authorizationList": [{}]}]),
        ("eth_call", [{"to": new_address(), "blobs": []}]),
        ("eth_call", [{"to": new_address(), "accessList": [{"address": "0x"}]}]),
        ("eth_call", [{"to": new_address(), "gas": -1}]),
        ("eth_call", [[]]),
        ("eth_call", [{"data": "0x1"}]),
        ("eth_call", [{"data": "0x" + "00" * 60_001}]),
        ("eth_feeHistory", ["0x65", "latest", []]),
        ("eth_feeHistory", ["0x0", "latest", []]),
        ("eth_feeHistory", [True, "latest", []]),
        ("eth_feeHistory", ["0x1", "latest", [50, 10]]),
        ("eth_feeHistory", ["0x1", "latest", [101]]),
        ("eth_feeHistory", ["0x1", "latest", list(range(21))]),
        ("eth_getBlockByNumber", ["latest", "yes"]),
        ("eth_getStorageAt", [new_address(), "zero"]),
        ("eth_getLogs", [{"blockHash": HASH, "fromBlock": "0x0"}]),
        ("eth_getLogs", [{"topics": [None] * 5}]),
        ("eth_getLogs", [{"address": [new_address()] * 21}]),
        ("eth_getLogs", [{"everything": True}]),
        ("eth_getTransactionReceipt", ["0x" + "ab" * 31]),
        ("eth_sendRawTransaction", ["02f8"]),
        ("eth_sendRawTransaction", [2]),
    ],
)
def test_wrong_parameters_are_named(client: Client, devnet: Chain, method: str, params: list[Any]) -> None:
    code, sentence = refuse(client, method, *params)
    assert code == -32602
    assert sentence.endswith(".")


def test_parameters_by_name_are_refused(client: Client, devnet: Chain) -> None:
    response = post(client, {"jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": {}})
    assert read(response)["error"]["code"] == -32602


def test_logs_of_too_many_blocks_are_refused(client: Client, devnet: Chain) -> None:
    head = int(rpc(devnet.anvil, "eth_blockNumber"), 16)
    rpc(devnet.anvil, "anvil_mine", hex(2001))
    assert refuse(client, "eth_getLogs", {"fromBlock": "earliest", "toBlock": "latest"})[0] == -32005
    assert refuse(client, "eth_getLogs", {"fromBlock": "0x0"})[0] == -32005
    assert ask(client, "eth_getLogs", {"fromBlock": hex(head + 100), "toBlock": hex(head + 2000)}) == []


def test_a_call_that_runs_for_ever_ends(client: Client, devnet: Chain) -> None:
    """JUMPDEST PUSH0 JUMP, with all the gas of the world."""
    assert "OutOfGas" in refuse(client, "eth_call", {"data": "0x5b5f56", "gas": "0xffffffffffff"})[1]


def test_a_batch_is_answered_in_order_with_what_is_wrong_in_its_place(client: Client, devnet: Chain) -> None:
    batch = [
        question("eth_chainId", number="a"),
        question("evm_mine", number=2),
        {"jsonrpc": "2.0", "method": "eth_chainId"},
        5,
        question("eth_getBalance", new_address(), "latest", number=3.5),
        question("eth_getBalance", "0x", number=None),
    ]
    response = post(client, batch)
    answers = read(response)
    assert [answer["id"] for answer in answers] == ["a", 2, None, 3.5, None]
    assert answers[0]["result"] == hex(practice_network().chain_id)
    assert [answer.get("error", {}).get("code") for answer in answers] == [None, -32601, -32600, None, -32602]


def test_who_wants_no_answer_gets_none_and_nothing_is_done(client: Client, devnet: Chain) -> None:
    key, address = new_key(devnet.anvil)
    raw, _hash = signed_transfer(devnet.anvil, key=key)
    send = question("eth_sendRawTransaction", raw)
    del send["id"]
    for body in (send, [send, send]):
        response = post(client, body)
        assert (response.status_code, response.content) == (204, b"")
    assert ask(client, "eth_getTransactionCount", address, "pending") == "0x0"


def test_large_bodies_and_batches_are_refused(client: Client, devnet: Chain) -> None:
    for size in (MOST_BYTES + 1, 400_000):
        response = post(client, b" " * size)
        assert (response.status_code, read(response)["error"]["code"]) == (413, -32005)
    response = post(client, [question("eth_chainId")] * (MOST_QUESTIONS + 1))
    assert (response.status_code, read(response)["error"]["code"]) == (413, -32005)
    response = post(client, [question("eth_estimateGas", {})] * 20)
    answers = read(response)
    assert {answer["error"]["code"] for answer in answers} == {-32005}
    assert len(answers) == 20


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost:3000", "null", "file://", "chrome-extension.evil.example"]
)
def test_another_websites_pages_are_refused(client: Client, devnet: Chain, origin: str) -> None:
    response = post(client, question("eth_chainId"), Origin=origin)
    assert (response.status_code, read(response)["error"]["code"]) == (403, -32600)
    assert not [name for name in response.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize("origin", ["http://testserver", "chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn", ""])
def test_our_pages_wallets_and_programs_are_let_through(client: Client, devnet: Chain, origin: str) -> None:
    headers = {"Origin": origin} if origin else {}
    assert read(post(client, question("eth_chainId"), **headers))["result"] == hex(practice_network().chain_id)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]
)
def test_only_json_is_read(client: Client, devnet: Chain, kind: str) -> None:
    response = client.generic("POST", URL, b'{"jsonrpc": "2.0", "id": 1, "method": "eth_chainId"}', kind)
    assert (response.status_code, read(response)["error"]["code"]) == (415, -32600)


def test_no_csrf_token_is_needed(devnet: Chain) -> None:
    assert ask(Client(enforce_csrf_checks=True), "eth_chainId") == hex(practice_network().chain_id)


def test_whoever_opens_the_address_reads_what_it_is(client: Client) -> None:
    page = client.get(URL)
    assert page.status_code == 200
    assert f'<span dir="ltr">{practice_network().chain_id}</span>' in page.content.decode()
    assert (client.put(URL).status_code, client.put(URL).headers["Allow"]) == (405, "GET, HEAD, POST")
    assert client.options(URL).status_code == 405


def test_the_door_asks_the_database_nothing_while_a_block_of_questions_lasts(
    client: Client, devnet: Chain, django_assert_num_queries: Any
) -> None:
    client.cookies["sessionid"] = "s" * 32
    ask(client, "eth_blockNumber")
    with django_assert_num_queries(0):
        ask(client, "eth_blockNumber")
        ask(client, "eth_getBalance", new_address(), "latest")
