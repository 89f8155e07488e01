"""What the checks of a contract do, with every expression worked out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from learning.code.expressions import CONTRACT, PEOPLE, addresses_of, for_abi, value_of, whole_of
from learning.code.params import draw_values
from learning.code.signatures import Signature, is_error, read_signature, read_types

# Stands for the contract's address where that is known only when it is there; nobody holds a key for it.
CONTRACT_ADDRESS: Final = "0x000000000000000000000000000000000000c0DE"
# What each person begins with, in the unit of msg.value.
FUNDS: Final = 10**24


@dataclass(frozen=True, slots=True)
class Value:
    """Of the ABI's `type`: int, bool, str, bytes, or a list of these."""

    type: str
    value: Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """How a call must be refused: by `error` with `values`, by `reason`, or in any way."""

    error: Signature | None = None
    values: tuple[Value, ...] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deploy:
    arguments: tuple[Value, ...]
    sender: str
    value: int
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A transaction, or a call that changes nothing (`is_call`). `emitted` is None where any values do."""

    signature: Signature
    arguments: tuple[Value, ...]
    sender: str
    value: int
    is_call: bool = False
    gives: tuple[Value, ...] = ()
    refusal: Refusal | None = None
    event: Signature | None = None
    emitted: tuple[Value, ...] | None = None


@dataclass(frozen=True, slots=True)
class Later:
    seconds: int


@dataclass(frozen=True, slots=True)
class Balance:
    """`of` is one of the people or the contract. `rises` says by how much it comes to `amount`, where that is asked."""

    of: str
    amount: int
    rises: int | None = None


Step = Deploy | Message | Later | Balance


@dataclass(frozen=True, slots=True)
class ContractCheck:
    id: str
    says: str
    steps: tuple[Step, ...]

    def involves(self, who: str, address: str) -> bool:
        """Whether somebody sends, is looked at, or stands among the values."""
        named = {step.sender for step in self.steps if isinstance(step, Deploy | Message)}
        named |= {step.of for step in self.steps if isinstance(step, Balance)}
        return who in named or address in repr(self.steps)


def contract_checks(
    source: Mapping[str, Any], *, seed: str, where: Callable[[str], str] = lambda _: CONTRACT_ADDRESS
) -> list[ContractCheck]:
    """The checks of `source`, whose words are filled in, with what `seed` draws. Raises NoValue.

    `where` gives the address of a contract that somebody, by their address, deploys.
    """
    people = addresses_of(seed)
    values = draw_values(source.get("params", {}), seed=seed) | people | source["words"]
    return [
        ContractCheck(
            check["id"],
            check["says"],
            tuple(_steps_of(source, check, values | {CONTRACT: where(people[_deployer(check)])})),
        )
        for check in source["checks"]
    ]


def taking_part(checks: list[ContractCheck], *, seed: str) -> dict[str, str]:
    """Addresses by name of those who are in any of `checks`."""
    everybody = addresses_of(seed).items()
    return {who: address for who, address in everybody if any(check.involves(who, address) for check in checks)}


def _deployer(check: Mapping[str, Any]) -> str:
    first = check["run"][0]
    return _sender(first if "deploy" in first else {})


def _steps_of(source: Mapping[str, Any], check: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[Step]:
    constructor = source.get("constructor", {}) | check.get("constructor", {})
    types = read_types(constructor.get("types", ""))
    own = check["run"][0] if "deploy" in check["run"][0] else {}
    given = _values(own.get("deploy", constructor.get("values", [])), types, values)
    value = whole_of(own.get("value", constructor.get("value", 0)), values)
    first = Deploy(given, _sender(own), value, _refusal(own, values))
    yield first
    for step in check["run"][1 if own else 0 :]:
        if "later" in step:
            yield Later(whole_of(step["later"], values))
        elif "balance" in step:
            yield _balance(step, first, values)
        else:
            yield _message(step, values)


def _message(step: Mapping[str, Any], values: Mapping[str, Any]) -> Message:
    signature = read_signature(step["call"] if "call" in step else step["send"])
    event = read_signature(step["emits"]) if "emits" in step else None
    emitted = _values(step["with"], event.takes, values) if event and "with" in step else None
    return Message(
        signature=signature,
        arguments=_values(step.get("args", []), signature.takes, values),
        sender=_sender(step),
        value=whole_of(step.get("value", 0), values),
        is_call="call" in step,
        gives=_answers(step["gives"], signature.gives, values) if "gives" in step else (),
        refusal=_refusal(step, values),
        event=event,
        emitted=emitted,
    )


def _balance(step: Mapping[str, Any], first: Deploy, values: Mapping[str, Any]) -> Balance:
    """What one rises by is counted from after the deployment, and what everybody holds then is known."""
    of = step["balance"]
    if "is" in step:
        return Balance(of, whole_of(step["is"], values))
    held = first.value if of == CONTRACT else FUNDS - (first.value if of == first.sender else 0)
    rises = whole_of(step["rises"], values)
    return Balance(of, held + rises, rises)


def _sender(step: Mapping[str, Any]) -> str:
    return str(step.get("from", PEOPLE[0]))


def _refusal(step: Mapping[str, Any], values: Mapping[str, Any]) -> Refusal | None:
    reverts = step.get("reverts", False)
    if reverts is False:
        return None
    if reverts is True:
        return Refusal()
    if not is_error(reverts):
        return Refusal(reason=reverts)
    error = read_signature(reverts)
    return Refusal(error, _values(step["with"], error.takes, values) if "with" in step else None)


def _answers(written: Any, types: tuple[str, ...], values: Mapping[str, Any]) -> tuple[Value, ...]:
    """One answer may stand without a list around it."""
    found = value_of(written, values)
    if len(types) == 1 and not _is_wrapped(found, types[0]):
        found = [found]
    return tuple(Value(kind, for_abi(value, kind)) for kind, value in zip(types, found, strict=True))


def _is_wrapped(found: Any, kind: str) -> bool:
    is_list = isinstance(found, list)
    if not kind.endswith("]"):
        return is_list
    return is_list and len(found) == 1 and isinstance(found[0], list) and kind.count("[") == 1


def _values(written: list[Any], types: tuple[str, ...], values: Mapping[str, Any]) -> tuple[Value, ...]:
    found = [value_of(each, values) for each in written]
    return tuple(Value(kind, for_abi(value, kind)) for kind, value in zip(types, found, strict=True))
