"""States below each other, and what leads from one to another."""

from collections.abc import Iterator
from typing import Final

from learning.content.figures.canvas import PADDING, WIDTH, Block, Canvas, Words, set_block, set_in_box
from learning.content.figures.kind import (
    BOX,
    Data,
    FigureKind,
    box,
    find_repeated,
    find_unknown_ends,
    listed,
    words_in,
)
from learning.content.problems import Problem
from learning.content.structure import group, text

_STATE: Final = 150.0
_GAP: Final = 34.0
_LANE: Final = 11.0


class State(FigureKind):
    name = "state"
    keys = {
        "states": listed(box(id=text(40)), 2, 8),
        "moves": listed(
            group({"from": text(160), "to": text(160), "says": text(80), "mark": BOX["mark"]}, required=("from", "to")),
            1,
            14,
        ),
    }
    required = ("states", "moves")

    def find_problems(self, data: Data) -> Iterator[Problem]:
        names = [_name(state) for state in data["states"]]
        yield from find_repeated(names, "states")
        yield from find_unknown_ends(data["moves"], names, "moves")

    def draw(self, canvas: Canvas, data: Data) -> None:
        states = data["states"]
        places = {_name(state): place for place, state in enumerate(states)}
        moves = [_Move(move, places[move["from"]], places[move["to"]]) for move in data["moves"]]
        jumps = sorted((move for move in moves if move.end != move.start + 1), key=lambda move: move.span)
        for lane, jump in enumerate(jumps):
            jump.take_lane(lane, len(jumps))
        steps = {move.start: move for move in moves if move not in jumps}
        stands = _draw_states(canvas, states, steps, jumps)
        _draw_jumps(canvas, jumps, stands)


class _Move:
    """From one place in the column to another. All but a step down jump along a lane beside the column."""

    def __init__(self, data: Data, start: int, end: int) -> None:
        self.says: str = data.get("says", "")
        self.mark: str = data.get("mark", "")
        self.start, self.end = start, end
        self.span = abs(end - start)
        self.lane = 0.0
        self.label_x = _STATE
        self.block = Block(())

    def take_lane(self, lane: int, lanes: int) -> None:
        self.lane = _STATE + 14 + lane * _LANE
        self.label_x = _STATE + 14 + lanes * _LANE
        self.block = set_block([Words(self.says, "note")] if self.says else [], WIDTH - self.label_x)

    @property
    def room(self) -> float:
        """Height beside its state."""
        return max(self.block.height, 14.0) + 8


def _name(state: Data) -> str:
    return str(state.get("id", state["says"]))


def _draw_states(
    canvas: Canvas, states: list[Data], steps: dict[int, _Move], jumps: list[_Move]
) -> list[tuple[float, float]]:
    """The column, a box as high as what leaves and enters it needs. Returns where each begins and ends."""
    y = 0.0
    stands = []
    width = _STATE if jumps else WIDTH
    for place, state in enumerate(states):
        if place:
            y = _draw_step(canvas, steps.get(place - 1), width, y)
        mark = state.get("mark", "")
        block = set_in_box(words_in(state), width, mark)
        entering = 12 * sum(1 for jump in jumps if jump.end == place)
        leaving = sum(jump.room for jump in jumps if jump.start == place)
        height = max(block.height + 2 * PADDING - 4, leaving + entering + 4)
        canvas.label_block(block, (0, y, width, height), mark=mark)
        stands.append((y, y + height))
        y += height
    return stands


def _draw_step(canvas: Canvas, move: _Move | None, width: float, y: float) -> float:
    """Down to the next state, if anything leads there. Returns where that begins."""
    if move is None:
        return y + _GAP
    x = 36.0
    block = set_block([Words(move.says, "note")] if move.says else [], width - x - 14)
    gap = max(_GAP, block.height + 12)
    canvas.arrow([(x, y), (x, y + gap - 3)], mark=move.mark)
    canvas.write(block, x + 14, y + (gap - block.height) / 2, mark=move.mark)
    return y + gap


def _draw_jumps(canvas: Canvas, jumps: list[_Move], stands: list[tuple[float, float]]) -> None:
    """Out of the upper part of a box, along its lane, into the lower part of another. Words stand where it leaves."""
    left = {place: top + 4 for place, (top, _bottom) in enumerate(stands)}
    entered = {place: bottom - 10 for place, (_top, bottom) in enumerate(stands)}
    for jump in jumps:
        out, into = left[jump.start] + jump.room / 2, entered[jump.end]
        left[jump.start] += jump.room
        entered[jump.end] -= 12
        canvas.arrow([(_STATE, out), (jump.lane, out), (jump.lane, into), (_STATE + 3, into)], mark=jump.mark)
        canvas.write(jump.block, jump.label_x, out - jump.block.height / 2 - 1, mark=jump.mark)
