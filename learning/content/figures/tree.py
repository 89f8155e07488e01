"""A root above, what it is made of below: side by side as long as that fits, else indented like folders."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.figures.canvas import PADDING, WIDTH, Canvas, set_in_box
from learning.content.figures.kind import Data, FigureKind, box, listed, words_in
from learning.content.problems import Problem

_MOST_BESIDE: Final = 4
_MOST: Final = 31
_DEEPEST: Final = 5
_GAP: Final = 8.0
_FALL: Final = 26.0
_INDENT: Final = 26.0


def _node(depth: int) -> dict[str, Any]:
    children = listed(_node(depth - 1), 1, 8) if depth > 1 else {"type": "array", "maxItems": 0}
    return box(children=children)


class Tree(FigureKind):
    name = "tree"
    keys = {"root": _node(_DEEPEST)}
    required = ("root",)

    def find_problems(self, data: Data) -> Iterator[Problem]:
        count = sum(1 for _each in _walk(data["root"]))
        if count > _MOST:
            yield Problem(
                ("root",),
                _("There are %(count)d boxes; %(most)d at most can be told apart.") % {"count": count, "most": _MOST},
            )

    def draw(self, canvas: Canvas, data: Data) -> None:
        root = data["root"]
        if _leaves(root) <= _MOST_BESIDE:
            _draw_beside(canvas, root)
        else:
            _draw_indented(canvas, root, 0, 0)


@dataclass
class _Placed:
    """A node of a tree that is drawn side by side: its floor, and the share of the width that is its own."""

    data: Data
    floor: int
    start: float
    width: float
    parent: "_Placed | None" = None

    @property
    def middle(self) -> float:
        return self.start + self.width / 2

    @property
    def box_width(self) -> float:
        """As wide as its share, but no wider than reads well."""
        return min(self.width - _GAP, 220.0)


def _draw_beside(canvas: Canvas, root: Data) -> None:
    nodes = list(_place(root, 0, -_GAP / 2, WIDTH + _GAP, None))
    blocks = {id(node): set_in_box(words_in(node.data), node.box_width, node.data.get("mark", "")) for node in nodes}
    y = 0.0
    ends: dict[int, float] = {}
    for floor in range(max(node.floor for node in nodes) + 1):
        here = [node for node in nodes if node.floor == floor]
        height = max(blocks[id(node)].height for node in here) + 2 * PADDING - 4
        for node in here:
            if node.parent:
                _draw_branch(canvas, node, ends[floor - 1], y)
            where = (node.middle - node.box_width / 2, y, node.box_width, height)
            canvas.label_block(blocks[id(node)], where, side="middle", mark=node.data.get("mark", ""))
        ends[floor] = y + height
        y += height + _FALL


def _draw_branch(canvas: Canvas, node: _Placed, top: float, y: float) -> None:
    if node.parent:
        half = (top + y) / 2
        mark = node.data.get("mark", "")
        points = [(node.parent.middle, top), (node.parent.middle, half), (node.middle, half), (node.middle, y)]
        canvas.line(points, mark=mark if mark == "faint" else "")


def _place(node: Data, floor: int, start: float, width: float, parent: _Placed | None) -> Iterator[_Placed]:
    placed = _Placed(node, floor, start, width, parent)
    yield placed
    for child in node.get("children", []):
        share = width * _leaves(child) / _leaves(node)
        yield from _place(child, floor + 1, start, share, placed)
        start += share


def _draw_indented(canvas: Canvas, node: Data, depth: int, y: float) -> float:
    """The node and all below it. Returns where the next one begins."""
    x = depth * _INDENT
    below = y + canvas.label((x, y, WIDTH - x), words_in(node), side="start", mark=node.get("mark", "")) + _GAP
    trunk = x + _INDENT / 2
    foot = below
    for child in node.get("children", []):
        middle = below + 20
        canvas.line([(trunk, foot - _GAP if foot == below else foot), (trunk, middle), (x + _INDENT, middle)])
        foot = middle
        below = _draw_indented(canvas, child, depth + 1, below)
    return below


def _leaves(node: Data) -> int:
    return sum(map(_leaves, node["children"])) if node.get("children") else 1


def _walk(node: Data) -> Iterator[Data]:
    yield node
    for child in node.get("children", []):
        yield from _walk(child)
