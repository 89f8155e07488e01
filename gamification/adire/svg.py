"""A drawing as SVG: sharp at every size, read out by screen readers, and nothing fetched from elsewhere."""

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from gamification.adire.shapes import Box, Disc, Drawing, Point, Polygon, Shape, Writing

SANS: Final = "Helvetica Neue, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
SERIF: Final = "Iowan Old Style, Palatino Linotype, Palatino, Noto Serif, Georgia, Liberation Serif, serif"


def draw_svg(drawing: Drawing) -> str:
    width, height = drawing.width, drawing.height
    shapes = "\n".join(element(shape) for shape in drawing.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="img" aria-labelledby="title desc" lang={quoteattr(drawing.language)}>\n'
        f'<title id="title">{escape(drawing.title)}</title>\n'
        f'<desc id="desc">{escape(drawing.description)}</desc>\n{shapes}\n</svg>\n'
    )


def element(shape: Shape) -> str:
    match shape:
        case Box(at, width, height, ink, line):
            return f"<rect {places(at, 'x', 'y')} width={short(width)} height={short(height)} {paint(ink, line)}/>"
        case Disc(at, radius, ink, line):
            return f"<circle {places(at, 'cx', 'cy')} r={short(radius - line / 2)} {paint(ink, line)}/>"
        case Polygon(corners, ink, line):
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
            return f'<polygon points="{points}" {paint(ink, line)}/>'
    return written(shape)


def written(line: Writing) -> str:
    """The first strong letter decides how the words of a line are ordered, whatever the language of the page."""
    family = SERIF if line.is_serif else SANS
    weight = ' font-weight="bold"' if line.is_bold else ""
    spacing = f" letter-spacing={short(line.spacing)}" if line.spacing else ""
    where = f'{places(line.at, "x", "y")} font-size={short(line.size)} unicode-bidi="plaintext"'
    return f'<text {where} font-family="{family}"{weight}{spacing} {paint(line.ink)}>{escape(line.text)}</text>'


def places(at: Point, x: str, y: str) -> str:
    return f"{x}={short(at[0])} {y}={short(at[1])}"


def paint(ink: str, line: float = 0) -> str:
    return f'fill="none" stroke="{ink}" stroke-width={short(line)}' if line else f'fill="{ink}"'


def short(number: float) -> str:
    return f'"{number:.2f}"'.replace(".00", "")
