"""Hands an attack to the box, and says how it ended."""

import os
from collections.abc import Sequence
from typing import Any

import pytest
from django.conf import settings

from learning.grading.box import run_contract, run_python
from learning.grading.jobs import Call, ContractJob, ContractLanguage, Deploy, Evaluate, Limits, PythonJob, Step
from learning.grading.kept import PROJECT, Box
from learning.grading.reports import ContractReport, PythonReport, Report
from learning.grading.sentences import sentence_of
from learning.grading.tests.attacks import Attack, on_solidity, on_vyper

ADA = "0x" + "a1" * 20
TOOLS = ("keccak256", "inverse")
# For what would take all of twelve seconds, and comes to the same in five.
HASTE = Limits(wall=5.0, cpu=3)


def hand_in_contract(
    language: ContractLanguage, attack: Attack, box: Box, *, limits: Limits | None = None
) -> ContractReport:
    script: tuple[Step, ...] = (Deploy(ADA), *(Call(ADA, bytes.fromhex(data)) for data in attack.asks))
    job = ContractJob(language, attack.source, scripts=(script,), limits=limits or Limits())
    return run_contract(job, box=box)


def hand_in_python(attack: Attack, box: Box, *, limits: Limits | None = None) -> PythonReport:
    scripts = (tuple(Evaluate(expression) for expression in attack.asks),)
    return run_python(PythonJob(attack.source, scripts, TOOLS, limits=limits or Limits()), box=box)


def how_it_ended(report: Report) -> str:
    """A word for what came last."""
    if report.reason:
        return report.reason
    if isinstance(report, ContractReport):
        last = report.scripts[0][-1]
        return last.halted or ("ran" if last.is_ok else "reverted")
    assert isinstance(report, PythonReport)
    if report.loading is not None:
        return report.loading.error
    return (report.scripts[0][-1].error if report.scripts and report.scripts[0] else "") or "ran"


def what_it_gave(report: Report) -> object:
    """The value of what came last; None where there is none."""
    if isinstance(report, ContractReport):
        return report.scripts[0][-1].output if report.scripts else None
    assert isinstance(report, PythonReport)
    return report.scripts[0][-1].value if report.scripts and report.scripts[0] else None


def expect_end(report: Report, attack: Attack) -> None:
    """One of the ends that the attack may come to, in words for its learner, and nothing of ours in it."""
    assert how_it_ended(report) in attack.ends, report
    if attack.gives is not None:
        assert what_it_gave(report) == attack.gives
    assert report.ran or sentence_of(report)
    if report.reason == "mistakes":
        assert report.mistakes[0].message
    assert len(repr(report)) < 1 << 21
    secrets = [
        settings.SECRET_KEY,
        "root:x:",
        str(PROJECT),
        *(os.environ[name] for name in ("PATH", "PWD") if name in os.environ),
    ]
    assert not [secret for secret in secrets if len(secret) > 5 and secret in repr(report)]


def few_of(attacks: Sequence[Attack]) -> list[Any]:
    """The first two; the others, each of which takes seconds, are tried when a test is thorough."""
    return [*attacks[:2], *(pytest.param(attack, marks=pytest.mark.thorough) for attack in attacks[2:])]


def expect_next_served(language: str, box: Box) -> None:
    """Somebody else's submission, right after."""
    if language == "python":
        report: Report = hand_in_python(Attack("five", "def five():\n    return 5\n", ("ran",), ("five()",)), box)
        assert what_it_gave(report) == 5
        return
    source = on_solidity.five("return 5;") if language == "solidity" else on_vyper.five("return 5")
    attack = Attack("five", source, ("ran",), on_solidity.FIVE)
    served = hand_in_contract("solidity" if language == "solidity" else "vyper", attack, box)
    assert what_it_gave(served) == on_solidity.number(5), served
