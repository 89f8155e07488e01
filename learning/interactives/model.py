"""What every model behind an interactive lesson can do. All of it pure: no database, no request, no clock.

The server draws a puzzle from a seed that never leaves it, shows a screen, takes a move, and so on until it is over.
The state is never stored: it is played anew from the seed and the moves, so nobody can hand in a state of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from learning.interactives.screen import Move, Screen

State = TypeVar("State")
Options = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was decided: what it was about, whether it was right, and in words what was expected and given."""

    about: str
    is_right: bool
    expected: str
    actual: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`score_percentage` is rounded down, so that 100 means everything. `findings` stand in the order they were met."""

    score_percentage: int
    findings: list[Finding]


class InteractiveModel(Generic[State]):
    """Drawn, shown, moved, judged. `version` rises whenever a seed or a move comes to mean something else: what was
    begun with another version begins anew."""

    name: ClassVar[str]
    version: ClassVar[int] = 1
    # JSON Schema of each option that an author may set, and what holds where they do not.
    options: ClassVar[Mapping[str, Mapping[str, Any]]] = {}
    defaults: ClassVar[Options] = {}
    # What an attempt that passed proves, for the page behind a certificate: how many of its findings were right.
    proves: ClassVar[str | Promise] = _("Did what was asked, with data of their own: %(right)d of %(of)d right.")

    def draw(self, random: Random, options: Options) -> State:
        """The puzzle, before any move. All that is random comes from `random`."""
        raise NotImplementedError

    def show(self, state: State) -> Screen:
        """What the learner sees and is asked; not called when it is over."""
        raise NotImplementedError

    def apply(self, state: State, move: Move) -> State:
        """The state after `move`, which fits the fields of the screen."""
        raise NotImplementedError

    def is_over(self, state: State) -> bool:
        raise NotImplementedError

    def judge(self, state: State) -> Outcome:
        """What the moves were worth, once it is over."""
        raise NotImplementedError

    # What proves the model (learning/interactives/proof.py).

    def solve(self, state: State) -> Move:
        """The right move here."""
        raise NotImplementedError

    def blunders(self) -> Mapping[str, Callable[[State], Move]]:
        """At least three wrong ways to play it, by name, each as plausible as a learner's; none may pass."""
        raise NotImplementedError

    def hidden(self, state: State) -> list[str]:
        """What no page may hold while this is the state, as it would be written there."""
        raise NotImplementedError


def begin(model: InteractiveModel[State], *, seed: str, options: Options) -> State:
    return model.draw(Random(seed), {**model.defaults, **options})  # noqa: S311 - the seed is what is secret


def play(model: InteractiveModel[State], *, seed: str, options: Options, moves: Iterable[Move]) -> State:
    """The state after `moves`. The same seed, options and moves always give the same."""
    state = begin(model, seed=seed, options=options)
    for move in moves:
        state = model.apply(state, move)
    return state
