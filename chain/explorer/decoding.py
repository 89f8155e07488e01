"""Calls, events and refusals in words, as far as their descriptions are known. What is shown comes from strangers."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from chain.explorer.explaining import OUT_OF_GAS, UNKNOWN
from chain.explorer.known_abis import Entry, errors, events, functions, types_of
from chain.models import ExplorerLog, ExplorerTransaction

MOST_LETTERS: Final = 400
MOST_ITEMS: Final = 20
# Solidity's own two errors, and what the most frequent panics mean (Solidity's documentation, "Panic via assert").
ERROR_TEXT: Final = "0x08c379a0"
PANIC: Final = "0x4e487b71"


@dataclass(frozen=True)
class Argument:
    """`value` as text; an address in small letters where `type` is one."""

    name: str
    type: str
    value: str


@dataclass(frozen=True)
class Call:
    """`selector` is empty where the input is too short for one; `name` where the function is not known."""

    selector: str
    name: str
    arguments: list[Argument]


@dataclass(frozen=True)
class Event:
    log: ExplorerLog
    name: str
    arguments: list[Argument]


def decode_call(data: str) -> Call | None:
    """None when nothing is called."""
    if data in ("", "0x"):
        return None
    selector = data[:10] if len(data) >= 10 else ""
    entry = functions().get(selector)
    values = _decode(types_of(entry), data[10:]) if entry else None
    if entry is None or values is None:
        return Call(selector, "", [])
    return Call(selector, str(entry["name"]), _arguments(entry, values))


def decode_event(log: ExplorerLog) -> Event:
    entry = events().get((log.topic0 or "", len(log.topics) - 1))
    if entry is None:
        return Event(log, "", [])
    inputs = list(zip(entry["inputs"], types_of(entry), strict=True))
    topics = iter(log.topics[1:])
    plain = _decode([kind for each, kind in inputs if not each["indexed"]], log.data[2:])
    if plain is None:
        return Event(log, "", [])
    rest, values = iter(plain), []
    for each, kind in inputs:
        values.append(_topic(kind, next(topics)) if each["indexed"] else next(rest))
    return Event(log, str(entry["name"]), _arguments(entry, values))


def reason_of(row: ExplorerTransaction) -> str:
    """Why a transaction failed, as a sentence."""
    data = row.revert_data or ""
    if row.failure.lower().startswith(OUT_OF_GAS) or "OutOfGas" in row.failure:
        return _("It ran out of gas: it needed more than its gas limit allowed.")
    if data.startswith(ERROR_TEXT) and (said := _decode(["string"], data[10:])):
        return _("The contract refused it: “%(words)s”") % {"words": apart(as_text(said[0]))}
    if data.startswith(PANIC) and (code := _decode(["uint256"], data[10:])):
        return _panic(int(code[0]))
    if entry := errors().get(data[:10]):
        values = _decode(types_of(entry), data[10:])
        said_by_name = f"{entry['name']}({', '.join(as_text(each) for each in values or ())})"
        return _("The contract refused it: %(error)s") % {"error": apart(said_by_name)}
    if len(data) > 10:
        return _("The contract refused it with an error that the explorer does not know: %(code)s.") % {
            "code": data[:10]
        }
    if "revert" in row.failure.lower():
        return _("The contract refused it, without saying why.")
    if row.failure in ("", UNKNOWN):
        return _("Not known: the node does not say.")
    return _("The node says: %(words)s") % {"words": apart(row.failure)}


def _panic(code: int) -> str:
    known = {
        0x01: _("a condition that must always hold did not"),
        0x11: _("a number became too large or fell below zero"),
        0x12: _("something was divided by zero"),
        0x32: _("an entry was asked for that the list does not have"),
    }
    meaning = known.get(code, _("an error inside the contract"))
    return _("The contract stopped: %(meaning)s (panic %(code)s).") % {"meaning": meaning, "code": f"0x{code:02x}"}


def apart(words: str) -> str:
    """Words that run their own way within a sentence of ours (Unicode's isolates)."""
    return f"\u2068{words}\u2069"


def as_text(value: Any) -> str:
    """A decoded value for people: short, and with nothing that cannot be seen."""
    if isinstance(value, bytes):
        text = "0x" + value.hex()
    elif isinstance(value, (list, tuple)):
        shown = [as_text(each) for each in value[:MOST_ITEMS]]
        text = f"[{', '.join(shown)}{', …' if len(value) > MOST_ITEMS else ''}]"
    elif isinstance(value, bool):
        text = "true" if value else "false"
    else:
        text = "".join(sign if sign.isprintable() else " " for sign in str(value))
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + "…"


def _arguments(entry: Entry, values: Any) -> list[Argument]:
    return [
        Argument(str(each["name"]) or f"#{place}", kind, as_text(value))
        for place, (each, kind, value) in enumerate(zip(entry["inputs"], types_of(entry), values, strict=True))
    ]


def _topic(kind: str, topic: str) -> Any:
    """Of what does not fit into a topic, only its hash is there."""
    is_whole = not (kind in ("string", "bytes") or kind.endswith("]") or kind.startswith("("))
    values = _decode([kind], topic[2:]) if is_whole else None
    return values[0] if values else topic


def _decode(types: list[str], digits: str) -> tuple[Any, ...] | None:
    """None for what is not of these types."""
    # Imported at the first use, as it takes half a second and web processes must start fast.
    from eth_abi.abi import decode
    from eth_abi.exceptions import DecodingError

    try:
        return decode(types, bytes.fromhex(digits))
    except (DecodingError, OverflowError, ValueError):
        return None
