"""What every drawing is drawn on: runs from left to right or from right to left."""

from html import escape
from typing import Final, Literal

from django.utils.translation import get_language_bidi

Side = Literal["start", "middle", "end"]
# Of the letters, in pixels; insight.css has the same.
LETTERS: Final = 13


class Sheet:
    """Collects elements. `x` and `width` are per cent from where reading starts, `y` and `height` are pixels."""

    def __init__(self) -> None:
        self.is_rtl = get_language_bidi()
        self.height = 0.0
        self._elements: list[str] = []

    @property
    def content(self) -> str:
        return "".join(self._elements)

    def box(
        self, x: float, y: float, width: float, height: float, kind: str, *, says: str = "", round_by: int = 2
    ) -> None:
        """`says` is shown where a mouse rests."""
        left = 100 - x - width if self.is_rtl else x
        inside = f"<title>{escape(says)}</title>" if says else ""
        self._add(
            f'<rect class="{kind}" x="{_n(left)}%" y="{_n(y)}" width="{_n(width)}%" height="{_n(height)}"'
            f' rx="{round_by}">{inside}</rect>'
        )
        self._reach(y + height)

    def line(self, start: tuple[float, float], end: tuple[float, float], kind: str) -> None:
        (x1, y1), (x2, y2) = start, end
        self._add(f'<line class="{kind}" x1="{_n(self._x(x1))}%" y1="{_n(y1)}" x2="{_n(self._x(x2))}%" y2="{_n(y2)}"/>')
        self._reach(max(y1, y2))

    def dot(self, x: float, y: float, kind: str) -> None:
        self._add(f'<circle class="{kind}" cx="{_n(self._x(x))}%" cy="{_n(y)}" r="4"/>')
        self._reach(y + 4)

    def write(self, words: str, x: float, y: float, *, side: Side = "start", kind: str = "", beside: int = 0) -> None:
        """`y` is the line on which letters stand; `beside` is pixels further on from `x`."""
        shift = f' dx="{-beside if self.is_rtl else beside}"' if beside else ""
        named = f' class="{kind}"' if kind else ""
        anchor = "" if side == "start" else f' text-anchor="{side}"'
        self._add(f'<text{named} x="{_n(self._x(x))}%" y="{_n(y)}"{shift}{anchor}>{escape(words)}</text>')
        self._reach(y + 4)

    def _x(self, x: float) -> float:
        return 100 - x if self.is_rtl else x

    def _add(self, element: str) -> None:
        self._elements.append(element)

    def _reach(self, y: float) -> None:
        self.height = max(self.height, y)


def _n(number: float) -> str:
    return f"{round(number, 2):g}"
