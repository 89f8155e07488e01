"""How much gas the checks of a lesson burn: a learner's contract beside the reference."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from learning.code.reference import NoReference
from learning.grading.box import compile_contract, run_compiled
from learning.grading.jobs import ContractJob, ContractLanguage, Step, Transact
from learning.grading.reports import Report, StepResult
from learning.lesson_types.kind import GradingUnavailable

logger = logging.getLogger(__name__)


def burned(scripts: Sequence[Sequence[Step]], results: Sequence[Sequence[StepResult]]) -> int:
    """Over all transactions but deployments; calls cost nobody anything."""
    return sum(
        result.gas_used
        for script, ended in zip(scripts, results, strict=True)
        for step, result in zip(script, ended, strict=False)
        if isinstance(step, Transact)
    )


def reference_burned(reference: str, job: ContractJob) -> dict[str, int]:
    """The same of the lesson's own solution, with the very values of `job`; nothing where it cannot be told, since a
    figure is no reason to fail anybody."""
    try:
        made = _compiled(job.language, reference, job.contract)
        report = run_compiled(made, replace(job, source=reference))
    except (NoReference, GradingUnavailable) as error:
        logger.warning("No gas of the reference: %s", error)
        return {}
    return {"reference": burned(job.scripts, report.scripts)} if report.ran else {}


@lru_cache(maxsize=200)
def _compiled(language: ContractLanguage, reference: str, contract: str) -> Report:
    made = compile_contract(language, reference, contract)
    if not made.ran:
        raise NoReference(f"it did not compile: {made.reason}")
    return made
