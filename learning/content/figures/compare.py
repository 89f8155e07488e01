"""Two or three things side by side, point for point."""

from typing import Final

from learning.content.figures.canvas import PADDING, WIDTH, Canvas, set_in_box
from learning.content.figures.kind import Data, FigureKind, box, listed, words_in

_GAP: Final = 12.0


class Compare(FigureKind):
    name = "compare"
    keys = {"sides": listed(box(points=listed(box(), 1, 8)), 2, 3)}
    required = ("sides",)

    def draw(self, canvas: Canvas, data: Data) -> None:
        sides = data["sides"]
        width = (WIDTH - _GAP * (len(sides) - 1)) / len(sides)
        y = self._draw_row(canvas, sides, width, 0.0, kind="head")
        for place in range(max(len(side.get("points", [])) for side in sides)):
            points = [(side.get("points", []) + [None] * 8)[place] for side in sides]
            y = self._draw_row(canvas, points, width, y, kind="box")

    def _draw_row(self, canvas: Canvas, cells: list[Data | None], width: float, y: float, *, kind: str) -> float:
        """What stands at the same height. Returns where the next row begins."""
        blocks = [set_in_box(words_in(cell), width, cell.get("mark", "")) if cell else None for cell in cells]
        height = max(block.height for block in blocks if block) + 2 * PADDING - 4
        for place, (cell, block) in enumerate(zip(cells, blocks, strict=True)):
            if cell and block:
                where = (place * (width + _GAP), y, width, height)
                canvas.label_block(block, where, mark=cell.get("mark", "main" if kind == "head" else ""))
        return y + height + 8
