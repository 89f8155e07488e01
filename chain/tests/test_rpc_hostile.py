"""Bodies that no wallet sends: answered with valid JSON-RPC or a 4xx, and never with a 500."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chain.rpc.methods import METHODS
from chain.testing.chains import Chain
from chain.tests.rpc import fresh_door, post, question, read

pytestmark = pytest.mark.django_db
__all__ = ("fresh_door",)


def assert_is_json_rpc(response: Any) -> None:
    """Whatever it is, a library can read it."""
    assert response.status_code in (200, 204, 400, 413, 429)
    if response.status_code == 204:
        assert response.content == b""
        return
    answers = json.loads(response.content, parse_constant=pytest.fail)
    for answer in answers if isinstance(answers, list) else [answers]:
        assert set(answer) in ({"jsonrpc", "id", "result"}, {"jsonrpc", "id", "error"})
        assert answer["jsonrpc"] == "2.0"
        assert answer["id"] is None or isinstance(answer["id"], str | int | float)
        if error := answer.get("error"):
            assert isinstance(error["code"], int)
            assert error["message"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\0", -32700),
        (b"{", -32700),
        (b"\xff\xfe{}", -32700),
        ('{"jsonrpc": "2.0", "id": 1, "method": "eth_chainId"}'.encode("utf-16"), -32700),
        (b'{"jsonrpc": "2.0", "id": NaN, "method": "eth_chainId"}', -32700),
        (b'{"jsonrpc": "2.0", "id": -Infinity, "method": "eth_chainId"}', -32700),
        (b'{"jsonrpc": "2.0", "id": 1, "id": 2, "method": "eth_chainId"}', -32700),
        (b'{"jsonrpc": "2.0", "id": ' + b"9" * 5000 + b', "method": "eth_chainId"}', -32700),
        (b"[" * 100_000, -32005),
        (b'{"a":' * 500 + b"1" + b"}" * 500, -32600),
        (b"[" * 500 + b"]" * 500, -32600),
        (b"[]", -32600),
        (b"[[]]", -32600),
        (b"[[[]]]", -32600),
        (b"1", -32600),
        (b"null", -32600),
        (b'"eth_chainId"', -32600),
        (b"{}", -32600),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": 2.0, "id": 1, "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": 5}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": ["eth_chainId"]}', -32600),
        (b'{"jsonrpc": "2.0", "id": [], "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": {}, "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": true, "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1e999, "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 99999999999999999999999, "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": "' + b"x" * 101 + b'", "method": "eth_chainId"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": "latest"}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_\\u0000", "params": []}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_\\ud800", "params": []}', -32601),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_getBalance", "params": ["0x\\u0000"]}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_getBalance", "params": [NaN]}', -32700),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_call", "params": [{"\\ud800": 1}]}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_feeHistory", "params": [1, "latest", [1e999]]}', -32602),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "eth_feeHistory", "params": [1e999, "latest"]}', -32602),
    ],
)
def test_what_is_no_request_is_an_error(client: Client, devnet: Chain, body: bytes, code: int) -> None:
    response = post(client, body)
    assert_is_json_rpc(response)
    answer = read(response)
    assert (answer[0] if isinstance(answer, list) else answer)["error"]["code"] == code


@pytest.mark.parametrize("number", [0, -1, 2**63, 1.5, "", "x" * 100, "\0", "\ud800", "é", None])
def test_an_id_comes_back_as_it_was(client: Client, devnet: Chain, number: Any) -> None:
    assert read(post(client, question("eth_chainId", number=number)))["id"] == number


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["0x", "0x1", "latest"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
ADDRESSES = st.from_regex(r"\A0x[0-9a-f]{40}\Z")
DATA = st.binary(max_size=80).map(lambda raw: "0x" + raw.hex())
QUANTITIES = st.integers(0, 2**256 - 1).map(hex)
CALLS = st.fixed_dictionaries(
    {},
    optional={"to": ADDRESSES, "from": ADDRESSES, "data": DATA, "input": DATA, "value": QUANTITIES, "gas": QUANTITIES},
)
PLAUSIBLE = st.one_of(
    ADDRESSES, DATA, QUANTITIES, CALLS, st.sampled_from(["latest", "pending", "earliest", True, False, "0x" + "0" * 64])
)
REQUESTS = st.fixed_dictionaries(
    {
        "jsonrpc": st.just("2.0"),
        "method": st.sampled_from([*METHODS, "evm_mine"]),
        "params": st.lists(PLAUSIBLE | ANYTHING, max_size=4),
    },
    optional={"id": st.integers(0, 10) | st.text(max_size=5) | ANYTHING},
)
DOOR = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@DOOR
@given(st.lists(REQUESTS | ANYTHING, max_size=5) | REQUESTS | ANYTHING)
def test_any_json_gets_a_readable_answer(client: Client, devnet: Chain, body: Any) -> None:
    assert_is_json_rpc(post(client, json.dumps(body).encode()))


@DOOR
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_get_a_readable_answer(client: Client, devnet: Chain, body: bytes) -> None:
    assert_is_json_rpc(post(client, body))


@DOOR
@given(st.sampled_from([b"", b"\x01", b"\x02"]), st.binary(max_size=120))
def test_any_signed_bytes_get_a_readable_answer(client: Client, devnet: Chain, first: bytes, rest: bytes) -> None:
    response = post(client, question("eth_sendRawTransaction", "0x" + (first + rest).hex()))
    assert_is_json_rpc(response)
    assert response.status_code in (200, 429)
    assert "error" in read(response)
