"""What the box can be asked to do."""

from dataclasses import dataclass, field
from typing import Any, Final, Literal

ContractLanguage = Literal["solidity", "vyper"]

# Bytes of UTF-8. An exercise is a page of code; compilers take seconds per ten thousand bytes of hostile source.
MOST_SOURCE_BYTES: Final = 20_000
MOST_STEPS: Final = 400
# One endless loop of that costs about 50 ms.
MOST_GAS: Final = 30_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use; the defaults are also the most. `wall` and `cpu` in seconds, `memory` in bytes."""

    wall: float = 12.0
    cpu: int = 8
    memory: int = 1 << 30


@dataclass(frozen=True, slots=True)
class Deploy:
    """Create the contract; later steps of the script speak to it. `arguments` is the ABI encoding of the constructor's
    arguments, `value` in weibar."""

    sender: str
    arguments: bytes = b""
    value: int = 0
    gas: int = MOST_GAS


@dataclass(frozen=True, slots=True)
class Transact:
    """Call and keep what changes. `to` is an address, or empty for the contract. Mines a block, one second later."""

    sender: str
    calldata: bytes = b""
    value: int = 0
    gas: int = MOST_GAS
    to: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """Call and undo what changes, as eth_call does."""

    sender: str
    calldata: bytes = b""
    value: int = 0
    gas: int = MOST_GAS
    to: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """Ask what an address holds in weibar; an empty one is the contract's."""

    of: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Let `seconds` pass on the chain's clock."""

    seconds: int


Step = Deploy | Transact | Call | Balance | Later


@dataclass(frozen=True, slots=True)
class ContractJob:
    """Compile `source` and run each script on a fresh chain, where every sender and each of `people` (addresses) begins
    with `funds` weibar. `programs` are addresses that have code from the beginning, and hold as much.

    `contract` names which contract of the source is deployed; it may be empty when there is one.
    """

    language: ContractLanguage
    source: str
    contract: str = ""
    scripts: tuple[tuple[Step, ...], ...] = ()
    funds: int = 10**24
    people: tuple[str, ...] = ()
    programs: dict[str, bytes] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Evaluate:
    """The value of `expression`, in which the names of `inputs` (plain values) are bound."""

    expression: str
    inputs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PythonJob:
    """Run `source` in a fresh session for each script, then evaluate its expressions.

    `tools` are the names of functions of learning/grading/inside/tools.py that the code may call.
    """

    source: str
    scripts: tuple[tuple[Evaluate, ...], ...] = ()
    tools: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
