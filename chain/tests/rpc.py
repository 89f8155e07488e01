"""Asking the wallets' door, as wallets do."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from eth_account import Account

from chain.networks import practice_network
from chain.rpc.limits import forget_blocks
from chain.rpc.memory import forget_answers
from chain.rpc.node import forget_silence
from chain.testing.nodes import new_address, new_key

URL = "/chain/rpc/"


@pytest.fixture(autouse=True)
def fresh_door() -> Iterator[None]:
    """What the process remembers of other tests' questions is gone."""
    forget_blocks()
    forget_answers()
    forget_silence()
    yield
    forget_silence()


def post(client: Client, body: Any, **headers: str) -> Any:
    """The response to `body`, as JSON unless it is bytes."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.generic("POST", URL, raw, "application/json", headers=headers or None)


def question(method: str, *params: Any, number: Any = 1) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": list(params)}


def ask(client: Client, method: str, *params: Any) -> Any:
    response = post(client, question(method, *params))
    answer = read(response)
    assert "error" not in answer, answer
    assert response.status_code == 200
    return answer["result"]


def refuse(client: Client, method: str, *params: Any) -> tuple[int, str]:
    """Code and sentence of the error, which came with status 200."""
    response = post(client, question(method, *params))
    assert response.status_code == 200
    error = read(response)["error"]
    return error["code"], error["message"]


def read(response: Any) -> Any:
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.content)


def signed_transfer(url: str, *, key: str = "", **changes: Any) -> tuple[str, str]:
    """The raw bytes of a transfer of one tinybar and their hash, signed for the practice network."""
    key = key or new_key(url)[0]
    fields = {
        "chainId": practice_network().chain_id,
        "nonce": 0,
        "to": new_address(),
        "value": 10**10,
        "gas": 21_000,
        "maxFeePerGas": 10**11,
        "maxPriorityFeePerGas": 10**9,
    } | changes
    signed = Account.sign_transaction({name: each for name, each in fields.items() if each is not None}, key)
    return signed.raw_transaction.to_0x_hex(), signed.hash.to_0x_hex()
