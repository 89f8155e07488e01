"""Who says what to whom, in time from top to bottom."""

from collections.abc import Iterator
from typing import Final

from learning.content.figures.canvas import PADDING, SIGNED, WIDTH, Canvas, inner_width, set_block
from learning.content.figures.kind import (
    BOX,
    Data,
    FigureKind,
    find_repeated,
    find_unknown_ends,
    listed,
    words_in,
)
from learning.content.problems import Problem
from learning.content.structure import group, text

_GAP: Final = 8.0
_NARROWEST_LABEL: Final = 210.0


class Sequence(FigureKind):
    name = "sequence"
    keys = {
        "actors": listed(text(60), 2, 4),
        "messages": listed(group(BOX | {"from": text(60), "to": text(60)}, required=("from", "to", "says")), 1, 14),
    }
    required = ("actors", "messages")

    def find_problems(self, data: Data) -> Iterator[Problem]:
        yield from find_repeated(data["actors"], "actors")
        yield from find_unknown_ends(data["messages"], data["actors"], "messages")

    def draw(self, canvas: Canvas, data: Data) -> None:
        actors = data["actors"]
        width = (WIDTH - _GAP * (len(actors) - 1)) / len(actors)
        lifelines = {actor: place * (width + _GAP) + width / 2 for place, actor in enumerate(actors)}
        blocks = [set_block(words_in({"says": actor}), inner_width(width)) for actor in actors]
        height = max(block.height for block in blocks) + 2 * PADDING - 4
        end = height + sum(_message_height(message, lifelines) for message in data["messages"]) + 14
        for x in lifelines.values():
            canvas.line([(x, height), (x, end)], kind="lifeline")
        for block, x in zip(blocks, lifelines.values(), strict=True):
            canvas.label_block(block, (x - width / 2, 0, width, height), side="middle", mark="main")
        y = height
        for message in data["messages"]:
            _draw_message(canvas, message, lifelines, y)
            y += _message_height(message, lifelines)


def _label_width(message: Data, lifelines: dict[str, float]) -> float:
    span = abs(lifelines[message["from"]] - lifelines[message["to"]])
    return max(span - 16, _NARROWEST_LABEL)


def _message_height(message: Data, lifelines: dict[str, float]) -> float:
    """With room for a sign below the arrow, if there is one."""
    sign = 10 if message.get("mark") in SIGNED and message["from"] != message["to"] else 0
    return 12 + set_block(words_in(message), _label_width(message, lifelines)).height + 18 + sign


def _draw_message(canvas: Canvas, message: Data, lifelines: dict[str, float], y: float) -> None:
    """The words, and the arrow below them; one to oneself is a loop."""
    mark = message.get("mark", "")
    start, end = lifelines[message["from"]], lifelines[message["to"]]
    block = set_block(words_in(message), _label_width(message, lifelines))
    half = block.width / 2 + 6
    middle = min(max((start + end) / 2, half), WIDTH - half)
    canvas.box(middle - half, y + 10, 2 * half, block.height + 2, kind="ground")
    canvas.write(block, middle, y + 10, side="middle", mark=mark)
    at = y + 12 + block.height + 8
    if start == end:
        away = 18 if start < WIDTH - 24 else -18
        canvas.arrow([(start, at - 5), (start + away, at - 5), (start + away, at + 8), (start + 3, at + 8)], mark=mark)
    else:
        gap = 3 if end > start else -3
        canvas.arrow([(start, at), (end - gap, at)], mark=mark)
        canvas.sign((start + end) / 2, at + 10 if mark else at, mark)
