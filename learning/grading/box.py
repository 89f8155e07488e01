"""The way into the box: a job in, a report out. Asked by workers and commands, never by a web process.

The compiling child gets the source and nothing else. The child that runs a contract gets its code and calldata; the one
that runs Python gets inputs. What is expected stays outside: whoever asked compares.
"""

import json
import logging
import os
import threading
from typing import Any, Final

from learning.grading import reading
from learning.grading.jobs import MOST_SOURCE_BYTES, MOST_STEPS, ContractJob, ContractLanguage, Limits, PythonJob
from learning.grading.kept import Box, Died, Lost, TooLarge, TooLong, TooMuch, resident
from learning.grading.reports import OUTCOMES, ContractReport, PythonReport, Reason, Report
from learning.lesson_types.kind import GradingUnavailable

# Bytes that Node may hold; the compiler itself takes some 200 MB.
SOLIDITY_MEMORY: Final = 900 << 20
# What it may go on holding when it has answered.
SOLIDITY_KEPT: Final = 500 << 20
# Of its time, that a compiler must have computed before it may be called too slow.
LEAST_SHARE: Final = 0.05
# Longer than the child's own wall, which the server keeps.
GRACE_SECONDS: Final = 8.0

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_box: Box | None = None


def the_box() -> Box:
    """The box of this process, which is started when it is first needed."""
    global _box
    with _lock:
        if _box is None or _box.owner != os.getpid():
            _box = Box()
        return _box


def compile_contract(
    language: ContractLanguage, source: str, contract: str = "", *, limits: Limits | None = None, box: Box | None = None
) -> Report:
    """Compile `source` and choose `contract` from it. Raises GradingUnavailable."""
    if reason := refusal(source):
        return Report(OUTCOMES[reason], reason)
    limits, box = limits or Limits(), box or the_box()
    answer = _compile_solidity(source, limits, box) if language == "solidity" else _compile_vyper(source, limits, box)
    found = reading.read_compiled(answer, source=source, contract=contract)
    return Report(found.outcome, found.reason, found.mistakes, found.warnings, found.compiled)


def run_contract(job: ContractJob, *, box: Box | None = None) -> ContractReport:
    """Compile the job's source and run its scripts, each on a fresh chain. Raises GradingUnavailable."""
    if sum(map(len, job.scripts)) > MOST_STEPS:
        return ContractReport("too_much", "too_many_steps")
    made = compile_contract(job.language, job.source, job.contract, limits=job.limits, box=box)
    if made.compiled is None:
        return ContractReport(made.outcome, made.reason, made.mistakes, made.warnings)
    return run_compiled(made, job, box=box)


def run_compiled(made: Report, job: ContractJob, *, box: Box | None = None) -> ContractReport:
    """Run the job's scripts with what compile_contract() `made`, which ran. Raises GradingUnavailable."""
    told = (made.mistakes, made.warnings, made.compiled)
    if made.compiled is None or not job.scripts:
        return ContractReport(made.outcome, made.reason, *told)
    scripts = [[reading.write_step(step) for step in script] for script in job.scripts]
    message = {
        "do": "run_scripts",
        "code": made.compiled.code.hex(),
        "scripts": scripts,
        "funds": job.funds,
        "people": list(job.people),
        "programs": {address: code.hex() for address, code in job.programs.items()},
    }
    answer = _ask_server(message, job.limits, box or the_box())
    if reason := reading.reason_of(answer):
        return ContractReport(OUTCOMES[reason], reason, *told)
    return ContractReport("ran", "", *told, scripts=reading.read_scripts(answer, job.scripts))


def run_python(job: PythonJob, *, box: Box | None = None) -> PythonReport:
    """Run the source in a fresh session for each script and evaluate its expressions. Raises GradingUnavailable."""
    if reason := refusal(job.source):
        return PythonReport(OUTCOMES[reason], reason)
    if sum(map(len, job.scripts)) > MOST_STEPS:
        return PythonReport("too_much", "too_many_steps")
    message = reading.write_python(job)
    answer = _ask_server(message, job.limits, box or the_box())
    if reason := reading.reason_of(answer):
        return PythonReport(OUTCOMES[reason], reason)
    return reading.read_python(answer, job.scripts)


def refusal(source: str) -> Reason:
    """Why `source` is not even tried."""
    if "\0" in source:
        return "not_text"
    try:
        size = len(source.encode())
    except UnicodeEncodeError:
        return "not_text"
    return "source_too_long" if size > MOST_SOURCE_BYTES else ""


def probe(attempt: str, *, limits: Limits, box: Box, interpreting: bool = False) -> dict[str, Any]:
    """What an attempt of learning/grading/inside/probes.py came to, or the `reason` why it has no answer. With
    `interpreting` it stands where Python is run, else where contracts are."""
    message = {"do": "probe", "attempt": attempt, "as": "interpreter" if interpreting else "child"}
    return _ask_server(message, limits, box)


def _compile_vyper(source: str, limits: Limits, box: Box) -> dict[str, Any]:
    return _ask_server({"do": "compile_vyper", "source": source}, limits, box)


def _compile_solidity(source: str, limits: Limits, box: Box) -> dict[str, Any]:
    """Node is ended when it takes too long or too much, and the next one starts to warm up at once.

    Memory that others may have left is no fault of this source: it is tried once more where nobody has been.
    """
    for is_last in (False, True):
        with box.lock:
            fresh = not box.solidity.served
            try:
                body = box.solidity.ask({"source": source}, seconds=limits.wall, memory=SOLIDITY_MEMORY)
                return _loaded(body)
            except (Died, TooLarge):
                if fresh or is_last:
                    return {"reason": "memory"}
            except TooMuch:
                return {"reason": "answer_too_long"}
            except TooLong as slow:
                if slow.computed >= LEAST_SHARE * limits.wall:
                    return {"reason": "wall"}
                _again(slow, is_last)
            except Lost as lost:
                _again(lost, is_last)
            finally:
                if resident(box.solidity.pid) > SOLIDITY_KEPT:
                    box.solidity.stop()
                box.solidity.start()
    raise AssertionError("the last try returns or raises")


def _ask_server(message: dict[str, Any], limits: Limits, box: Box) -> dict[str, Any]:
    """What the child answered, or `reason`. A server that is gone is started again once."""
    bounds = {"wall": limits.wall, "cpu": limits.cpu, "memory": limits.memory}
    for is_last in (False, True):
        with box.lock:
            try:
                body = box.server.ask(message | bounds, seconds=limits.wall + GRACE_SECONDS)
            except (Lost, TooLong, TooMuch) as lost:
                _again(lost, is_last)
                continue
        head, _, answer = body.partition(b"\n")
        ended = json.loads(head)["ended"]
        if ended == "lost":
            _again(Lost("a child was ended from outside"), is_last)
            continue
        said = {"reason": ended} if ended else _loaded(answer)
        if "reason" in said:
            logger.info("The grading box: a job ended with %s (%s)", said["reason"], said.get("said", ""))
        return said
    raise AssertionError("the last try returns or raises")


def _again(lost: Exception, is_last: bool) -> None:
    logger.warning("The grading box: %s", str(lost) or type(lost).__name__)
    if is_last:
        raise GradingUnavailable("the grading box does not hold") from lost


def _loaded(body: bytes) -> dict[str, Any]:
    """What a child says, which may be anything."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return {"reason": "gave_up"}
    return answer if isinstance(answer, dict) else {"reason": "gave_up"}
