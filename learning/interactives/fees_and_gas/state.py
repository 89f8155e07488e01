"""How far a learner is in the lesson on fees."""

from dataclasses import dataclass
from typing import Final

from learning.interactives.fees_and_gas.puzzle import Fate, Job, Receipt
from learning.interactives.model import Finding
from learning.interactives.screen import Verdict

# Three transactions to send and a fee to predict.
STEPS: Final = 4
PREDICTION: Final = 3
TRIES: Final = (3, 3, 3, 2)


@dataclass(frozen=True, slots=True)
class Sent:
    """The last try at a transaction."""

    limit: int
    tip: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class State:
    """`tries` were made at this `step`; `is_told`: it went well, and the learner looks at what came of it."""

    jobs: tuple[Job, ...]
    receipt: Receipt
    step: int = 0
    tries: int = 0
    mistakes: int = 0
    is_told: bool = False
    is_over: bool = False
    sent: Sent | None = None
    verdict: Verdict | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def job(self) -> Job:
        return self.jobs[self.step]

    @property
    def tries_left(self) -> int:
        """After the one that is made now."""
        return TRIES[self.step] - self.tries - 1
