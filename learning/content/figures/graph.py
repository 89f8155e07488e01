"""Things and what joins them: in a circle, or where the author puts them."""

from collections.abc import Iterator
from itertools import combinations
from math import cos, pi, sin
from typing import Final

from learning.content.figures.canvas import PADDING, WIDTH, Canvas, Point, inner_width, set_in_box
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
from learning.content.structure import group, text, whole_number

_COLUMNS: Final = 5
_ROWS: Final = 10
_LEAST_RADIUS: Final = 100
_MOST_RADIUS: Final = 220
# Between two rows of boxes: an arrow fits.
_APART: Final = 30.0
_PLACE: Final = {"type": "array", "items": whole_number(1, _ROWS), "minItems": 2, "maxItems": 2}


class Graph(FigureKind):
    name = "graph"
    keys = {
        "nodes": listed(box(id=text(40), at=_PLACE), 2, 14),
        "edges": listed(
            group(
                {
                    "from": text(160),
                    "to": text(160),
                    "mark": BOX["mark"],
                    "both": {"type": "boolean"},
                    "line": {"type": "boolean"},
                },
                required=("from", "to"),
            ),
            1,
            30,
        ),
    }
    required = ("nodes", "edges")

    def find_problems(self, data: Data) -> Iterator[Problem]:
        names = [_name(node) for node in data["nodes"]]
        yield from find_repeated(names, "nodes")
        yield from find_unknown_ends(data["edges"], names, "edges")

    def draw(self, canvas: Canvas, data: Data) -> None:
        placed = _place(data["nodes"])
        for edge in data["edges"]:
            _draw_edge(canvas, edge, placed[edge["from"]], placed[edge["to"]])
        for node in data["nodes"]:
            where = placed[_name(node)]
            canvas.label_block(where.block, where.box, side="middle", mark=node.get("mark", ""))


class _Placed:
    """A node's words and the middle of its box."""

    def __init__(self, node: Data, middle: Point, width: float) -> None:
        mark = node.get("mark", "")
        self.block = set_in_box(words_in(node), width, mark)
        room = width - inner_width(width, "" if self.block.is_below_sign else mark)
        self.middle = middle
        self.width = max(min(self.block.width + room, width), 44.0)
        self.height = self.block.height + 2 * PADDING - 4

    @property
    def box(self) -> tuple[float, float, float, float]:
        x, y = self.middle
        return x - self.width / 2, y - self.height / 2, self.width, self.height

    def is_close(self, other: "_Placed") -> bool:
        """Whether no arrow fits between the two."""
        (x, y), (other_x, other_y) = self.middle, other.middle
        return (
            abs(x - other_x) < (self.width + other.width) / 2 + 20
            and abs(y - other_y) < (self.height + other.height) / 2 + 20
        )

    def edge_towards(self, other: Point, gap: float) -> Point:
        """Where a line from the middle to `other` leaves the box, and `gap` further on."""
        (x, y), (to_x, to_y) = self.middle, other
        far = max(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5, 1)
        along_x, along_y = (to_x - x) / far, (to_y - y) / far
        reach = min(
            self.width / 2 / abs(along_x) if along_x else WIDTH, self.height / 2 / abs(along_y) if along_y else WIDTH
        )
        return x + along_x * (reach + gap), y + along_y * (reach + gap)


def _name(node: Data) -> str:
    return str(node.get("id", node["says"]))


def _place(nodes: list[Data]) -> dict[str, _Placed]:
    return _on_grid(nodes) if any("at" in node for node in nodes) else _in_circle(nodes)


def _in_circle(nodes: list[Data]) -> dict[str, _Placed]:
    """The first at the top, the others after it in the direction of the clock; as high as keeps them apart. Where two
    would stand side by side at the foot, however high, the circle is drawn out to two columns."""
    count = len(nodes)
    width = {2: 150.0, 3: 130.0, 4: 110.0}.get(count, 104.0 if count <= 7 else 76.0)
    placed = [_Placed(node, (0, 0), width) for node in nodes]
    tallest = max(one.height for one in placed)
    for radius in range(_LEAST_RADIUS, _MOST_RADIUS, 20):
        for place, one in enumerate(placed):
            angle = 2 * pi * place / count
            one.middle = (WIDTH / 2 + (WIDTH - width) / 2 * sin(angle), tallest / 2 + radius * (1 - cos(angle)))
        if not any(one.is_close(other) for one, other in combinations(placed, 2)):
            break
    else:
        _draw_out(placed)
    return {_name(node): one for node, one in zip(nodes, placed, strict=True)}


def _draw_out(placed: list[_Placed]) -> None:
    """The first at the top, then down along the end side and up along the start; of an even number one at the foot."""
    beside = (len(placed) - 1) // 2
    step = max(one.height for one in placed) + _APART
    half = max(one.width for one in placed) / 2
    for place, one in enumerate(placed):
        row = min(place, len(placed) - place)
        x = WIDTH / 2 if place == 0 or row > beside else WIDTH - half if place <= beside else half
        one.middle = (x, one.height / 2 + row * step)


def _on_grid(nodes: list[Data]) -> dict[str, _Placed]:
    """Column and row as the author gave them; a row is as high as the highest box in it."""
    columns = max(node.get("at", [1, 1])[0] for node in nodes)
    width = WIDTH / columns
    boxes = {_name(node): _Placed(node, (0, 0), width - 10) for node in nodes}
    rows = sorted({node.get("at", [1, 1])[1] for node in nodes})
    y = 0.0
    for row in rows:
        here = [node for node in nodes if node.get("at", [1, 1])[1] == row]
        height = max(boxes[_name(node)].height for node in here)
        for node in here:
            boxes[_name(node)].middle = ((node.get("at", [1, 1])[0] - 0.5) * width, y + height / 2)
        y += height + _APART
    return boxes


def _draw_edge(canvas: Canvas, edge: Data, start: _Placed, end: _Placed) -> None:
    mark = edge.get("mark", "")
    is_line = edge.get("line", False)
    first = start.edge_towards(end.middle, 3 if edge.get("both") else 0)
    last = end.edge_towards(start.middle, 0 if is_line else 3)
    if is_line:
        canvas.line([first, last], mark=mark)
        return
    canvas.arrow([first, last], mark=mark)
    if edge.get("both"):
        canvas.arrow([last, first], mark=mark)
