"""Notebooks with rows, one below another, or two beside each other when they are narrow."""

from typing import Final

from learning.content.figures.canvas import MARKS, PADDING, WIDTH, Block, Canvas, Role, Words, inner_width, set_block
from learning.content.figures.kind import BOX, Data, FigureKind, listed
from learning.content.structure import group, text

_GAP: Final = 14.0
_CELL_GAP: Final = 8.0
_MOST_COLUMNS: Final = 4


class Ledger(FigureKind):
    name = "ledger"
    keys = {
        "columns": listed(text(40), 1, _MOST_COLUMNS),
        "books": listed(
            group(
                BOX
                | {
                    "rows": listed(
                        group({"cells": listed(text(80), 1, _MOST_COLUMNS), "mark": BOX["mark"]}, required=("cells",)),
                        1,
                        12,
                    )
                },
                required=("says", "rows"),
            ),
            1,
            8,
        ),
    }
    required = ("books",)

    def draw(self, canvas: Canvas, data: Data) -> None:
        columns = data.get("columns", [])
        most = max([len(columns), *(len(row["cells"]) for book in data["books"] for row in book["rows"])])
        beside = 2 if len(data["books"]) > 1 and most <= 2 else 1
        width = (WIDTH - _GAP * (beside - 1)) / beside
        y = 0.0
        for first in range(0, len(data["books"]), beside):
            shown = [_Book(book, columns, most, width) for book in data["books"][first : first + beside]]
            height = max(book.height for book in shown)
            for place, book in enumerate(shown):
                book.draw(canvas, place * (width + _GAP), y, height)
            y += height + _GAP


class _Book:
    """One notebook, set into lines, so that its height is known before it is drawn."""

    def __init__(self, data: Data, columns: list[str], count: int, width: float) -> None:
        self.mark = data.get("mark", "")
        self.width = width
        self.title = set_block(
            [Words(data["says"]), *([Words(data["note"], "note")] if "note" in data else [])],
            inner_width(width, self.mark),
        )
        head: list[tuple[list[str], str]] = [(columns, "head")] if columns else []
        rows = head + [(row["cells"], row.get("mark", "")) for row in data["rows"]]
        self._widths = _column_widths([cells for cells, _ in rows], count, inner_width(width, "bad"))
        self.rows = [(self._set_row(cells, mark), mark) for cells, mark in rows]
        self.height = self.title.height + sum(_row_height(row) for row, _ in self.rows) + 2 * PADDING

    def _set_row(self, cells: list[str], mark: str) -> list[Block]:
        role: Role = "note" if mark == "head" else "label"
        return [set_block([Words(cell, role)], width) for cell, width in zip(cells, self._widths, strict=False)]

    def draw(self, canvas: Canvas, x: float, y: float, height: float) -> None:
        canvas.box(x, y, self.width, height, mark=self.mark)
        canvas.sign(x + self.width - PADDING - 6, y + PADDING + 8, self.mark)
        canvas.write(self.title, x + PADDING, y + PADDING - 4, mark=self.mark)
        y += PADDING + self.title.height
        for row, mark in self.rows:
            self._draw_row(canvas, row, mark, x, y)
            y += _row_height(row)

    def _draw_row(self, canvas: Canvas, row: list[Block], mark: str, x: float, y: float) -> None:
        height = _row_height(row)
        if mark in MARKS:
            canvas.box(x + 5, y + 1, self.width - 10, height - 2, kind="row", mark=mark)
            canvas.sign(x + self.width - PADDING - 5, y + height / 2, mark)
        else:
            canvas.line([(x + PADDING, y), (x + self.width - PADDING, y)], kind="rule")
        at = x + PADDING
        for place, (cell, width) in enumerate(zip(row, self._widths, strict=False)):
            is_last = 0 < place == len(self._widths) - 1
            written = mark if mark in MARKS else ""
            canvas.write(cell, at + width if is_last else at, y + 4, side="end" if is_last else "start", mark=written)
            at += width + _CELL_GAP


def _row_height(row: list[Block]) -> float:
    return max(cell.height for cell in row) + 8


def _column_widths(rows: list[list[str]], count: int, room: float) -> list[float]:
    """Room shared out by what the columns need, and none less than a fifth of it."""
    room -= _CELL_GAP * (count - 1)
    needs = [
        max([1.0, *(set_block([Words(row[place])], room).width for row in rows if place < len(row))])
        for place in range(count)
    ]
    needs = [max(need, sum(needs) / 5) for need in needs]
    return [room * need / sum(needs) for need in needs]
