"""What the kinds of figure draw with: boxes, words, arrows and signs, from left to right or mirrored.

A kind reckons from the start of the reading direction; the canvas turns that into coordinates. Nothing drawn here has a
colour or a style of its own: there are classes alone, and the style sheet gives them the colours of the theme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal, NamedTuple

from learning.content.figures.lines import Line, lines_of, widest_word

Direction = Literal["ltr", "rtl"]
Side = Literal["start", "middle", "end"]
Role = Literal["label", "note", "code"]
Point = tuple[float, float]

WIDTH: Final = 340.0
PADDING: Final = 12.0
_NARROW: Final = 100.0
MARKS: Final = ("good", "bad", "warn", "main", "faint")

# Size of the letters and height of a line, in the units of the picture. The style sheet has the same sizes.
_SIZES: Final[dict[Role, float]] = {"label": 15, "note": 14, "code": 14}
_HEIGHTS: Final[dict[Role, float]] = {"label": 20, "note": 18, "code": 18}
_SIGNS: Final = {
    "good": "M-4 0 -1 3.5 4.5 -3.5",
    "bad": "M-3.5 -3.5 3.5 3.5M3.5 -3.5 -3.5 3.5",
    "warn": "M0 -4.5V1M0 4V4.3",
}
SIGNED: Final = tuple(_SIGNS)
_SIGN_ROOM: Final = 22.0
_SIGN_HEIGHT: Final = 14.0
_LEFT_TO_RIGHT_ISOLATE: Final = "\u2066"
_POP_ISOLATE: Final = "\u2069"


class Words(NamedTuple):
    """Words and how they are set."""

    text: str
    role: Role = "label"


@dataclass(frozen=True)
class Block:
    """Words that were broken into lines, and how high they stand, with a sign above them or without."""

    lines: Sequence[tuple[Line, Role]]
    is_below_sign: bool = False

    @property
    def height(self) -> float:
        return sum(_HEIGHTS[role] for _, role in self.lines) + (_SIGN_HEIGHT if self.is_below_sign else 0)

    @property
    def width(self) -> float:
        return max((line.width for line, _ in self.lines), default=0)


def set_block(words: Sequence[Words], width: float) -> Block:
    """`words`, each on lines of its own, none wider than `width`."""
    lines = [
        (line, each.role)
        for each in words
        for line in lines_of(each.text, width=width, size=_SIZES[each.role], is_code=each.role == "code")
    ]
    return Block(lines)


def set_in_box(words: Sequence[Words], width: float, mark: str = "") -> Block:
    """`words` for a box of `width`, beside the sign of its mark; below it where only that keeps each word whole."""
    room = inner_width(width, mark)
    widest = max(widest_word(each.text, size=_SIZES[each.role], is_code=each.role == "code") for each in words)
    if room < widest <= inner_width(width):
        return Block(set_block(words, inner_width(width)).lines, is_below_sign=True)
    return set_block(words, room)


class Canvas:
    """Collects the elements of one picture. `height` is how far down it reaches so far."""

    def __init__(self, direction: Direction) -> None:
        self.direction = direction
        self.height = 0.0
        self._elements: list[str] = []

    @property
    def content(self) -> str:
        return "".join(self._elements)

    def box(self, x: float, y: float, width: float, height: float, *, kind: str = "box", mark: str = "") -> None:
        """A rectangle; a sign says what its colour says."""
        left = WIDTH - x - width if self.direction == "rtl" else x
        self._add(
            f'<rect class="{_classes(kind, mark)}" x="{_n(left)}" y="{_n(y)}" width="{_n(width)}"'
            f' height="{_n(height)}" rx="8"/>'
        )
        self._reach(y + height)

    def write(self, block: Block, x: float, y: float, *, side: Side = "start", mark: str = "") -> None:
        """`block` with its first line below `y`."""
        for line, role in block.lines:
            y += _HEIGHTS[role]
            self._text(line, role, x, y - 5, side, mark)
        self._reach(y)

    def label(self, box: tuple[float, float, float], words: Sequence[Words], *, side: Side, mark: str = "") -> float:
        """A box with words inside at (x, y, width), as high as they need. Returns its height."""
        x, y, width = box
        block = set_in_box(words, width, mark)
        height = block.height + 2 * PADDING - 4
        self.label_block(block, (x, y, width, height), side=side, mark=mark)
        return height

    def label_block(
        self, block: Block, box: tuple[float, float, float, float], *, side: Side = "start", mark: str = ""
    ) -> None:
        """`block` in the middle of the height of a box (x, y, width, height)."""
        x, y, width, height = box
        self.box(x, y, width, height, mark=mark)
        room = _SIGN_ROOM if mark in _SIGNS and not block.is_below_sign else 0
        at = x + PADDING if side == "start" else x + (width - room) / 2
        top = y + (height - block.height) / 2 + (_SIGN_HEIGHT if block.is_below_sign else 0)
        self.write(block, at, top, side=side, mark=mark)
        self.sign(x + width - PADDING - 6, y + PADDING + (4 if block.is_below_sign else 8), mark)

    def sign(self, x: float, y: float, mark: str) -> None:
        """A tick, a cross or an exclamation mark around a point; nothing for other marks. Not mirrored."""
        if mark in _SIGNS:
            self._add(f'<path class="sign {mark}" transform="translate({_n(self._x(x))} {_n(y)})" d="{_SIGNS[mark]}"/>')

    def line(self, points: Sequence[Point], *, kind: str = "line", mark: str = "") -> None:
        self._add(f'<path class="{_classes(kind, mark)}" d="M{self._path(points)}"/>')
        self._reach(max(y for _, y in points))

    def arrow(self, points: Sequence[Point], *, mark: str = "") -> None:
        """A line along `points` with a tip at the last."""
        (from_x, from_y), (x, y) = points[-2:]
        length = max(((x - from_x) ** 2 + (y - from_y) ** 2) ** 0.5, 1)
        along_x, along_y = (x - from_x) / length, (y - from_y) / length
        neck = (x - 8 * along_x, y - 8 * along_y)
        wings = [(neck[0] - 5 * along_y, neck[1] + 5 * along_x), (neck[0] + 5 * along_y, neck[1] - 5 * along_x)]
        self.line([*points[:-1], neck], kind="arrow", mark=mark)
        self._add(f'<path class="{_classes("tip", mark)}" d="M{self._path([wings[0], (x, y), wings[1]])}Z"/>')
        self._reach(y)

    def _text(self, line: Line, role: Role, x: float, y: float, side: Side, mark: str) -> None:
        anchor = "" if side == "start" else f' text-anchor="{side}"'
        words = "".join(self._code(run.text) if run.is_code else escape(run.text) for run in line.runs)
        classes = _classes("note" if role == "note" else "", mark)
        named = f' class="{classes}"' if classes else ""
        self._add(f'<text{named} x="{_n(self._x(x))}" y="{_n(y)}"{anchor}>{words}</text>')

    def _code(self, text: str) -> str:
        """Set apart by characters, not by a property: where a run has a direction of its own, browsers anchor by it."""
        apart = f"{_LEFT_TO_RIGHT_ISOLATE}{text}{_POP_ISOLATE}" if self.direction == "rtl" else text
        return f'<tspan class="code">{escape(apart)}</tspan>'

    def _x(self, x: float) -> float:
        return WIDTH - x if self.direction == "rtl" else x

    def _path(self, points: Sequence[Point]) -> str:
        return " ".join(f"{_n(self._x(x))} {_n(y)}" for x, y in points)

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)

    def _add(self, element: str) -> None:
        self._elements.append(element)


def inner_width(width: float, mark: str = "") -> float:
    """Room for words in a box of `width`, beside the sign of its mark. Narrow ones have less of a border."""
    padding = PADDING if width > _NARROW else 4.0
    return width - 2 * padding - (_SIGN_ROOM if mark in _SIGNS else 0)


def _classes(*names: str) -> str:
    return " ".join(name for name in names if name)


def _n(number: float) -> str:
    """Half units are enough."""
    return f"{round(number * 2) / 2:g}"
