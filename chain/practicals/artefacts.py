"""The contracts that lessons may ask for, as they are deployed, and how calls and events of theirs are written."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from eth_utils.crypto import keccak

from chain.contracts.artefact import Artefact
from chain.contracts.calls import encode

FOLDER: Final = Path(__file__).with_name("contracts")
# The constructor's arguments, by what an attempt knows, and how many HBAR the contract is given.
LEARNER: Final = "learner"
ONE_HBAR: Final = "one_hbar"


@dataclass(frozen=True)
class Blueprint:
    """A contract that is deployed for one attempt: by the platform, or (`is_own`) by the learner, who wrote it."""

    name: str
    arguments: tuple[str, ...] = ()
    hbar: int = 0
    is_own: bool = False

    @property
    def source(self) -> Path:
        return FOLDER / f"{self.name}.{'sol' if self.is_own else 'vy'}"

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.name}.json"


BLUEPRINTS: Final = {
    each.name: each
    for each in (
        Blueprint("turn_pot", (LEARNER, ONE_HBAR), hbar=2),
        Blueprint("market_stall", (LEARNER,)),
        Blueprint("old_approval", (LEARNER,)),
        Blueprint("savings_pot", is_own=True),
    )
}
_TYPES: Final = {LEARNER: "address", ONE_HBAR: "uint256"}


@cache
def artefact_of(name: str) -> Artefact:
    return Artefact(**json.loads(BLUEPRINTS[name].file.read_text(encoding="utf-8")))


def functions_of(name: str) -> list[dict[str, Any]]:
    """What can be called, as a contract's JSON ABI has it: a wallet that knows it can say what it signs."""
    return [each for each in artefact_of(name).abi if each["type"] == "function"]


def deployment_of(name: str, *, learner: str, one_hbar: int) -> bytes:
    """The init code with its arguments. `one_hbar` is in the unit that contracts count in on that network."""
    known = {LEARNER: learner, ONE_HBAR: one_hbar}
    arguments = BLUEPRINTS[name].arguments
    encoded = encode([_TYPES[each] for each in arguments], [known[each] for each in arguments])
    return bytes.fromhex(artefact_of(name).bytecode.removeprefix("0x")) + encoded


def entry_of(name: str, kind: str, entry: str) -> dict[str, Any] | None:
    """The ABI's "function" or "event" called `entry`; None when there is none."""
    return next((each for each in artefact_of(name).abi if each["type"] == kind and each.get("name") == entry), None)


def constructor_of(name: str) -> list[dict[str, Any]]:
    """What its constructor takes, as the ABI has it."""
    return [taken for each in artefact_of(name).abi if each["type"] == "constructor" for taken in each["inputs"]]


def signature_of(entry: dict[str, Any]) -> str:
    return f"{entry['name']}({','.join(each['type'] for each in entry['inputs'])})"


def call_of(name: str, function: str, arguments: list[str]) -> bytes:
    """A call of `function` with `arguments` as texts."""
    entry = entry_of(name, "function", function)
    if entry is None:
        raise KeyError(function)
    types = [each["type"] for each in entry["inputs"]]
    values = [typed(kind, text) for kind, text in zip(types, arguments, strict=True)]
    return keccak(text=signature_of(entry))[:4] + encode(types, values)


def typed(kind: str, text: str) -> Any:
    """`text` as a value of the ABI's type `kind`. Raises ValueError for what is none."""
    if kind == "bool":
        return text == "true"
    if kind.startswith("bytes"):
        return bytes.fromhex(text.removeprefix("0x"))
    return int(text) if kind.startswith(("uint", "int")) else text


def as_text(value: Any) -> str:
    """A decoded value as checks compare it: numbers in digits, true and false, hexadecimals in small letters."""
    if isinstance(value, bool | str):
        return str(value).lower()
    if isinstance(value, bytes):
        return "0x" + value.hex()
    return ", ".join(map(as_text, value)) if isinstance(value, list | tuple) else str(value)


def decode_call(name: str, data: bytes) -> tuple[str, list[str]] | None:
    """The function and arguments that `data` calls; None when the contract has no such function."""
    for entry in artefact_of(name).abi:
        if entry["type"] == "function" and keccak(text=signature_of(entry))[:4] == data[:4]:
            values = _decode([each["type"] for each in entry["inputs"]], data[4:])
            return None if values is None else (str(entry["name"]), [as_text(value) for value in values])
    return None


def decode_event(name: str, topics: list[str], data: bytes) -> tuple[str, dict[str, str]] | None:
    """The event and its arguments by name; None when the contract has no such event."""
    for entry in artefact_of(name).abi:
        if entry["type"] != "event" or not topics or topics[0] != "0x" + keccak(text=signature_of(entry)).hex():
            continue
        indexed = [each for each in entry["inputs"] if each["indexed"]]
        plain = [each for each in entry["inputs"] if not each["indexed"]]
        hidden = bytes.fromhex("".join(topic.removeprefix("0x") for topic in topics[1:]))
        first = _decode([each["type"] for each in indexed], hidden)
        rest = _decode([each["type"] for each in plain], data)
        if first is None or rest is None:
            return None
        names = [each["name"] for each in (*indexed, *plain)]
        return str(entry["name"]), dict(zip(names, map(as_text, (*first, *rest)), strict=True))
    return None


def _decode(types: list[str], data: bytes) -> tuple[Any, ...] | None:
    # Imported at the first use, as it takes half a second and web processes must start fast.
    from eth_abi.abi import decode
    from eth_abi.exceptions import DecodingError

    try:
        return decode(types, data)
    except (DecodingError, OverflowError):
        return None


def answer_of(name: str, function: str, answer: bytes) -> str:
    """What a call of `function` returned, as text; several values in a row. Empty when it cannot be read."""
    entry = entry_of(name, "function", function) or {"outputs": []}
    values = _decode([each["type"] for each in entry["outputs"]], answer)
    return ", ".join(as_text(value) for value in values or ())
