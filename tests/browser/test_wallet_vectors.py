"""The practice wallet's arithmetic against published vectors, and byte for byte against libraries written by others."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from eth_abi.abi import encode as abi_encode
from eth_account import Account
from eth_account.hdaccount import key_from_seed, seed_from_mnemonic
from eth_account.hdaccount.mnemonic import Mnemonic
from eth_account.messages import encode_defunct, encode_typed_data
from eth_utils.crypto import keccak
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.browser.wallet_actions import open_sources

pytestmark = pytest.mark.browser

CURVE_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
keys = st.integers(1, CURVE_ORDER - 1).map(lambda number: f"0x{number:064x}")
addresses = st.binary(min_size=20, max_size=20).map(lambda raw: f"0x{raw.hex()}")
amounts = st.one_of(st.integers(0, 300), st.integers(0, 2**96), st.integers(0, 2**256 - 1))
# Lengths on both sides of where RLP begins to write them otherwise.
calls = st.one_of(st.binary(max_size=60), st.binary(min_size=250, max_size=260))


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    open_sources(page)
    page.evaluate(Path(__file__).with_name("wallet_scripts").joinpath("vectors.js").read_text())
    yield page
    page.close()


def run(page: Page, function: str, *given: Any) -> Any:
    """Numbers go as text with an n behind, as JSON has none of that size."""
    return page.evaluate(f"(given) => {function}(...given)", list(given))


def big(number: int) -> str:
    return f"{number}n"


def test_bip32_derives_the_keys_of_its_first_vector(page: Page) -> None:
    hardened, path = 2**31, []
    for step, key in (
        (None, "e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35"),
        (hardened, "edb2e14f9ee77d26dd93b4ecede8d16ed408ce149b6cd80b0715a2d911a0afea"),
        (1, "3c6cb8d0f6a264c91ea8b5030fadaa8e538b020f0a387421a12de9319dc93368"),
        (hardened + 2, "cbce0d719ecf7431d88e6a89fa1483e02e35092af60c042b1df2ff59fa424dca"),
        (2, "0f479245fb19a38a1954c5c7c0ebab2f9bdfd96a17563ef28a6a4b1a2a764ef4"),
        (1_000_000_000, "471b76e389e528d6de6d816857e012c5455051cad6660850e58372a6c3e6e7c8"),
    ):
        path += [] if step is None else [step]
        assert run(page, "keyAt", "0x000102030405060708090a0b0c0d0e0f", path) == f"0x{key}"


@given(entropy=st.binary(min_size=16, max_size=16), index=st.integers(0, 20))
@examples(max_examples=12)
def test_phrases_and_their_keys_are_those_of_eth_account(page: Page, entropy: bytes, index: int) -> None:
    phrase = Mnemonic().to_mnemonic(entropy)
    assert run(page, "phraseOf", f"0x{entropy.hex()}") == phrase
    expected = key_from_seed(seed_from_mnemonic(phrase, ""), f"m/44'/60'/0'/0/{index}")
    assert run(page, "call", "phrase", "keyOfPhrase", phrase, index) == f"0x{bytes(expected).hex()}"


@given(key=keys, message=st.one_of(st.binary(max_size=80), st.text(max_size=40).map(str.encode)))
@examples(max_examples=40)
def test_addresses_and_messages_are_those_of_eth_account(page: Page, key: str, message: bytes) -> None:
    assert run(page, "call", "keys", "addressOf", key) == Account.from_key(key).address
    signed = Account.sign_message(encode_defunct(message), key)
    assert run(page, "signBytes", f"0x{message.hex()}", key) == f"0x{signed.signature.hex()}"


def test_eip_155_signs_its_own_example(page: Page) -> None:
    transaction = {"chainId": big(1), "nonce": big(9), "gasPrice": big(20 * 10**9), "gas": big(21_000)}
    transaction |= {"to": "0x" + "35" * 20, "value": big(10**18), "data": "0x"}
    assert run(page, "sign", transaction, "0x" + "46" * 32)["raw"] == (
        "0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd939bc2195"
        "fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
    )


@given(
    key=keys,
    to=st.one_of(st.none(), addresses),
    value=amounts,
    data=calls,
    nonce=st.integers(0, 2**40),
    gas=st.integers(21_000, 2**40),
    price=st.integers(0, 2**80),
    is_old=st.booleans(),
    slots=st.one_of(st.none(), st.lists(st.binary(min_size=32, max_size=32), max_size=3)),
)
@examples(max_examples=80)
def test_transactions_are_byte_for_byte_those_of_eth_account(
    page: Page,
    key: str,
    to: str | None,
    value: int,
    data: bytes,
    nonce: int,
    gas: int,
    price: int,
    is_old: bool,
    slots: list[bytes] | None,
) -> None:
    numbers = {"chainId": 298, "nonce": nonce, "gas": gas, "value": value}
    numbers |= {"gasPrice": price} if is_old else {"maxFeePerGas": price, "maxPriorityFeePerGas": price // 2}
    rest: dict[str, Any] = {"data": f"0x{data.hex()}"}
    if slots is not None and not is_old:
        rest["accessList"] = [{"address": "0x" + "0c" * 20, "storageKeys": [f"0x{slot.hex()}" for slot in slots]}]
    target = Account.from_key("0x" + "01" * 32).address if to is None else to
    theirs = Account.sign_transaction(numbers | rest | ({"to": _checksummed(target)} if to else {}), key)
    ours = run(page, "sign", {name: big(number) for name, number in numbers.items()} | rest | {"to": to}, key)
    assert ours == {"raw": f"0x{theirs.raw_transaction.hex()}", "hash": f"0x{theirs.hash.hex()}"}


def _checksummed(address: str) -> bytes:
    return bytes.fromhex(address[2:])


MAIL: dict[str, Any] = {
    "types": {
        "EIP712Domain": [
            {"name": "name", "type": "string"},
            {"name": "version", "type": "string"},
            {"name": "chainId", "type": "uint256"},
            {"name": "verifyingContract", "type": "address"},
        ],
        "Person": [{"name": "name", "type": "string"}, {"name": "wallet", "type": "address"}],
        "Mail": [
            {"name": "from", "type": "Person"},
            {"name": "to", "type": "Person"},
            {"name": "contents", "type": "string"},
        ],
    },
    "primaryType": "Mail",
    "domain": {"name": "Ether Mail", "version": "1", "chainId": 1, "verifyingContract": "0x" + "cC" * 20},
    "message": {
        "from": {"name": "Cow", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
        "to": {"name": "Bob", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
        "contents": "Hello, Bob!",
    },
}


def test_eip_712_signs_its_own_example(page: Page) -> None:
    signature = run(page, "signTyped", MAIL, f"0x{keccak(text='cow').hex()}")
    assert signature == (
        "0x4355c47d63924e8a72e509b65029052eb6c299d53a04e167c5775fd466751c9d"
        "07299936d304c153f6443dfa05f40ff007d72911b6f72307f996231605b91562" + "1c"
    )


@given(
    key=keys,
    names=st.lists(st.text(max_size=12), max_size=3),
    number=st.integers(-(2**127), 2**127 - 1),
    matrix=st.lists(st.tuples(amounts, amounts), max_size=3),
    blob=st.binary(max_size=40),
    flag=st.booleans(),
)
@examples(max_examples=40)
def test_typed_data_is_signed_as_eth_account_signs_it(
    page: Page, key: str, names: list[str], number: int, matrix: list[tuple[int, int]], blob: bytes, flag: bool
) -> None:
    types = {
        "EIP712Domain": [{"name": "name", "type": "string"}, {"name": "salt", "type": "bytes32"}],
        "Zebra": [{"name": "name", "type": "string"}, {"name": "home", "type": "address"}],
        "Ark": [
            {"name": "animals", "type": "Zebra[]"},
            {"name": "depth", "type": "int128"},
            {"name": "sizes", "type": "uint256[2][]"},
            {"name": "log", "type": "bytes"},
            {"name": "mark", "type": "bytes4"},
            {"name": "sails", "type": "bool"},
        ],
    }
    message = {
        "animals": [{"name": name, "home": "0x" + "0a" * 20} for name in names],
        "depth": number,
        "sizes": [list(pair) for pair in matrix],
        "log": f"0x{blob.hex()}",
        "mark": "0xdeadbeef",
        "sails": flag,
    }
    whole = {"types": types, "primaryType": "Ark", "domain": {"name": "Sea", "salt": "0x" + "07" * 32}}
    theirs = Account.sign_message(encode_typed_data(full_message=whole | {"message": message}), key)
    # As a page sends it: numbers that JSON cannot hold as text.
    sent = message | {"depth": str(number), "sizes": [[str(size) for size in pair] for pair in matrix]}
    assert run(page, "signTyped", whole | {"message": sent}, key) == f"0x{theirs.signature.hex()}"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"primaryType": "Letter"}, "primaryType"),
        ({"primaryType": "constructor"}, "primaryType"),
        ({"message": {"from": {}, "to": {}, "contents": ""}}, "Person lacks name"),
        ({"message": MAIL["message"] | {"contents": 5}}, "no text"),
        ({"message": MAIL["message"] | {"hidden": 5}}, "hidden is not a field of Mail"),
        ({"message": MAIL["message"] | {"to": {"name": "Bob", "wallet": "0x1"}}}, "address"),
        ({"domain": MAIL["domain"] | {"chainId": "one"}}, "whole number"),
        ({"domain": MAIL["domain"] | {"chainId": 2**60}}, "whole number"),
        ({"domain": MAIL["domain"] | {"salt": "0x" + "00" * 32}}, "salt is not a field"),
        ({"types": MAIL["types"] | {"Person": [{"name": "name", "type": "uint7"}]}}, "uint7"),
        ({"types": MAIL["types"] | {"Person": [{"name": "name", "type": "Stranger"}]}}, "Stranger"),
        ({"types": MAIL["types"] | {"Person": MAIL["types"]["Person"] * 2}}, "two fields called name"),
        ({"types": MAIL["types"] | {"uint8": []}}, "no name for a type"),
        ({"types": None}, "missing"),
    ],
)
def test_malformed_typed_data_is_refused(page: Page, change: dict[str, Any], why: str) -> None:
    script = "([data]) => signTyped(data, '0x' + '11'.repeat(32)).catch(({ message }) => message)"
    assert why in page.evaluate(script, [MAIL | change])


@given(
    numbers=st.lists(amounts, max_size=3),
    pairs=st.lists(st.tuples(st.booleans(), addresses), max_size=3),
    text=st.text(max_size=40),
    blob=st.binary(max_size=70),
    small=st.integers(-(2**31), 2**31 - 1),
)
@examples(max_examples=40)
def test_calls_are_encoded_as_eth_abi_does_and_read_back(
    page: Page, numbers: list[int], pairs: list[tuple[bool, str]], text: str, blob: bytes, small: int
) -> None:
    tuple_type = [{"name": "ok", "type": "bool"}, {"name": "who", "type": "address"}]
    inputs = [
        {"name": "numbers", "type": "uint256[]"},
        {"name": "pairs", "type": "tuple[]", "components": tuple_type},
        {"name": "text", "type": "string"},
        {"name": "small", "type": "int32"},
        {"name": "blob", "type": "bytes"},
    ]
    item = {"type": "function", "name": "go", "inputs": inputs}
    types = ["uint256[]", "(bool,address)[]", "string", "int32", "bytes"]
    expected = keccak(text=f"go({','.join(types)})")[:4] + abi_encode(types, [numbers, pairs, text, small, blob])
    given_values = [[big(number) for number in numbers], [list(pair) for pair in pairs], text, small, f"0x{blob.hex()}"]
    data = run(page, "call", "abi", "encodeCall", item, given_values)
    assert data == f"0x{expected.hex()}"
    read = page.evaluate(
        "async ([item, data]) => (await import('/js/wallet/abi.js')).decodeCall([item], data).args.map("
        "({ value }) => JSON.stringify(value, (_, one) => typeof one === 'bigint' ? String(one) : one).toLowerCase())",
        [item, data],
    )
    assert read[0] == str([str(number) for number in numbers]).replace("'", '"').replace(" ", "")
    assert read[3] == f'"{small}"'
    assert read[4] == f'"0x{blob.hex()}"'


@given(weibars=amounts)
@examples(max_examples=40)
def test_hbar_is_written_and_read_to_the_last_weibar(page: Page, weibars: int) -> None:
    text = run(page, "call", "units", "formatHbar", big(weibars))
    whole, _, rest = text.partition(".")
    assert int(whole) * 10**18 + int(rest.ljust(18, "0") or 0) == weibars
    assert not rest.endswith("0")
    assert run(page, "call", "units", "parseHbar", text) == big(weibars)


@pytest.mark.parametrize(
    ("typed", "weibars"),
    [
        (" 0.3 ", Decimal("0.3")),
        (".5", Decimal("0.5")),
        ("2,25", Decimal("2.25")),
        ("7.", Decimal(7)),
        ("0", Decimal(0)),
        ("١٢٫٥", Decimal("12.5")),
        ("१,२५", Decimal("1.25")),
        ("๑๐", Decimal(10)),
        ("０．７", Decimal("0.7")),
        ("𝟗𝟘.𝟙", Decimal("90.1")),
    ],
)
def test_amounts_are_read_as_people_type_them(page: Page, typed: str, weibars: Decimal) -> None:
    assert run(page, "call", "units", "parseHbar", typed) == big(int(weibars * 10**18))


def test_what_is_no_amount_is_said(page: Page) -> None:
    for typed, word in {
        "": "amount_empty",
        ".": "amount_letters",
        "1e3": "amount_letters",
        "-1": "amount_letters",
        "1.000.000": "amount_letters",
        "1,000.5": "amount_letters",
        "0.0000000000000000001": "amount_fine",
        "9" * 70: "amount_large",
    }.items():
        script = "([typed]) => call('units', 'parseHbar', typed).catch(({ word }) => word)"
        assert page.evaluate(script, [typed]) == word, typed
