"""The platform's one door to the chain, which alone imports web3. chain/rpc.node hands on what wallets ask beside it.

Every answer is either a value, ChainRefused (the node understood and said no) or ChainUnreachable (nobody knows: it may
not have been asked at all, or its answer was lost). Neither carries the node's address, which may hold a key.
web3 is imported at the first question, as it takes a second and web processes must start fast.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.request import Request, urlopen

from eth_utils.address import to_checksum_address

from chain.networks import current_network
from chain.units import Weibar

if TYPE_CHECKING:
    from requests import RequestException
    from web3 import HTTPProvider
    from web3.types import RPCEndpoint

# The code of a refusal that came as an HTTP status without a JSON-RPC error.
TOO_MANY_REQUESTS: Final = 429
NOT_JSON_RPC: Final = "The chain's node answers something that is not JSON-RPC."


class ChainUnreachable(Exception):
    """No answer, or one that is not JSON-RPC. What was sent may have arrived."""


class ConnectionCut(ChainUnreachable):
    """The connection ended without an answer, as a kept one does when the node has closed it meanwhile."""


class WrongChain(ChainUnreachable):
    """The node serves another chain than the settings say; nothing may be signed for it."""


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


@dataclass(frozen=True)
class SentTransaction:
    """What a node knows of a transaction, in a block or waiting for one. `receiver` is None for a deployment."""

    sender: str
    receiver: str | None
    value: Weibar


def read_chain_id(*, timeout: float) -> int:
    """The chain id that the node of the network in force names, within `timeout` seconds and without a second try.

    Raises OSError when the node cannot be reached, ValueError or KeyError when it answers nonsense. Asked by health
    probes in every web process, so without web3.
    """
    return int(answer_within(timeout, "eth_chainId")["result"], 16)


def ask_soon(method: str, *params: Any, timeout: float) -> Any:
    """One question of a page that somebody waits for: `timeout` seconds, no second try, without web3."""
    try:
        answer = answer_within(timeout, method, *params)
    except (OSError, ValueError) as error:
        raise ChainUnreachable(f"The chain's node does not answer ({type(error).__name__}).") from None
    if isinstance(answer, dict) and answer.get("error"):
        raise refused(answer["error"])
    return field(answer, "result")


def answer_within(timeout: float, method: str, *params: Any) -> Any:
    """The node's whole answer, as JSON. Raises OSError, or ValueError for what is no JSON."""
    question = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = Request(node_url(), data=question, headers={"Content-Type": "application/json"})  # noqa: S310
    with urlopen(request, timeout=timeout) as response:  # noqa: S310 (the operator's own setting)
        return json.load(response)


def node_url() -> str:
    return current_network().rpc_url or ""


def chain_id() -> int:
    return number(ask("eth_chainId"))


def read_batch(asked: list[tuple[str, list[Any]]], *, timeout: float) -> list[Any]:
    """The answers to several questions in their order, each a value or the ChainRefused it met.

    Within about `timeout` seconds and without a second try, as web processes ask; so without web3. For reads alone.
    Raises ChainUnreachable.
    """
    questions = [
        {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        for number, (method, params) in enumerate(asked)
    ]
    headers = {"Content-Type": "application/json"}
    request = Request(node_url(), data=json.dumps(questions).encode(), headers=headers)  # noqa: S310
    try:
        with urlopen(request, timeout=timeout) as response:  # noqa: S310 (the operator's own setting)
            by_number = {answer["id"]: answer for answer in json.load(response)}
        answers = [by_number[number] for number in range(len(asked))]
        return [refused(answer["error"]) if answer.get("error") else answer["result"] for answer in answers]
    except (OSError, HTTPException) as error:
        raise ChainUnreachable(f"The chain's node does not answer ({type(error).__name__}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ChainUnreachable(NOT_JSON_RPC) from None


def verify_chain() -> None:
    """Raise WrongChain unless the node serves the chain of the network in force."""
    served, network = chain_id(), current_network()
    if served != network.chain_id:
        raise WrongChain(f"The node serves chain {served}, but {network.chain_id_setting} says {network.chain_id}.")


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


def set_balance(address: str, amount: Weibar) -> None:
    """Make money out of nothing, as only the platform's own devnet does it. Raises ValueError on another network."""
    if not current_network().is_ours:
        raise ValueError(f"{current_network().title} makes no money.")
    ask("anvil_setBalance", address, hex(amount))


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


def read_transaction(transaction_hash: str) -> SentTransaction | None:
    """None when the node does not have it."""
    found = ask("eth_getTransactionByHash", transaction_hash)
    if found is None:
        return None
    receiver = found.get("to")
    return SentTransaction(
        sender=str(field(found, "from")),
        receiver=str(receiver) if receiver else None,
        value=Weibar(number(field(found, "value"))),
    )


def knows_transaction(transaction_hash: str) -> bool:
    """Whether the node has the transaction, in a block or waiting for one."""
    return ask("eth_getTransactionByHash", transaction_hash) is not None


def send_raw(raw: bytes) -> None:
    """Hand signed bytes to the node, once. A ChainUnreachable says nothing about whether they arrived."""
    request("eth_sendRawTransaction", hexadecimal(raw))


def send_raws(raws: list[bytes]) -> list[ChainRefused | None]:
    """Hand over several in one request, once; for each None when it was taken, or why not. Order is kept."""
    answers = batch([("eth_sendRawTransaction", [hexadecimal(raw)]) for raw in raws])
    return [refused(answer["error"]) if answer.get("error") else None for answer in answers]


def ask_many(questions: list[tuple[str, list[Any]]]) -> list[Any]:
    """The answers to several questions in one request, in order. Raises ChainRefused when one of them is refused."""
    if not questions:
        return []
    try:
        answers = batch(questions)
    except ConnectionCut:
        answers = batch(questions)
    for answer in answers:
        if answer.get("error"):
            raise refused(answer["error"])
    return [answer.get("result") for answer in answers]


def batch(questions: list[tuple[str, list[Any]]]) -> list[dict[str, Any]]:
    """The node's whole answers, in order; several questions are sent as one request, once."""
    asked = [(cast("RPCEndpoint", method), params) for method, params in questions]
    answers = answer_to(lambda node: node.make_batch_request(asked))
    if isinstance(answers, dict) and answers.get("error"):
        raise refused(answers["error"])
    if not isinstance(answers, list) or len(answers) != len(asked):
        raise ChainUnreachable(NOT_JSON_RPC)
    return answers


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
        return question(provider(node_url()))
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
    """Of the network in force. web3's own retries are off: whether to send again is decided by chain/sending, which
    knows what was sent."""
    from web3 import HTTPProvider

    timeout = current_network().answer_seconds
    return HTTPProvider(url, request_kwargs={"timeout": timeout}, exception_retry_configuration=None)


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
