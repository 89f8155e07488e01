"""What a node says of transactions: asked in bounded batches with short timeouts, and put into plain values."""

from dataclasses import dataclass, field
from typing import Any, Final

from chain import gateway
from chain.practicals.artefacts import decode_event
from chain.units import Weibar

# A web process waits no longer for one batch.
TIMEOUT_SECONDS: Final = 2.5
_LATEST: Final = "latest"
_REVERTED: Final = "execution reverted"
# What relays say of a transaction that was rejected after they had answered its send (chain/sending/errors.py).
TURNED_AWAY: Final = -32003


@dataclass(frozen=True)
class Line:
    """A line that a contract wrote into a receipt. The address in small letters."""

    address: str
    topics: list[str]
    data: bytes


@dataclass(frozen=True)
class Sent:
    """A transaction with its receipt. Addresses in small letters; `to` is empty for a deployment."""

    hash: str
    sender: str
    to: str
    value: Weibar
    data: bytes
    block: int
    succeeded: bool
    gas_used: int
    fee: Weibar
    created: str = ""
    lines: list[Line] = field(default_factory=list)

    def events(self, blueprint: str, address: str) -> list[tuple[str, dict[str, str]]]:
        """What the contract of kind `blueprint` at `address` wrote, and nobody else."""
        written = (line for line in self.lines if line.address == address.lower())
        found = (decode_event(blueprint, line.topics, line.data) for line in written)
        return [event for event in found if event is not None]

    def mimics(self, blueprint: str, address: str, event: str) -> list[str]:
        """Other addresses that wrote an event of this name in this transaction."""
        others = (line for line in self.lines if line.address != address.lower())
        return [
            line.address
            for line in others
            if (found := decode_event(blueprint, line.topics, line.data)) and found[0] == event
        ]


@dataclass(frozen=True)
class Chain:
    """The chain at one look: its head, whether the attempt's contract stands, and the transactions asked for."""

    chain_id: int
    head: int
    genesis: str
    has_instance: bool
    sent: dict[str, Sent]


def read_chain(hashes: list[str], *, instance: str) -> Chain:
    """One look at the network in force, in one batch. Raises ChainUnreachable, and ChainRefused as the node refuses.

    What Hedera turned away before it ran is in no block, whatever relays answer for its receipt.
    """
    asked: list[tuple[str, list[Any]]] = [
        ("eth_chainId", []),
        ("eth_blockNumber", []),
        ("eth_getBlockByNumber", ["0x0", False]),
        ("eth_getCode", [instance or "0x" + "0" * 40, _LATEST]),
    ]
    for each in hashes:
        asked += [("eth_getTransactionReceipt", [each]), ("eth_getTransactionByHash", [each])]
    answers = [
        None if is_turned_away(answer) else value_of(answer)
        for answer in gateway.read_batch(asked, timeout=TIMEOUT_SECONDS)
    ]
    chain_id, head, first, code, *rest = answers
    pairs = zip(hashes, rest[::2], rest[1::2], strict=True)
    sent = {each: transaction for each, receipt, body in pairs if (transaction := _sent(each, receipt, body))}
    return Chain(
        chain_id=gateway.number(chain_id),
        head=gateway.number(head),
        genesis=str(gateway.field(first, "hash")),
        has_instance=bool(instance) and len(gateway.octets(code)) > 0,
        sent=sent,
    )


def ask_one(method: str, *params: Any) -> Any:
    """Raises ChainUnreachable and ChainRefused."""
    (answer,) = gateway.read_batch([(method, list(params))], timeout=TIMEOUT_SECONDS)
    return value_of(answer)


def value_of(answer: Any) -> Any:
    if isinstance(answer, gateway.ChainRefused):
        raise answer
    return answer


def is_turned_away(answer: Any) -> bool:
    return isinstance(answer, gateway.ChainRefused) and answer.code == TURNED_AWAY


def revert_reason(refusal: gateway.ChainRefused) -> str | None:
    """Why a contract refused a call, in its own words, which may be empty; None when it was not the contract."""
    _, reverted, reason = refusal.message.partition(_REVERTED)
    return reason.removeprefix(":").strip()[:120] if reverted else None


def reason_of(sent: Sent) -> str:
    """Why a failed transaction was refused, in the contract's own words; empty when they cannot be found out."""
    call = {"from": sent.sender, "data": gateway.hexadecimal(sent.data), "value": hex(sent.value)}
    call |= {"to": sent.to} if sent.to else {}
    asked: list[tuple[str, list[Any]]] = [
        ("eth_call", [call, hex(max(sent.block - 1, 0))]),
        ("eth_call", [call, _LATEST]),
    ]
    try:
        answers = gateway.read_batch(asked, timeout=TIMEOUT_SECONDS)
    except gateway.ChainUnreachable:
        return ""
    for answer in answers:
        if isinstance(answer, gateway.ChainRefused) and (reason := revert_reason(answer)):
            return reason
    return ""


def _sent(transaction_hash: str, receipt: Any, body: Any) -> Sent | None:
    """None while the transaction is in no block, or there is none; some relays make up a receipt for what never ran."""
    if not receipt or not body or not body.get("blockHash"):
        return None
    used = gateway.number(gateway.field(receipt, "gasUsed"))
    return Sent(
        hash=transaction_hash,
        sender=str(gateway.field(body, "from")).lower(),
        to=str(body.get("to") or "").lower(),
        value=Weibar(gateway.number(gateway.field(body, "value"))),
        data=gateway.octets(gateway.field(body, "input")),
        block=gateway.number(gateway.field(receipt, "blockNumber")),
        succeeded=gateway.number(gateway.field(receipt, "status")) == 1,
        gas_used=used,
        fee=Weibar(used * gateway.number(receipt.get("effectiveGasPrice") or "0x0")),
        created=str(receipt.get("contractAddress") or "").lower(),
        lines=[_line(log) for log in receipt.get("logs") or []],
    )


def _line(log: dict[str, Any]) -> Line:
    return Line(
        address=str(gateway.field(log, "address")).lower(),
        topics=[str(topic) for topic in log.get("topics") or []],
        data=gateway.octets(gateway.field(log, "data")),
    )
