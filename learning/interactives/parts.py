"""Models that go part by part: each part asks, has a few tries, and is told once it is right.

A part that is not solved ends the attempt; each wrong try takes a little away. Most models are nothing more than this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, ClassVar, Final, Generic, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.interactives.model import Finding, InteractiveModel, Options, Outcome
from learning.interactives.screen import Field, Move, Screen, Verdict

Puzzle = TypeVar("Puzzle")

# Per cent that each wrong try takes away, as long as every part is solved.
PER_MISTAKE: Final = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What a part shows with its question, or afterwards with what came of it."""

    title: str
    paragraphs: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    picture: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)
    fields: Sequence[Field] = ()
    button: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """`says` is told with every try, so of a wrong one it tells what went wrong, not what would be right."""

    is_right: bool
    title: str
    says: str
    expected: str
    actual: str


class Part(Generic[Puzzle]):
    """A prediction is made once, is not counted, and is followed by what really happens, right or wrong."""

    tries: ClassVar[int] = 2
    is_prediction: ClassVar[bool] = False

    def ask(self, puzzle: Puzzle) -> Asked:
        raise NotImplementedError

    def check(self, puzzle: Puzzle, move: Move) -> Checked:
        raise NotImplementedError

    def tell(self, puzzle: Puzzle) -> Asked:
        """What is looked at once it is right, before the next part."""
        raise NotImplementedError

    def solve(self, puzzle: Puzzle) -> Move:
        raise NotImplementedError

    def hidden(self, puzzle: Puzzle) -> list[str]:
        """What no page may hold until this part is right."""
        return []


@dataclass(frozen=True, slots=True)
class Run(Generic[Puzzle]):
    """How far a learner is. `tries` were made at this part; `is_told`: it was right, and they look at it."""

    puzzle: Puzzle
    step: int = 0
    tries: int = 0
    mistakes: int = 0
    is_told: bool = False
    is_over: bool = False
    verdict: Verdict | None = None
    findings: tuple[Finding, ...] = ()


class PartsModel(InteractiveModel[Run[Puzzle]], Generic[Puzzle]):
    """Give `parts`, draw_puzzle() and blunders()."""

    parts: ClassVar[tuple[Part[Any], ...]]

    def draw_puzzle(self, random: Random, options: Options) -> Puzzle:
        raise NotImplementedError

    def draw(self, random: Random, options: Options) -> Run[Puzzle]:
        return Run(self.draw_puzzle(random, options))

    def show(self, state: Run[Puzzle]) -> Screen:
        part = self.parts[state.step]
        asked = part.tell(state.puzzle) if state.is_told else part.ask(state.puzzle)
        return Screen(
            title=asked.title,
            number=state.step + 1,
            total=len(self.parts),
            button=asked.button or (_("Go on") if state.is_told else _("Check it")),
            paragraphs=asked.paragraphs,
            facts=asked.facts,
            picture=asked.picture,
            shown=asked.shown,
            fields=asked.fields,
            verdict=state.verdict,
        )

    def apply(self, state: Run[Puzzle], move: Move) -> Run[Puzzle]:
        if state.is_told:
            is_last = state.step == len(self.parts) - 1
            step = state.step if is_last else state.step + 1
            return replace(state, step=step, tries=0, is_told=False, is_over=is_last, verdict=None)
        part = self.parts[state.step]
        checked = part.check(state.puzzle, move)
        about = part.ask(state.puzzle).title
        finding = Finding(about, checked.is_right, checked.expected, checked.actual, checked.says)
        if checked.is_right or part.is_prediction:
            verdict = Verdict(checked.is_right, checked.title, checked.says)
            return replace(state, is_told=True, verdict=verdict, findings=(*state.findings, finding))
        left = part.tries - state.tries - 1
        if not left:
            return replace(state, mistakes=state.mistakes + 1, findings=(*state.findings, finding), is_over=True)
        words = ngettext("You have %(count)d try left.", "You have %(count)d tries left.", left) % {"count": left}
        verdict = Verdict(False, checked.title, f"{checked.says} {words}")
        return replace(state, tries=state.tries + 1, mistakes=state.mistakes + 1, verdict=verdict)

    def is_over(self, state: Run[Puzzle]) -> bool:
        return state.is_over

    def judge(self, state: Run[Puzzle]) -> Outcome:
        counted = [not part.is_prediction for part in self.parts]
        solved = sum(finding.is_right for finding, counts in zip(state.findings, counted, strict=False) if counts)
        score = 100 * solved // sum(counted) - PER_MISTAKE * state.mistakes
        return Outcome(max(0, score), list(state.findings))

    def solve(self, state: Run[Puzzle]) -> Move:
        return {} if state.is_told else self.parts[state.step].solve(state.puzzle)

    def hidden(self, state: Run[Puzzle]) -> list[str]:
        return [] if state.is_told else self.parts[state.step].hidden(state.puzzle)

    def but(self, state: Run[Puzzle], **given: Any) -> Move:
        """The right move, but for what is `given` where that is asked."""
        return {name: given.get(name, value) for name, value in self.solve(state).items()}
