"""The sheet as SVG: sharp at every size, read out by screen readers, and nothing fetched from elsewhere."""

from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from chain.certificates.picture.shapes import Box, Disc, Point, Polygon, Shape, Writing
from chain.certificates.picture.sheet import HEIGHT, WIDTH, Words, draw_sheet

SANS: Final = "Helvetica Neue, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
SERIF: Final = "Iowan Old Style, Palatino Linotype, Palatino, Noto Serif, Georgia, Liberation Serif, serif"


@lru_cache(maxsize=64)
def draw_svg(words: Words, language: str) -> str:
    """The same words always give the same text."""
    shapes = "\n".join(element(shape) for shape in draw_sheet(words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' role="img" aria-labelledby="title desc" lang={quoteattr(language)}>\n'
        f'<title id="title">{escape(f"{words.heading}: {words.course}, {words.holder}")}</title>\n'
        f'<desc id="desc">{escape(words.in_one_sentence())}</desc>\n{shapes}\n</svg>\n'
    )


def element(shape: Shape) -> str:
    match shape:
        case Box(at, width, height, ink, line):
            return f"<rect {places(at, 'x', 'y')} width={short(width)} height={short(height)} {paint(ink, line)}/>"
        case Disc(at, radius, ink, line):
            return f"<circle {places(at, 'cx', 'cy')} r={short(radius - line / 2)} {paint(ink, line)}/>"
        case Polygon(corners, ink):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
            return f'<polygon points="{points}" {paint(ink)}/>'
    return written(shape)


def written(line: Writing) -> str:
    family = SERIF if line.is_serif else SANS
    weight = ' font-weight="bold"' if line.is_bold else ""
    spacing = f" letter-spacing={short(line.spacing)}" if line.spacing else ""
    where = f"{places(line.at, 'x', 'y')} font-size={short(line.size)}"
    return f'<text {where} font-family="{family}"{weight}{spacing} {paint(line.ink)}>{escape(line.text)}</text>'


def places(at: Point, x: str, y: str) -> str:
    return f"{x}={short(at[0])} {y}={short(at[1])}"


def paint(ink: str, line: float = 0) -> str:
    return f'fill="none" stroke="{ink}" stroke-width={short(line)}' if line else f'fill="{ink}"'


def short(number: float) -> str:
    return f'"{number:.2f}"'.replace(".00", "")
