"""What a compiled contract says of itself: functions, errors, events. From a hostile child, so that what does not fit
is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from eth_abi.abi import decode
from eth_typing import ABIElement
from eth_utils.abi import abi_to_signature, collapse_if_tuple
from eth_utils.crypto import keccak

from learning.code.signatures import Signature

# Solidity's own two: a reason in words, and a mistake such as an overflow.
REASON: Final = Signature("Error", ("string",))
PANIC: Final = Signature("Panic", ("uint256",))


@dataclass(frozen=True, slots=True)
class Event:
    """`indexed` says of each of its values whether it is a topic."""

    signature: Signature
    indexed: tuple[bool, ...]


@dataclass(slots=True)
class Abi:
    """Functions by their signature, with whether they take money; errors by selector; events by topic."""

    functions: dict[str, Signature] = field(default_factory=dict)
    payable: set[str] = field(default_factory=set)
    errors: dict[bytes, Signature] = field(default_factory=dict)
    events: dict[bytes, list[Event]] = field(default_factory=dict)
    takes_anything: bool = False


def read_abi(entries: list[dict[str, Any]], *, errors: Iterable[Signature] = ()) -> Abi:
    """What `entries` name, and `errors` that checks speak of."""
    abi = Abi(errors={error.selector: error for error in (REASON, PANIC, *errors)})
    for entry in entries:
        try:
            _take(abi, entry)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            continue
    return abi


def _take(abi: Abi, entry: dict[str, Any]) -> None:
    if entry["type"] in ("fallback", "receive"):
        abi.takes_anything = abi.takes_anything or entry["type"] == "fallback"
    if entry["type"] not in ("function", "error", "event"):
        return
    signature = Signature(str(entry["name"]), _types(entry["inputs"]), _types(entry.get("outputs", [])))
    written = abi_to_signature(cast(ABIElement, entry))
    if entry["type"] == "function":
        abi.functions[written] = signature
        if entry.get("stateMutability") == "payable":
            abi.payable.add(written)
    elif entry["type"] == "error":
        abi.errors.setdefault(bytes(keccak(text=written)[:4]), signature)
    elif not entry.get("anonymous"):
        event = Event(signature, tuple(bool(each.get("indexed")) for each in entry["inputs"]))
        abi.events.setdefault(signature.topic, []).append(event)


def _types(entries: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(collapse_if_tuple(cast(Any, each)) for each in entries)


def decoded(types: Iterable[str], data: bytes) -> tuple[Any, ...] | None:
    """The values in `data`; None where it holds no such values."""
    try:
        return tuple(decode(list(types), data))
    except Exception:  # noqa: BLE001 - hostile bytes find every mistake of a decoder
        return None


def events_of(abi: Abi, topics: tuple[bytes, ...]) -> Iterator[Event]:
    """Those that a log with these topics can be."""
    for event in abi.events.get(topics[0], []) if topics else ():
        if sum(event.indexed) == len(topics) - 1:
            yield event
