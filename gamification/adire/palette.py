"""The site's colours in its light theme, named as the tokens of static/css/site.css (a test compares them)."""

from typing import Final

PAPER: Final = "#faf6ee"
SURFACE: Final = "#fffdf9"
LINE: Final = "#e3d9c7"
INK: Final = "#1d1b27"
MUTED: Final = "#5c564c"
ACCENT: Final = "#263f8c"
WARN: Final = "#7d4b00"
BAD: Final = "#a3271f"
DYE_LIGHT: Final = "#4865ae"
DYE: Final = "#2d4690"
DYE_DEEP: Final = "#1a2859"
RESIST: Final = "#f5eedf"


def mix(ink: str, other: str, share: float) -> str:
    """`ink` with `share` (0 to 1) of `other` in it."""
    pairs = ((int(ink[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
