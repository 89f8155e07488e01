"""The one door to the chain: nothing else talks to its node, and nothing else imports web3.

Every answer is either a value, ChainRefused (the node understood and said no) or ChainUnreachable (nobody knows: it may
not have been asked at all, or its answer was lost). Neither carries the node's address, which may hold a key.
web3 is imported at the first question, as it takes a second and web processes must start fast.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.request import Request, urlopen

from django.conf import settings
from eth_utils.address import to_checksum_address

from chain.units import Weibar

if TYPE_CHECKING:
    from requests import RequestException
    from web3 import HTTPProvider
    from web3.types import RPCEndpoint

# Hedera's relays answer a send only when the mirror node knows it, after four to ten seconds.
TIMEOUT_SECONDS: Final = 25
# The code of a refusal that came as an HTTP status without a JSON-RPC error.
TOO_MANY_REQUESTS: Final = 429
NOT_JSON_RPC: Final = "The chain's node answers something that is not JSON-RPC."


class ChainUnreachable(Exception):
    """No answer, or one that is not JSON-RPC. What was sent may have arrived."""


class ConnectionCut(ChainUnreachable):
    """The connection ended without an answer, as a kept one does when the node has closed it meanwhile."""


class WrongChain(ChainUnreachable):
    """The node serves another chain than CHAIN_ID says; nothing may be signed for it."""


class ChainRefused(Exception):
    """The node's own no. `code` and `message` are JSON-RPC's, `data` is what came along, or None."""

    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(f"{message} ({code})")
        self.code = code
        self.message = message
        self.data = data


@dataclass(frozen=True)
class Receipt:
    """What became of a transaction. `fee` is what was charged; `contract_address` is set by a deployment."""

    transaction_hash: str
    succeeded: bool
    block_number: int
    block_hash: str
    gas_used: int
    fee: Weibar
    contract_address: str | None


def read_chain_id(*, timeout: float) -> int:
    """The chain id that the node at CHAIN_RPC_URL names, within `timeout` seconds and without a second try.

    Raises OSError when the node cannot be reached, ValueError or KeyError when it answers nonsense. Asked by health
    probes in every web process, so without web3.
    """
    question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "eth_chainId", "params": []}).encode()
    request = Request(settings.CHAIN_RPC_URL, data=question, headers={"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request, timeout=timeout) as response:  # noqa: S310 (the operator's own setting)
        return int(json.load(response)["result"], 16)


def chain_id() -> int:
    return number(ask("eth_chainId"))


def verify_chain() -> None:
    """Raise WrongChain unless the node serves the chain that CHAIN_ID names."""
    served = chain_id()
    if served != settings.CHAIN_ID:
        raise WrongChain(f"The node serves chain {served}, but CHAIN_ID says {settings.CHAIN_ID}.")


def block_number() -> int:
    return number(ask("eth_blockNumber"))


def block_timestamp(block: int) -> int:
    """Seconds since 1970."""
    return number(field(ask("eth_getBlockByNumber", hex(block), False), "timestamp"))


def genesis_hash() -> str:
    """The hash of the first block: another one means another chain, or one that was reset."""
    return str(field(ask("eth_getBlockByNumber", "0x0", False), "hash"))


def balance_of(address: str) -> Weibar:
    return Weibar(number(ask("eth_getBalance", address, "latest")))


def transaction_count(address: str, *, block: str = "pending") -> int:
    """The nonce the chain expects next; with "latest", how many transactions of `address` are in blocks."""
    return number(ask("eth_getTransactionCount", address, block))


def code_at(address: str) -> bytes:
    return octets(ask("eth_getCode", address, "latest"))


def call(to: str, data: bytes) -> bytes:
    """What the contract answers. Raises ChainRefused with code 3 when it reverts."""
    return octets(ask("eth_call", {"to": to, "data": hexadecimal(data)}, "latest"))


def gas_price() -> Weibar:
    """Weibars per gas, now."""
    return Weibar(number(ask("eth_gasPrice")))


def estimate_gas(fields: dict[str, Any]) -> int:
    """`fields` as in a transaction. Raises ChainRefused when it would revert."""
    return number(ask("eth_estimateGas", {name: encode(value) for name, value in fields.items()}))


def read_receipt(transaction_hash: str) -> Receipt | None:
    """None while the chain has none; it may be late."""
    receipt = ask("eth_getTransactionReceipt", transaction_hash)
    if receipt is None:
        return None
    used = number(field(receipt, "gasUsed"))
    price = number(receipt.get("effectiveGasPrice") or "0x0")
    created = receipt.get("contractAddress")
    return Receipt(
        transaction_hash=transaction_hash,
        succeeded=number(field(receipt, "status")) == 1,
        block_number=number(field(receipt, "blockNumber")),
        block_hash=str(receipt.get("blockHash") or ""),
        gas_used=used,
        fee=Weibar(used * price),
        contract_address=to_checksum_address(created) if created else None,
    )


def knows_transaction(transaction_hash: str) -> bool:
    """Whether the node has the transaction, in a block or waiting for one."""
    return ask("eth_getTransactionByHash", transaction_hash) is not None


def send_raw(raw: bytes) -> None:
    """Hand signed bytes to the node, once. A ChainUnreachable says nothing about whether they arrived."""
    request("eth_sendRawTransaction", hexadecimal(raw))


def send_raws(raws: list[bytes]) -> list[ChainRefused | None]:
    """Hand over several in one request, once; for each None when it was taken, or why not. Order is kept."""
    asked = [(cast("RPCEndpoint", "eth_sendRawTransaction"), [hexadecimal(raw)]) for raw in raws]
    answers = answer_to(lambda node: node.make_batch_request(asked))
    if isinstance(answers, dict) and answers.get("error"):
        raise refused(answers["error"])
    if not isinstance(answers, list) or len(answers) != len(raws):
        raise ChainUnreachable(NOT_JSON_RPC)
    return [refused(answer["error"]) if answer.get("error") else None for answer in answers]


def ask(method: str, *params: Any) -> Any:
    """The answer to a question, which may be put again when a kept connection turns out to be dead."""
    try:
        return request(method, *params)
    except ConnectionCut:
        return request(method, *params)


def request(method: str, *params: Any) -> Any:
    """One JSON-RPC request, sent once."""
    answer = answer_to(lambda node: node.make_request(cast("RPCEndpoint", method), list(params)))
    if not isinstance(answer, dict):
        raise ChainUnreachable(NOT_JSON_RPC)
    if refusal := answer.get("error"):
        raise refused(refusal)
    if "result" not in answer:
        raise ChainUnreachable(NOT_JSON_RPC)
    return answer["result"]


def answer_to(question: "Callable[[HTTPProvider], Any]") -> Any:
    """What the node answers, as JSON. Raises ChainUnreachable."""
    from requests import RequestException

    try:
        return question(provider(settings.CHAIN_RPC_URL))
    except RequestException as error:
        return error_in(error)
    except (ValueError, TypeError, KeyError):
        raise ChainUnreachable(NOT_JSON_RPC) from None


def error_in(error: "RequestException") -> Any:
    """The JSON-RPC answer inside an HTTP error, as relays send it. Raises ChainUnreachable when there is none."""
    from requests import ConnectionError as Cut
    from requests import Timeout

    response = error.response
    if response is None:
        kind = ConnectionCut if isinstance(error, Cut) and not isinstance(error, Timeout) else ChainUnreachable
        raise kind(f"The chain's node does not answer ({type(error).__name__}).") from None
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if isinstance(answer, dict) and "error" in answer:
        return answer
    if response.status_code == TOO_MANY_REQUESTS:
        raise ChainRefused(TOO_MANY_REQUESTS, "Too many requests") from None
    raise ChainUnreachable(f"The chain's node answers with HTTP status {response.status_code}.") from None


def refused(error: Any) -> ChainRefused:
    if not isinstance(error, dict):
        return ChainRefused(0, str(error)[:300])
    code = error.get("code")
    return ChainRefused(code if isinstance(code, int) else 0, str(error.get("message", ""))[:300], error.get("data"))


@cache
def provider(url: str) -> "HTTPProvider":
    """web3's own retries are off: whether to send again is decided by chain/sending, which knows what was sent."""
    from web3 import HTTPProvider

    return HTTPProvider(url, request_kwargs={"timeout": TIMEOUT_SECONDS}, exception_retry_configuration=None)


def encode(value: Any) -> Any:
    """A field of a transaction as JSON-RPC spells it."""
    if isinstance(value, bytes):
        return hexadecimal(value)
    return hex(value) if isinstance(value, int) else value


def hexadecimal(data: bytes) -> str:
    return "0x" + data.hex()


def octets(answer: Any) -> bytes:
    if not isinstance(answer, str):
        raise ChainUnreachable(NOT_JSON_RPC)
    return bytes.fromhex(answer.removeprefix("0x"))


def number(answer: Any) -> int:
    if not isinstance(answer, str):
        raise ChainUnreachable(NOT_JSON_RPC)
    return int(answer, 16)


def field(answer: Any, name: str) -> Any:
    if not isinstance(answer, dict) or name not in answer:
        raise ChainUnreachable(NOT_JSON_RPC)
    return answer[name]
