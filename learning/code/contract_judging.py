"""Contracts: each check is a script on a chain of its own, and what came of every step is compared here, outside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from eth_utils.address import to_checksum_address
from eth_utils.crypto import keccak

from learning.code.abi import Abi, read_abi
from learning.code.comparing import Comparison, encoded
from learning.code.expressions import CONTRACT, PEOPLE, addresses_of
from learning.code.gas import burned, reference_burned
from learning.code.limits import gas_of, limits_of
from learning.code.programs import PROGRAMS, again_in, code_of, command
from learning.code.signatures import Signature
from learning.code.step_words import asked, happened
from learning.code.steps import FUNDS, Balance, ContractCheck, Deploy, Later, Message, Step, contract_checks
from learning.code.verdicts import MOST_BEFORE, Verdict
from learning.code.wording import Words, in_groups
from learning.grading import jobs
from learning.grading.box import run_contract
from learning.grading.reports import StepResult


def contract_at(sender: str) -> str:
    """The address of the first contract that `sender` deploys: keccak256(rlp([sender, 0])), last 20 bytes."""
    return str(to_checksum_address(keccak(b"\xd6\x94" + bytes.fromhex(sender[2:]) + b"\x80")[-20:]))


def judge_contract(source: Mapping[str, Any], *, variant: int, written: str, seed: str) -> Verdict:
    """`source` is the lesson with the words of the variant, `written` the learner's. Raises GradingUnavailable."""
    checks = contract_checks(source, seed=seed, where=contract_at)
    people = addresses_of(seed)
    job = job_of(source, checks, people, written)
    report = run_contract(job)
    verdict = Verdict("passed", variant, len(checks))
    if not report.ran or report.compiled is None:
        return verdict.not_run(report)
    abi = read_abi(report.compiled.abi, errors=_errors_in(checks))
    met: list[str] = []
    for check, results in zip(checks, report.scripts, strict=True):
        failed = Tried(check, results, people, abi).judged(replace(verdict, check=check.id, met=tuple(met)))
        if failed:
            return failed
        met.append(check.id)
    gas = {"yours": burned(job.scripts, report.scripts)} | reference_burned(source["reference"], job)
    return replace(verdict, met=tuple(met), gas=gas)


def job_of(
    source: Mapping[str, Any], checks: list[ContractCheck], people: Mapping[str, str], written: str
) -> jobs.ContractJob:
    gas = gas_of(source)
    scripts = tuple(tuple(_as_asked(step, check, people, gas) for step in check.steps) for check in checks)
    again = again_in(source)
    return jobs.ContractJob(
        source["language"],
        written,
        source.get("contract", "") if source["language"] == "solidity" else "",
        scripts,
        funds=FUNDS,
        people=tuple(people.values()),
        programs={people[program]: code_of(program, again) for program in PROGRAMS},
        limits=limits_of(source),
    )


def _as_asked(step: Step, check: ContractCheck, people: Mapping[str, str], gas: int) -> jobs.Step:
    """What the box is told of a step: nothing of what is expected."""
    if isinstance(step, Later):
        return jobs.Later(step.seconds)
    if isinstance(step, Balance):
        return jobs.Balance("" if step.of == CONTRACT else people[step.of])
    sender = people[step.sender]
    if isinstance(step, Deploy):
        return jobs.Deploy(sender, encoded(step.arguments), step.value)
    kind = jobs.Call if step.is_call else jobs.Transact
    calldata = step.signature.selector + encoded(step.arguments)
    if step.sender not in PROGRAMS:
        return kind(sender, calldata, step.value, gas)
    told = command(_contract_of(check, people), step.value, calldata)
    return kind(people[PEOPLE[0]], told, 0, gas, to=sender)


def _contract_of(check: ContractCheck, people: Mapping[str, str]) -> str:
    first = check.steps[0]
    return contract_at(people[first.sender]) if isinstance(first, Deploy) else ""


def _errors_in(checks: list[ContractCheck]) -> list[Signature]:
    """Those that the checks name, so that they have a name even when the learner did not declare them."""
    steps = (step for check in checks for step in check.steps)
    refusals = (step.refusal for step in steps if isinstance(step, Deploy | Message))
    return [refusal.error for refusal in refusals if refusal and refusal.error]


@dataclass(frozen=True, slots=True)
class Tried:
    """A check and what came of its steps."""

    check: ContractCheck
    results: tuple[StepResult, ...]
    people: Mapping[str, str]
    abi: Abi

    def judged(self, verdict: Verdict) -> Verdict | None:
        """`verdict` with the first step that went otherwise than expected; None when none did."""
        contract = _contract_of(self.check, self.people)
        words = Words({address: name for name, address in self.people.items()} | {contract: CONTRACT}, self.abi)
        comparison = Comparison(self.abi, words, contract)
        before: list[str] = []
        for step, result in zip(self.check.steps, self.results, strict=False):
            mismatch = comparison.of(step, result)
            if mismatch:
                return replace(
                    verdict,
                    outcome="not_yet",
                    before=tuple(before[-MOST_BEFORE:]),
                    step=asked(step, words),
                    expected=mismatch.expected,
                    actual=mismatch.actual,
                    detail=_detail(step, result, words),
                )
            if not _is_plain(step):
                before.append(happened(step, result, words))
        if len(self.results) < len(self.check.steps) and not self._ends_with_deployment():
            # Whatever has taken the child over, it did not do what it was asked.
            return replace(verdict, outcome="too_much", reason="gave_up")
        return None

    def _ends_with_deployment(self) -> bool:
        """Where nothing was deployed, as expected, nothing more can be asked."""
        return bool(self.results) and not self.results[0].is_ok


def _is_plain(step: Step) -> bool:
    """A deployment of which there is nothing to tell."""
    return isinstance(step, Deploy) and not step.arguments and not step.value and step.sender == PEOPLE[0]


def _detail(step: Step, result: StepResult, words: Words) -> tuple[str, ...]:
    if not isinstance(step, Deploy | Message):
        return ()
    events = (f"events: {words.events(result.logs)}",) if result.logs else ()
    return (*events, f"gas {in_groups(result.gas_used)}")
