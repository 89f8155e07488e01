"""Steps one after another; at each one the way may end in a box at its side."""

from typing import Final

from learning.content.figures.canvas import PADDING, WIDTH, Canvas, Words, set_block, set_in_box
from learning.content.figures.kind import Data, FigureKind, box, listed, words_in
from learning.content.structure import text

_GAP: Final = 30.0
_MAIN: Final = 194.0
_SIDE: Final = WIDTH - _MAIN - _GAP


class Flow(FigureKind):
    name = "flow"
    keys = {
        "steps": listed(box(then=text(60), exit=box(when=text(40))), 2, 10),
    }
    required = ("steps",)

    def draw(self, canvas: Canvas, data: Data) -> None:
        steps = data["steps"]
        width = _MAIN if any("exit" in step for step in steps) else WIDTH
        y = 0.0
        for number, step in enumerate(steps):
            y += _draw_step(canvas, step, width, y)
            if number < len(steps) - 1:
                y = _draw_arrow(canvas, step.get("then", ""), width, y)


def _draw_step(canvas: Canvas, step: Data, width: float, y: float) -> float:
    """Returns the height of the step and of the box at its side, whichever is higher."""
    mark = step.get("mark", "")
    main = set_in_box(words_in(step), width, mark)
    height = main.height + 2 * PADDING - 4
    if "exit" not in step:
        canvas.label_block(main, (0, y, width, height), mark=mark)
        return height
    side = step["exit"]
    when = [Words(side["when"], "note")] if "when" in side else []
    block = set_in_box([*when, *words_in(side)], _SIDE, side.get("mark", ""))
    height = max(height, block.height + 2 * PADDING - 4)
    canvas.label_block(main, (0, y, width, height), mark=mark)
    canvas.arrow([(width, y + height / 2), (width + _GAP - 3, y + height / 2)])
    canvas.label_block(block, (width + _GAP, y, _SIDE, height), mark=side.get("mark", ""))
    return height


def _draw_arrow(canvas: Canvas, says: str, width: float, y: float) -> float:
    """Down to the next step, with what must hold for it beside the arrow. Returns where that step begins."""
    x = width / 2 if width < WIDTH else 60
    block = set_block([Words(says, "note")] if says else [], WIDTH - x - 16)
    gap = max(_GAP, block.height + 12)
    canvas.arrow([(x, y), (x, y + gap - 3)])
    canvas.write(block, x + 14, y + (gap - block.height) / 2)
    return y + gap
