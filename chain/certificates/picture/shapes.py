"""What a drawing is made of. Colours are #rrggbb, lengths and places are units of the sheet, y goes down."""

from dataclasses import dataclass

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
    corners: tuple[Point, ...]
    ink: str


@dataclass(frozen=True, slots=True)
class Writing:
    """One line of text, its baseline beginning at `at`. `spacing` is added after every sign."""

    at: Point
    text: str
    size: float
    ink: str
    is_serif: bool = False
    is_bold: bool = False
    spacing: float = 0


Shape = Box | Disc | Polygon | Writing
