"""Whether a model does what it says: the reference solution passes, no blunder does, and what is hidden stays hidden.

Tests ask this of every model there is, with many seeds.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

from learning.interactives.model import InteractiveModel, Options, Outcome, begin
from learning.interactives.screen import Choice, Move, Number, Order, Screen, Several

# More than any lesson has; a model that never ends is wrong.
MOST_MOVES: Final = 200
FEWEST_BLUNDERS: Final = 3


def playthrough(
    model: InteractiveModel[Any], *, seed: str, options: Options, choose: Callable[[Any], Move]
) -> Iterator[tuple[Any, Move]]:
    """Each state with the move that `choose` made there, and at last the state in which it is over, with no move."""
    state = begin(model, seed=seed, options=options)
    for _number in range(MOST_MOVES):
        if model.is_over(state):
            yield state, {}
            return
        move = choose(state)
        yield state, move
        state = model.apply(state, move)
    raise AssertionError(f"{model.name} does not end.")


def outcome_of(model: InteractiveModel[Any], *, seed: str, options: Options, choose: Callable[[Any], Move]) -> Outcome:
    *_before, (state, _move) = playthrough(model, seed=seed, options=options, choose=choose)
    return model.judge(state)


def misfits(screen: Screen, move: Move) -> list[str]:
    """Names of fields that `move` does not answer as the form would let somebody."""
    asked = {field.name: field for field in screen.fields}
    odd = [name for name in move if name not in asked]
    return odd + [name for name, field in asked.items() if not _fits(field, move.get(name))]


def _fits(field: Choice | Number | Order | Several, value: object) -> bool:
    if isinstance(field, Choice):
        return value in [one for one, _words in field.choices]
    if isinstance(field, Several):
        return isinstance(value, list) and set(value) <= {item for item, _words in field.items}
    if isinstance(field, Order):
        return isinstance(value, list) and sorted(value) == sorted(item for item, _words in field.items)
    return isinstance(value, str) and value.replace(".", "", 1).isdigit()
