"""Blocks, each of which carries the hash of the one before it."""

from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.figures.canvas import PADDING, WIDTH, Block, Canvas, Words, inner_width, set_block
from learning.content.figures.kind import BOX, Data, FigureKind, listed, words_in
from learning.content.structure import group, text

_GAP: Final = 34.0
_ARROW: Final = WIDTH - 48
_NAMES: Final = 110.0
_VALUES: Final = WIDTH - 3 * PADDING - _NAMES


class Chain(FigureKind):
    name = "chain"
    keys = {
        "blocks": listed(
            group(
                BOX
                | {
                    "lines": listed(text(120), 1, 6),
                    "before": text(80),
                    "hash": text(80),
                    "link": group({"says": text(120), "mark": BOX["mark"]}),
                },
                required=("says",),
            ),
            1,
            8,
        ),
        "words": group({"before": text(40), "hash": text(40)}),
    }
    required = ("blocks",)

    def draw(self, canvas: Canvas, data: Data) -> None:
        names = {"before": _("before"), "hash": _("hash")} | data.get("words", {})
        y = 0.0
        for number, block in enumerate(data["blocks"]):
            if number:
                y = _draw_link(canvas, block.get("link", {}), y)
            y = _draw_block(canvas, block, names, y)


def _draw_link(canvas: Canvas, link: dict[str, Any], y: float) -> float:
    """The arrow from the next block up to the one whose hash it carries. Returns where that block begins."""
    mark = link.get("mark", "")
    words = set_block([Words(link["says"], "note")] if "says" in link else [], inner_width(_ARROW - 10, mark))
    gap = max(_GAP, words.height + 16)
    canvas.write(words, PADDING, y + (gap - words.height) / 2, mark=mark)
    canvas.arrow([(_ARROW, y + gap), (_ARROW, y + 3)], mark=mark)
    canvas.sign(_ARROW + 22, y + gap / 2, mark)
    return y + gap


def _draw_block(canvas: Canvas, block: Data, names: dict[str, str], y: float) -> float:
    mark = block.get("mark", "")
    lines = [Words(line, "note") for line in block.get("lines", [])]
    head = set_block([*words_in(block), *lines], inner_width(WIDTH, mark))
    rows = [
        (set_block([Words(names[key], "note")], _NAMES), set_block([Words(block[key], "code")], _VALUES))
        for key in ("before", "hash")
        if key in block
    ]
    height = head.height + sum(_row_height(row) for row in rows) + 2 * PADDING - 4
    canvas.box(0, y, WIDTH, height, mark=mark)
    canvas.sign(WIDTH - PADDING - 6, y + PADDING + 8, mark)
    at = y + PADDING - 4
    canvas.write(head, PADDING, at, mark=mark)
    at += head.height + 2
    for row in rows:
        canvas.write(row[0], PADDING, at)
        canvas.write(row[1], WIDTH - PADDING, at, side="end", mark=mark)
        at += _row_height(row)
    return y + height


def _row_height(row: tuple[Block, Block]) -> float:
    return max(block.height for block in row) + 2
