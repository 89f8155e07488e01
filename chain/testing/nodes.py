"""Anvils of the tests' own: quick, empty, and gone afterwards. And keys with money that no other test has."""

import json
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from urllib.request import Request, urlopen

from eth_account import Account

from chain.networks import DEVNET_CHAIN_ID, current_network
from web3versity.devserver.anvil import anvil_program
from web3versity.devserver.ports import free_port

HBAR = 10**18
START_SECONDS = 60.0
# Thousands of blocks are mined at once; on a busy machine that takes a minute.
ANSWER_SECONDS = 600.0


@contextmanager
def running_anvil(*options: str, port: int = 0) -> Iterator[str]:
    """The URL of a fresh devnet; without options it makes a block per transaction."""
    port = port or free_port()
    words = [anvil_program(), "--port", str(port), "--hardfork", "cancun", "--quiet"]
    if "--chain-id" not in options:
        words += ["--chain-id", str(DEVNET_CHAIN_ID)]
    process = subprocess.Popen([*words, *options])  # noqa: S603 (our own command line)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url)
        yield url
    finally:
        process.kill()
        process.wait()


def reset_anvil() -> AbstractContextManager[str]:
    """The network in force, reset. Two first blocks of the same second would be the same, but for the gas allowed."""
    return running_anvil("--chain-id", str(current_network().chain_id), "--gas-limit", "29999999")


def wait_for(url: str) -> None:
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            rpc(url, "eth_chainId")
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def rpc(url: str, method: str, *params: Any) -> Any:
    """One JSON-RPC request of a test's own, past the gateway."""
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": list(params)}).encode()
    with urlopen(Request(url, body, {"Content-Type": "application/json"}), timeout=ANSWER_SECONDS) as response:  # noqa: S310
        answer = json.load(response)
    assert "error" not in answer, answer
    return answer["result"]


def new_key(url: str, *, hbar: int = 10_000) -> tuple[str, str]:
    """A private key and its address, with `hbar` on the chain at `url`."""
    account = Account.from_key(secrets.token_bytes(32))
    give(url, account.address, hbar)
    return "0x" + account.key.hex(), account.address


def give(url: str, address: str, hbar: int) -> None:
    rpc(url, "anvil_setBalance", address, hex(hbar * HBAR))


def new_address() -> str:
    """Of an account that no ledger knows."""
    return str(Account.from_key(secrets.token_bytes(32)).address)


def balance(url: str, address: str) -> int:
    """In weibars."""
    return int(rpc(url, "eth_getBalance", address, "latest"), 16)


def count(url: str, address: str) -> int:
    """How many transactions of `address` are in blocks."""
    return int(rpc(url, "eth_getTransactionCount", address, "latest"), 16)
