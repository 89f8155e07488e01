"""A verdict as it is kept, for the page on which its learner reads it: against the lesson as it is now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learning.grading.sentences import sentence_of_reason


@dataclass(frozen=True, slots=True)
class ToldCheck:
    """A check by its sentence (HTML) and how it stands: `met`, `failed`, or `open` when nothing is told of it."""

    id: str
    says: str
    task: int | None
    state: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that a template needs; texts are plain and come from hostile hands unless they are called HTML.

    `check` is the first that fails. `sentence` is said of code that did not run.
    """

    outcome: str
    variant: int
    sentence: str = ""
    mistakes: list[dict[str, Any]] = field(default_factory=list)
    check: ToldCheck | None = None
    checks: list[ToldCheck] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    step: str = ""
    expected: str = ""
    actual: str = ""
    detail: list[str] = field(default_factory=list)
    printed: str = ""
    gas: dict[str, int] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return self.outcome == "passed"


def told(feedback: Mapping[str, Any], content: Mapping[str, Any]) -> Told:
    """`feedback` is Verdict.as_feedback(), perhaps of an older lesson: a check that is gone has no words any more."""
    variant = int(feedback.get("variant", 0))
    shown = content["shown"][variant % len(content["shown"])]
    failed, met = feedback.get("check", ""), set(feedback.get("met", []))
    checks = [
        ToldCheck(
            check["id"],
            shown["says"][place],
            check.get("task"),
            "met" if check["id"] in met else "failed" if check["id"] == failed else "open",
        )
        for place, check in enumerate(content["checks"])
    ]
    return Told(
        outcome=str(feedback.get("outcome", "")),
        variant=variant,
        sentence=sentence_of_reason(feedback.get("reason", "")),
        mistakes=list(feedback.get("mistakes", [])),
        check=next((check for check in checks if check.state == "failed"), None),
        checks=checks,
        before=list(feedback.get("before", [])),
        step=feedback.get("step", ""),
        expected=feedback.get("expected", ""),
        actual=feedback.get("actual", ""),
        detail=list(feedback.get("detail", [])),
        printed=feedback.get("printed", ""),
        gas=dict(feedback.get("gas", {})),
    )
