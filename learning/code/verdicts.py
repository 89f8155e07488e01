"""What became of a source: what is kept with an attempt, and told its learner."""

from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal

from learning.grading.reports import Report

Outcome = Literal["passed", "not_yet", "not_compiled", "out_of_time", "out_of_memory", "too_much"]

# How much is told of one thing, in signs: enough to see what it is, on a small screen.
MOST_VALUE: Final = 300
MOST_PRINTED: Final = 2000
MOST_BEFORE: Final = 5


@dataclass(frozen=True, slots=True)
class Verdict:
    """`outcome`, and of the first check that fails what was done, expected, and came instead, in words.

    `met` are the ids of the checks before it. Of those behind it nothing is known here. `reason` is a word of
    learning/grading/reports.py where the code did not run, `mistakes` are `{line, column, message}`.
    """

    outcome: Outcome
    variant: int
    checks: int
    reason: str = ""
    mistakes: tuple[dict[str, Any], ...] = ()
    check: str = ""
    met: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    step: str = ""
    expected: str = ""
    actual: str = ""
    detail: tuple[str, ...] = ()
    printed: str = ""
    gas: dict[str, int] | None = None

    @property
    def passed(self) -> bool:
        return self.outcome == "passed"

    @property
    def score(self) -> int:
        """Per cent of the checks that came before the first that fails, rounded down; 100 means all."""
        return 100 if self.passed else len(self.met) * 100 // self.checks

    @classmethod
    def from_feedback(cls, feedback: dict[str, Any], *, checks: int) -> "Verdict":
        """The opposite of as_feedback(), of a lesson with so many `checks`."""
        told: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in feedback.items()
        }
        return cls(checks=checks, **told)

    def not_run(self, report: Report) -> "Verdict":
        """What the box says of code that did not run."""
        outcome = "too_much" if report.outcome == "ran" else report.outcome
        mistakes = tuple(asdict(mistake) for mistake in report.mistakes)
        return replace(self, outcome=outcome, reason=report.reason or "gave_up", mistakes=mistakes)

    def as_feedback(self) -> dict[str, Any]:
        """As JSON keeps it, without what is empty."""
        told = {name: value for name, value in asdict(self).items() if name != "checks" and value}
        cleaned: dict[str, Any] = clean({"outcome": self.outcome, "variant": self.variant, **told})
        return cleaned


def clean(value: Any) -> Any:
    """`value` for JSON and the database, which take neither tuples nor NUL nor half a sign."""
    if isinstance(value, str):
        return value.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
    if isinstance(value, list | tuple):
        return [clean(each) for each in value]
    return {key: clean(each) for key, each in value.items()} if isinstance(value, dict) else value


def shortened(words: str, most: int = MOST_VALUE) -> str:
    """`words`, of which at most so many signs are left."""
    return words if len(words) <= most else f"{words[: most - 1]}…"
