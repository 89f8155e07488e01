"""What a drawing is made of. Colours are #rrggbb, lengths and places are units of the drawing, y goes down."""

from dataclasses import dataclass
from datetime import UTC, datetime

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """Filled, or outlined when `line` is above zero."""

    at: Point
    width: float
    height: float
    ink: str
    line: float = 0


@dataclass(frozen=True, slots=True)
class Disc:
    """Filled, or a ring when `line` is above zero; the line lies inside the radius."""

    at: Point
    radius: float
    ink: str
    line: float = 0


@dataclass(frozen=True, slots=True)
class Polygon:
    """Filled, or outlined when `line` is above zero."""

    corners: tuple[Point, ...]
    ink: str
    line: float = 0


@dataclass(frozen=True, slots=True)
class Writing:
    """One line of text, its baseline beginning at `at`. `spacing` is added after every letter.

    Its first strong letter says in which order its parts stand, unless it is a line of a text that `is_rtl`.
    """

    at: Point
    text: str
    size: float
    ink: str
    is_serif: bool = False
    is_bold: bool = False
    spacing: float = 0
    is_rtl: bool = False


Shape = Box | Disc | Polygon | Writing


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture, and what its file says about it. The same drawing always gives the same file."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    title: str
    description: str = ""
    author: str = ""
    language: str = "en"
    made_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
