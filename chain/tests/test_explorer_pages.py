"""The explorer's pages as a browser without scripts sees them, on a devnet and on rows alone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from eth_account import Account
from eth_utils.address import to_checksum_address
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from chain.contracts.calls import call_data
from chain.explorer.decoding import decode_call, decode_event, reason_of
from chain.explorer.indexing import index_practice_chain
from chain.explorer.names import names_of
from chain.models import (
    ChainLife,
    ChainSigner,
    ContractDeployment,
    ExplorerBlock,
    ExplorerLog,
    ExplorerPosition,
    ExplorerTransaction,
    Transaction,
)
from chain.models.explorer import place_of
from chain.networks import practice_network
from chain.practicals.artefacts import call_of, deployment_of
from chain.testing.nodes import new_address, new_key, rpc, running_anvil
from learning.models import User
from tests.builders import make_user
from tests.pages.tree import parse_html

pytestmark = pytest.mark.django_db

LABELS = ["Status", "Block", "Time", "From", "To", "Value", "Fee", "Gas used", "Gas limit", "Gas price", "Nonce"]


@pytest.fixture(scope="module")
def node() -> Iterator[str]:
    with running_anvil("--chain-id", "298") as url:
        yield url


@pytest.fixture
def chain(node: str, settings: Settings) -> str:
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.CHAIN_RPC_URL = "devnet", 298, node
    return node


@pytest.fixture
def no_chain(settings: Settings) -> None:
    """A node at which nobody answers."""
    settings.CHAIN_NETWORK, settings.CHAIN_ID, settings.CHAIN_RPC_URL = "devnet", 298, "http://127.0.0.1:9"


def send(url: str, key: str, *, mined: bool = True, **fields: Any) -> str:
    account = Account.from_key(key)
    nonce = int(rpc(url, "eth_getTransactionCount", account.address, "pending"), 16)
    offered = {"chainId": 298, "nonce": nonce, "maxFeePerGas": 10**10, "maxPriorityFeePerGas": 10**9, "value": 0}
    signed = account.sign_transaction({**offered, "gas": 2_000_000, **fields})
    sent = str(rpc(url, "eth_sendRawTransaction", "0x" + signed.raw_transaction.hex()))
    while mined and rpc(url, "eth_getTransactionReceipt", sent) is None:
        rpc(url, "eth_blockNumber")
    return sent


def deploy_stall(url: str, key: str, learner: str) -> tuple[str, str]:
    """The hash of the deployment and the contract's address, in small letters."""
    sent = send(url, key, data=deployment_of("market_stall", learner=learner, one_hbar=10**18))
    return sent, str(rpc(url, "eth_getTransactionReceipt", sent)["contractAddress"]).lower()


def facts_of(html: str) -> dict[str, str]:
    """What stands beside each label, with its spaces made single."""
    found, label = {}, ""
    for place, text in parse_html(html).texts():
        tags = [each.tag for each in place.upwards()]
        if "dt" in tags and "small" not in tags and text.strip():
            label = text.strip()
            found[label] = ""
        elif "dd" in tags and "details" not in tags and label:
            found[label] = f"{found[label]} {' '.join(text.split())}".strip()
    return found


def make_rows(sender: str, count: int, **columns: Any) -> list[ExplorerTransaction]:
    """`count` transactions in block 1, with what a position and a block need."""
    block = ExplorerBlock.objects.create(
        number=1,
        hash=f"0x{'1' * 64}",
        parent_hash=f"0x{'0' * 64}",
        timestamp=1_700_000_000,
        gas_used=21_000 * count,
        gas_limit=30_000_000,
        base_fee_weibar=7,
        transaction_count=count,
    )
    ExplorerPosition.objects.create(id=1, life="0", next_block=2, head=1, transaction_count=count)
    common: dict[str, Any] = {"sender": sender, "receiver": f"0x{'b' * 40}", "value_weibar": 10**18 + 1, "kind": 2}
    common |= {"gas_limit": 21_000, "gas_used": 21_000, "gas_price_weibar": 1_000_000_007, "input": "0x"}
    rows = [
        ExplorerTransaction(
            place=place_of(1, place),
            block=block,
            hash=f"0x{place:064x}",
            nonce=place,
            **{"succeeded": True, **common, **columns},
        )
        for place in range(count)
    ]
    return ExplorerTransaction.objects.bulk_create(rows)


def test_a_transfer_is_told_to_the_last_weibar_under_the_plain_labels(chain: str, client: Client) -> None:
    key, address = new_key(chain)
    receiver = new_address()
    sent = send(chain, key, to=receiver, value=10**17 + 1, gas=30_000)
    index_practice_chain()
    page = client.get(f"/explorer/tx/{sent}/")
    assert page.status_code == 200
    facts = facts_of(page.text)
    assert [label for label in facts if label in LABELS] == LABELS
    receipt = rpc(chain, "eth_getTransactionReceipt", sent)
    fee = int(receipt["gasUsed"], 16) * int(receipt["effectiveGasPrice"], 16)
    assert facts["Status"] == "Succeeded"
    assert facts["Value"] == "0.100000000000000001 HBAR"
    assert facts["Fee"] == f"{f'0.{fee:018d}'.rstrip('0')} HBAR"
    assert facts["From"] == address.lower()
    assert facts["To"] == receiver.lower()
    assert (facts["Gas used"], facts["Gas limit"], facts["Nonce"]) == ("21,000", "30,000", "0")
    assert "plain transfer of HBAR" in page.text
    assert "Reason" not in facts
    assert '<meta name="robots" content="noindex">' in page.text
    # The links of wallets (EIP-3091) end without a slash.
    for path in (f"/explorer/tx/{sent}", f"/explorer/address/{address}", "/explorer/block/1"):
        assert client.get(path, follow=True).status_code == 200
    home = client.get("/explorer/")
    assert sent in home.text


def test_a_contract_tells_its_maker_and_its_calls_and_events_by_name(chain: str, client: Client) -> None:
    key, address = new_key(chain)
    created_by, stall = deploy_stall(chain, key, address)
    ordered = send(chain, key, to=to_checksum_address(stall), data=call_of("market_stall", "order", ["3"]))
    unknown = send(chain, key, to=new_address(), data="0xdeadbeef")
    index_practice_chain()
    page = client.get(f"/explorer/address/{stall}/")
    facts = facts_of(page.text)
    assert facts["Balance"] == "0 HBAR"
    assert facts["Created by"] == f"{address.lower()} {created_by}"
    assert facts_of(client.get(f"/explorer/tx/{created_by}/").text)["To"].endswith(stall)
    page = client.get(f"/explorer/tx/{ordered}/")
    facts = facts_of(page.text)
    assert facts["Method"] == "order"
    assert facts["bags"] == "3"
    assert facts["buyer"] == address.lower()
    assert "Ordered" in page.text
    assert "An unknown method" in client.get(f"/explorer/tx/{unknown}/").text


def test_why_it_failed_is_found_for_the_page_and_kept(chain: str, client: Client) -> None:
    key, address = new_key(chain)
    _, stall = deploy_stall(chain, key, address)
    failed = send(chain, key, to=to_checksum_address(stall), data=call_of("market_stall", "order", ["99"]))
    index_practice_chain()
    row = ExplorerTransaction.objects.get(hash=failed)
    assert (row.succeeded, row.failure) == (False, "")
    facts = facts_of(client.get(f"/explorer/tx/{failed}/").text)
    assert facts["Status"] == "Failed"
    assert facts["Reason"] == "The contract refused it: “\u2068Between 1 and 20 bags\u2069”"
    row.refresh_from_db()
    assert row.failure == "execution reverted"


def test_what_has_no_block_yet_is_said_to_wait(chain: str, client: Client) -> None:
    key, _ = new_key(chain)
    rpc(chain, "evm_setAutomine", False)
    try:
        sent = send(chain, key, mined=False, to=new_address(), value=1)
        page = client.get(f"/explorer/tx/{sent}/")
        assert (page.status_code, "waits for a block" in page.text) == (200, True)
        rpc(chain, "evm_mine")
        assert "a moment old" in client.get(f"/explorer/tx/{sent}/").text
    finally:
        rpc(chain, "evm_setAutomine", True)


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/explorer/tx/0x12/", 400, "not the hash of a transaction"),
        ("/explorer/tx/" + "é" * 66 + "/", 400, "not the hash of a transaction"),
        (f"/explorer/tx/0x{'9' * 64}/", 404, "no such transaction"),
        ("/explorer/block/9999/", 404, "There is no block 9999 yet"),
        ("/explorer/block/-1/", 400, "not the number of a block"),
        (f"/explorer/block/{'9' * 300}/", 400, "not the number of a block"),
        ("/explorer/block/٣/", 400, "not the number of a block"),
        (f"/explorer/address/0x{'g' * 40}/", 400, "not an address"),
        ("/explorer/?q=wallet", 422, "This is neither"),
        ("/explorer/?q=%00", 200, "Explorer"),
        (f"/explorer/?q=0x{'1' * 63}", 422, "This is neither"),
        ("/explorer/", 200, "Nothing to see yet"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    no_chain: None, client: Client, path: str, status: int, sentence: str
) -> None:
    page = client.get(path)
    assert (page.status_code, sentence in page.text) == (status, True)


def test_search_leads_to_the_page_of_what_was_typed(no_chain: None, client: Client) -> None:
    row = make_rows(f"0x{'a' * 40}", 1)[0]
    for typed, path in {
        row.hash: f"/explorer/tx/{row.hash}/",
        f" 0x{'1' * 64} ": "/explorer/block/1/",
        "1": "/explorer/block/1/",
        "1,234": "/explorer/block/1234/",
        "A" * 40: f"/explorer/address/0x{'a' * 40}/",
        f"0X{'b' * 40}": f"/explorer/address/0x{'b' * 40}/",
    }.items():
        assert client.get("/explorer/", {"q": typed}).headers["Location"] == path


def test_the_transactions_of_an_address_are_paged_without_gap_or_repetition(no_chain: None, client: Client) -> None:
    sender = f"0x{'a' * 40}"
    rows = make_rows(sender, 60)
    ExplorerTransaction.objects.filter(place__in=[row.place for row in rows[::2]]).update(
        sender=f"0x{'c' * 40}", receiver=sender
    )
    for start in (f"/explorer/address/{sender}/", "/explorer/block/1/"):
        seen, path = [], start
        while path:
            page = client.get(path)
            links = [each.attributes for each in parse_html(page.text).elements() if each.tag == "a"]
            seen += [link["href"] for link in links if link.get("href", "").startswith("/explorer/tx/")]
            onward = [link["href"] for link in links if link.get("rel") == "next" and "before" in link["href"]]
            path = start + onward[0] if onward else ""
        assert seen == [f"/explorer/tx/{row.hash}/" for row in reversed(rows)]
    assert client.get(f"/explorer/address/{sender}/?before=x").status_code == 200
    assert client.get(f"/explorer/address/{sender}/?before={'9' * 18}").status_code == 200
    assert client.get(f"/explorer/address/{sender}/?before={'9' * 19}").status_code == 200


def test_a_balance_is_unknown_while_the_node_is_away(no_chain: None, client: Client) -> None:
    page = client.get(f"/explorer/address/0x{'a' * 40}/")
    assert facts_of(page.text)["Balance"] == "unknown at the moment"


def test_an_address_is_named_only_where_the_platform_may(no_chain: None, client: Client) -> None:
    addresses = [f"0x{digit * 40}" for digit in "1234"]
    me = make_user("mira", evm_address=addresses[0])
    make_user("open", evm_address=addresses[1])
    make_user("veiled", evm_address=addresses[2], profile_public=False)
    ChainSigner.objects.create(chain_id=298, address=addresses[3])
    client.force_login(me)
    words = {each: client.get(f"/explorer/address/{each}/").text for each in addresses}
    assert ">you<" in words[addresses[0]]
    assert ">open<" in words[addresses[1]]
    assert "veiled" not in words[addresses[2]]
    assert "the school’s account" in words[addresses[3]]
    # A visitor is not told who has signed in.
    assert ">mira<" in Client().get(f"/explorer/address/{addresses[0]}/").text


def test_no_page_takes_more_than_eight_queries(
    no_chain: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    me: User = make_user("mira", evm_address=f"0x{'1' * 40}")
    rows = make_rows(f"0x{'1' * 40}", 40, succeeded=False)
    client.force_login(me)
    for path in (
        "/explorer/",
        "/explorer/block/1/",
        f"/explorer/tx/{rows[0].hash}/",
        f"/explorer/address/0x{'1' * 40}/",
        f"/explorer/tx/0x{'9' * 64}/",
        f"/explorer/?q={'9' * 64}",
    ):
        client.get(path)
        with django_assert_max_num_queries(8):
            client.get(path)


def test_calls_and_events_of_tokens_are_told_apart() -> None:
    call = decode_call("0x" + call_data("transfer", ("address", "uint256"), f"0x{'a' * 40}", 5).hex())
    assert call is not None
    assert (call.name, [each.value for each in call.arguments]) == ("transfer", [f"0x{'a' * 40}", "5"])
    assert decode_call("0x") is None
    for unknown in ("0xdeadbeef", "0x12", "0xa9059cbb", "0xa9059cbb" + "ff" * 64):
        call = decode_call(unknown)
        assert call is not None
        assert (call.name, call.arguments) == ("", [])
    transfer = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
    one, two = f"0x{1:064x}", f"0x{2:064x}"
    coins = decode_event(ExplorerLog(topic0=transfer, topic1=one, topic2=two, data=f"0x{9:064x}"))
    token = decode_event(ExplorerLog(topic0=transfer, topic1=one, topic2=two, topic3=two, data="0x"))
    assert [each.name for each in coins.arguments] == ["from", "to", "amount"]
    assert [each.value for each in token.arguments][2] == "2"
    assert decode_event(ExplorerLog(topic0=transfer, topic1=one, topic2=two, data="0x")).name == ""


@pytest.mark.parametrize(
    ("failure", "data", "words"),
    [
        ("out of gas", None, "ran out of gas"),
        ("execution reverted", f"0x08c379a0{32:064x}{3:064x}{'4e6f21':0<64}", "“\u2068No!\u2069”"),
        ("execution reverted", f"0x4e487b71{0x11:064x}", "too large or fell below zero"),
        ("execution reverted", f"0x4e487b71{0x51:064x}", "(panic 0x51)"),
        ("execution reverted", "0xdeadbeef00", "does not know: 0xdeadbeef"),
        ("execution reverted", "0x08c379a0ffff", "does not know: 0x08c379a0"),
        ("execution reverted", f"0x08c379a0{32:064x}{1:064x}{'ff':0<64}", "does not know"),
        ("execution reverted", "0x", "without saying why"),
        ("unknown", None, "the node does not say"),
        ("invalid opcode", None, "invalid opcode"),
    ],
)
def test_a_failure_is_told_in_words(failure: str, data: str | None, words: str) -> None:
    assert words in reason_of(ExplorerTransaction(failure=failure, revert_data=data))


def test_a_contract_of_an_earlier_life_of_the_chain_lends_its_name_to_nobody() -> None:
    address = to_checksum_address(new_address())
    ContractDeployment.objects.create(
        chain_id=practice_network().chain_id,
        deployer=address,
        address=address,
        transaction=Transaction.objects.create(
            transaction_type="contract_deployment", chain_id=practice_network().chain_id
        ),
        deployed_at=timezone.now() - timedelta(hours=1),
    )
    for epoch in (0, 1):
        names = names_of([address], viewer_id=None)
        assert names[address.lower()].words == "the school’s certificate contract"
        ChainLife.objects.create(chain_id=practice_network().chain_id, epoch=epoch, genesis_hash=f"0x{epoch}")
    assert address.lower() not in names_of([address], viewer_id=None)
