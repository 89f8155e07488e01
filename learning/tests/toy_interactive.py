"""The smallest model there may be: guess a drawn number in two tries. docs/interactives.md shows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from learning.interactives.model import Finding, InteractiveModel, Options, Outcome
from learning.interactives.screen import Move, Number, Screen, Verdict


@dataclass(frozen=True, slots=True)
class State:
    most: int
    number: int
    guesses: tuple[int, ...] = ()


class GuessTheNumber(InteractiveModel[State]):
    name = "guess_the_number"
    options = {"most": {"type": "integer", "minimum": 10, "maximum": 10**9}}
    defaults = {"most": 10**6}

    def draw(self, random: Random, options: Options) -> State:
        return State(options["most"], random.randint(10**5, options["most"]))

    def show(self, state: State) -> Screen:
        verdict = Verdict(False, "No.", self._where(state)) if state.guesses else None
        field = Number("guess", "Your guess", most=Fraction(state.most))
        return Screen("Guess", number=1, total=1, button="Guess", fields=(field,), verdict=verdict)

    def apply(self, state: State, move: Move) -> State:
        return replace(state, guesses=(*state.guesses, int(move["guess"])))

    def is_over(self, state: State) -> bool:
        return len(state.guesses) == 2 or state.number in state.guesses

    def judge(self, state: State) -> Outcome:
        is_right = state.number in state.guesses
        actual = str(state.guesses[-1])
        return Outcome(100 * is_right, [Finding("the number", is_right, str(state.number), actual, self._where(state))])

    def solve(self, state: State) -> Move:
        return {"guess": str(state.number)}

    def blunders(self) -> Mapping[str, Callable[[State], Move]]:
        return {
            "guesses nothing": lambda _state: {"guess": "0"},
            "guesses the most": lambda state: {"guess": str(state.most)},
            "is off by one": lambda state: {"guess": str(state.number - 1)},
        }

    def hidden(self, state: State) -> list[str]:
        return [str(state.number)]

    def _where(self, state: State) -> str:
        return "It is more." if state.guesses[-1] < state.number else "It is not more."
