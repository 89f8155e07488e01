"""Python: each check is a session of its own, and what came of every call is compared here, outside."""

import ast
import builtins
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.code.limits import limits_of
from learning.code.plain_values import is_same, written_out
from learning.code.python_checks import PythonCheck, PythonStep, python_checks
from learning.code.verdicts import MOST_BEFORE, MOST_PRINTED, Outcome, Verdict, shortened
from learning.grading.box import run_python
from learning.grading.jobs import Evaluate, PythonJob
from learning.grading.reports import Evaluated

# What the interpreter raises when a limit is met: nobody has refused anything.
_LIMITS_MET: Final[dict[str, tuple[Outcome, str]]] = {
    "TimeoutError": ("out_of_time", "cpu"),
    "MemoryError": ("out_of_memory", "memory"),
}


def judge_python(source: Mapping[str, Any], *, variant: int, written: str, seed: str) -> Verdict:
    """`source` is the lesson with the words of the variant, `written` the learner's.

    Raises GradingUnavailable, and NoReference when the lesson's own code does not run.
    """
    checks = python_checks(source, seed=seed)
    disguise = Disguise(seed)
    scripts = tuple(tuple(disguise.script(check)) for check in checks)
    report = run_python(PythonJob(written, scripts, tuple(source.get("tools", ())), limits_of(source)))
    verdict = Verdict("passed", variant, len(checks))
    if report.loading is not None:
        return _not_loaded(verdict, checks[0].id, report.loading)
    if not report.ran:
        return verdict.not_run(report)
    met: list[str] = []
    for check, results in zip(checks, report.scripts, strict=True):
        failed = _judged(replace(verdict, check=check.id, met=tuple(met)), check, results)
        if failed:
            return failed
        met.append(check.id)
    return replace(verdict, met=tuple(met))


@dataclass(frozen=True, slots=True)
class Disguise:
    """Lends what calls speak of other names in the learner's session, which none of the learner's code can guess: it
    reads nothing but what it is given."""

    seed: str

    def script(self, check: PythonCheck) -> list[Evaluate]:
        """Values are bound once a check, as they would be in a program of one's own."""
        names = {name: f"{name}_{sha256(self.seed.encode()).hexdigest()[:16]}" for name in check.used}
        bound = {names[name]: value for name, value in check.used.items()}
        return [Evaluate(_renamed(step.call, names), {} if place else bound) for place, step in enumerate(check.steps)]


def _renamed(call: str, names: Mapping[str, str]) -> str:
    tree = ast.parse(call.strip(), mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = names.get(node.id, node.id)
        elif isinstance(node, ast.arg):
            node.arg = names.get(node.arg, node.arg)
    return ast.unparse(tree)


def _not_loaded(verdict: Verdict, check: str, loading: Evaluated) -> Verdict:
    """The source itself raised, before anything was asked of it."""
    if found := _LIMITS_MET.get(loading.error):
        return replace(verdict, outcome=found[0], reason=found[1], printed=_printed(loading))
    return replace(
        verdict,
        outcome="not_yet",
        check=check,
        step=_("your code, run from its first line to its last"),
        expected=_("runs"),
        actual=_raised(loading),
        mistakes=_mistakes(loading),
        printed=_printed(loading),
    )


def _judged(verdict: Verdict, check: PythonCheck, results: tuple[Evaluated, ...]) -> Verdict | None:
    """`verdict` with the first call that went otherwise than expected; None when none did."""
    before: list[str] = []
    for step, result in zip(check.steps, results, strict=False):
        if not is_met(step, result):
            outcome, reason = _LIMITS_MET.get(result.error, ("not_yet", ""))
            return replace(
                verdict,
                outcome=outcome,
                reason=reason,
                before=tuple(before[-MOST_BEFORE:]),
                step=shortened(step.call),
                detail=_stands_for(step, check),
                expected=_("raises %(error)s") % {"error": step.raises} if step.raises else written_out(step.expected),
                actual=_actual(result),
                mistakes=_mistakes(result),
                printed=_printed(result),
            )
        before.append(f"{shortened(step.call)}: {_actual(result)}")
    # What has no answer is not met, whatever has become of the session.
    return None if len(results) == len(check.steps) else replace(verdict, outcome="too_much", reason="gave_up")


def is_met(step: PythonStep, result: Evaluated) -> bool:
    if not step.raises:
        return result.is_ok and is_same(step.expected, result.value)
    return not result.is_ok and result.error not in _LIMITS_MET and _is_kind_of(result.error, step.raises)


def _is_kind_of(raised: str, wanted: str) -> bool:
    """Whether an exception of that name is one that `except` with the other would catch."""
    if raised == wanted:
        return True
    kinds = [getattr(builtins, name, None) for name in (raised, wanted)]
    return all(isinstance(kind, type) for kind in kinds) and issubclass(*kinds)  # type: ignore[arg-type]


def _stands_for(step: PythonStep, check: PythonCheck) -> tuple[str, ...]:
    """What the names in a call stand for, a line each."""
    used = {name: value for name, value in check.used.items() if name in step.names}
    return tuple(f"{name} = {written_out(value)}" for name, value in used.items())


def _actual(result: Evaluated) -> str:
    return written_out(result.value) if result.is_ok else _raised(result)


def _raised(result: Evaluated) -> str:
    told = f"{result.error}: {result.message}" if result.message else result.error
    return _("raised %(error)s") % {"error": shortened(told)}


def _mistakes(result: Evaluated) -> tuple[dict[str, Any], ...]:
    """The line that raised, so that the editor can show it."""
    if result.is_ok or not result.line:
        return ()
    return ({"line": result.line, "column": 0, "message": shortened(f"{result.error}: {result.message}")},)


def _printed(result: Evaluated) -> str:
    return shortened(result.printed, MOST_PRINTED)
