"""What the box found. Everything in a report comes out of hostile hands: show it escaped, and believe none of it."""

from dataclasses import dataclass
from typing import Any, Final, Literal

Outcome = Literal["ran", "not_compiled", "out_of_time", "out_of_memory", "too_much"]

# Why it did not run, by a word for learning/grading/sentences.py.
Reason = Literal[
    "",
    "not_text",
    "source_too_long",
    "mistakes",
    "no_such_contract",
    "which_contract",
    "nothing_to_deploy",
    "code_too_large",
    "cpu",
    "wall",
    "memory",
    "too_deep",
    "gave_up",
    "answer_too_long",
    "too_many_steps",
]

OUTCOMES: Final[dict[Reason, Outcome]] = {
    "not_text": "not_compiled",
    "source_too_long": "too_much",
    "mistakes": "not_compiled",
    "no_such_contract": "not_compiled",
    "which_contract": "not_compiled",
    "nothing_to_deploy": "not_compiled",
    "code_too_large": "too_much",
    "cpu": "out_of_time",
    "wall": "out_of_time",
    "memory": "out_of_memory",
    "too_deep": "too_much",
    "gave_up": "too_much",
    "answer_too_long": "too_much",
    "too_many_steps": "too_much",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """What the compiler says about a place in the source. Lines and columns count from 1; 0 where it names none."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Log:
    """An event: `topics` of 32 bytes each and the ABI encoding of what is not indexed."""

    address: str
    topics: tuple[bytes, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class StepResult:
    """How one step on the chain ended. Of a step that reverted `output` is the revert data; one that `halted` (out of
    gas, an invalid opcode, not enough money) says so in a word of the virtual machine and has none."""

    is_ok: bool
    output: bytes = b""
    halted: str = ""
    gas_used: int = 0
    logs: tuple[Log, ...] = ()
    address: str = ""
    balance: int | None = None

    @property
    def revert_data(self) -> bytes | None:
        """What the contract gave as its reason; None when it did not revert."""
        return None if self.is_ok or self.halted else self.output


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What an expression came to: a plain value, or the name of an exception and its message.

    `line` is where in the source it was raised, 0 where that is not known.
    """

    is_ok: bool
    value: Any = None
    error: str = ""
    message: str = ""
    line: int = 0
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """`abi` as the compiler gives it; `code` is what is deployed, without arguments."""

    contract: str
    abi: list[dict[str, Any]]
    code: bytes
    compiler: str


@dataclass(frozen=True, slots=True)
class Report:
    """How far it came. `reason` is empty when it ran."""

    outcome: Outcome
    reason: Reason = ""
    mistakes: tuple[Mistake, ...] = ()
    warnings: tuple[Mistake, ...] = ()
    compiled: Compiled | None = None

    @property
    def ran(self) -> bool:
        return self.outcome == "ran"

    @property
    def bytecode_size(self) -> int:
        """Bytes that deploying sends, without arguments."""
        return len(self.compiled.code) if self.compiled else 0


@dataclass(frozen=True, slots=True)
class ContractReport(Report):
    """Of each script the results of its steps, in order. A script whose deployment failed ends with it."""

    scripts: tuple[tuple[StepResult, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PythonReport(Report):
    """Of each script the values of its expressions. Where the source itself raised, `loading` says what, and there is
    nothing else."""

    loading: Evaluated | None = None
    scripts: tuple[tuple[Evaluated, ...], ...] = ()
