"""Jobs as the box reads them, and what children say as reports.

Children are hostile: what does not fit is `gave_up`.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, get_args

from learning.grading.inside import plain
from learning.grading.jobs import Evaluate, PythonJob, Step
from learning.grading.reports import (
    OUTCOMES,
    Compiled,
    Evaluated,
    Log,
    Mistake,
    PythonReport,
    Reason,
    Report,
    StepResult,
)

# EIP-3860: what may be sent to create a contract.
MOST_CODE: Final = 49_152
MOST_MISTAKES: Final = 20
REASONS: Final = frozenset(get_args(Reason))
GAVE_UP: Final = Report("too_much", "gave_up")
# What reading an answer may raise that no child of ours gives.
UNFIT: Final = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Place:
    """Turns the compiler's byte offsets into lines and columns from 1."""

    source: bytes

    def of(self, offset: int) -> tuple[int, int]:
        if not 0 <= offset <= len(self.source):
            return 0, 0
        before = self.source[:offset]
        return before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode(errors="replace")) + 1


def reason_of(answer: dict[str, Any]) -> Reason:
    """Why a child has no result; empty when it has one."""
    if "failed" in answer:
        return "gave_up"
    reason = answer.get("reason", "")
    if not isinstance(reason, str) or reason not in REASONS:
        return "gave_up"
    return reason  # type: ignore[return-value]  # it is one of them


def write_step(step: Step) -> dict[str, Any]:
    """Bytes as hexadecimal digits, and what to do by its name."""
    fields = {name: value.hex() if isinstance(value, bytes) else value for name, value in asdict(step).items()}
    return {"do": type(step).__name__.lower(), **fields}


def write_python(job: PythonJob) -> dict[str, Any]:
    """Inputs in the form of learning/grading/inside/plain.py, which raises TooLarge when an author gives too much."""
    scripts = [
        [
            {
                "expression": step.expression,
                "inputs": {name: plain.encode(value) for name, value in step.inputs.items()},
            }
            for step in script
        ]
        for script in job.scripts
    ]
    return {"do": "run_python", "source": job.source, "scripts": scripts, "tools": list(job.tools)}


def read_compiled(answer: dict[str, Any], *, source: str, contract: str) -> Report:
    """The contract that was asked for, or why there is none."""
    if reason := reason_of(answer):
        return Report(OUTCOMES[reason], reason)
    try:
        mistakes, warnings = _said(answer, Place(source.encode()))
        if mistakes:
            return Report("not_compiled", "mistakes", mistakes, warnings)
        contracts = dict(answer["contracts"])
        name, reason = _choose(contracts, contract)
        if reason:
            return Report("not_compiled", reason, (), warnings)
        made = contracts[name]
        code, abi = bytes.fromhex(made["code"]), made["abi"]
        if len(code) > MOST_CODE:
            return Report("too_much", "code_too_large", (), warnings)
        compiled = Compiled(name, abi if isinstance(abi, list) else [], code, str(answer["compiler"])[:100])
        return Report("ran", "", (), warnings, compiled)
    except UNFIT:
        return GAVE_UP


def read_scripts(answer: dict[str, Any], scripts: Sequence[Sequence[Step]]) -> tuple[tuple[StepResult, ...], ...]:
    """As many scripts as were asked for; what a child left out is empty."""
    said = answer.get("scripts")
    said = said if isinstance(said, list) else []
    return tuple(tuple(_step(one) for one in _listed(said, place)[: len(steps)]) for place, steps in enumerate(scripts))


def read_python(answer: dict[str, Any], scripts: Sequence[Sequence[Evaluate]]) -> PythonReport:
    """The values of the expressions, or what went wrong when the source ran."""
    try:
        if "mistakes" in answer:
            mistakes, _ = _said(answer, Place(b""))
            return PythonReport("not_compiled", "mistakes", mistakes)
        if "loading" in answer:
            return PythonReport("ran", loading=_evaluated(answer["loading"]))
        said = answer["scripts"]
        values = tuple(
            tuple(_evaluated(one) for one in _listed(said, place)[: len(steps)]) for place, steps in enumerate(scripts)
        )
    except UNFIT:
        return PythonReport("too_much", "gave_up")
    return PythonReport("ran", scripts=values)


def _said(answer: dict[str, Any], place: Place) -> tuple[tuple[Mistake, ...], tuple[Mistake, ...]]:
    """Mistakes and warnings of a compiler."""
    mistakes = [Mistake(int(line), int(column), str(words)) for line, column, words in answer.get("mistakes", [])]
    warnings: list[Mistake] = []
    for one in answer.get("said", []):
        line, column = place.of(one["start"])
        found = Mistake(
            line, column, f"{one['type']}: {one['message']}" if one["severity"] == "error" else one["message"]
        )
        (mistakes if one["severity"] == "error" else warnings).append(found)
    return tuple(mistakes[:MOST_MISTAKES]), tuple(warnings[:MOST_MISTAKES])


def _choose(contracts: dict[str, Any], wanted: str) -> tuple[str, Reason]:
    if list(contracts) == [""]:
        return "", "" if contracts[""]["code"] else "nothing_to_deploy"
    if wanted and wanted not in contracts:
        return "", "no_such_contract"
    able = [name for name, made in contracts.items() if made["code"]]
    if wanted:
        return wanted, "" if wanted in able else "nothing_to_deploy"
    if len(able) == 1:
        return able[0], ""
    return "", "which_contract" if able else "nothing_to_deploy"


def _listed(said: list[Any], place: int) -> list[Any]:
    found = said[place] if place < len(said) else []
    return found if isinstance(found, list) else []


def _step(said: Any) -> StepResult:
    try:
        logs = tuple(
            Log(str(log["address"]), tuple(bytes.fromhex(topic) for topic in log["topics"]), bytes.fromhex(log["data"]))
            for log in said.get("logs", ())
        )
        balance = said.get("balance")
        return StepResult(
            said["is_ok"] is True,
            bytes.fromhex(said.get("output", "")),
            str(said.get("halted", ""))[:60],
            int(said.get("gas_used", 0)),
            logs,
            str(said.get("address", "")),
            None if balance is None else int(balance),
        )
    except UNFIT:
        return StepResult(is_ok=False, halted="Refused")


def _evaluated(said: Any) -> Evaluated:
    return Evaluated(
        said["is_ok"] is True,
        plain.decode(said.get("value")),
        str(said.get("error", "")),
        str(said.get("message", "")),
        int(said.get("line", 0)),
        str(said.get("printed", "")),
    )
