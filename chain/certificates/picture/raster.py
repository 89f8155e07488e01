"""The sheet as PNG for screens and as PDF for printers, drawn by Pillow.

Pillow brings its own typeface (Aileron, public domain), so both look the same on every machine; of letters it has only
the Latin ones.
"""

from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from chain.certificates.picture.shapes import Box, Disc, Point, Polygon, Shape, Writing
from chain.certificates.picture.sheet import HEIGHT, WIDTH, Words, draw_sheet

# Drawn larger and then reduced, which smooths the edges.
PNG_FINE: Final = 2
PDF_PIXELS: Final = 2
A4_INCHES: Final = 11.693


@lru_cache(maxsize=16)
def draw_png(words: Words) -> bytes:
    """1600 by 1131 pixels; the same words always give the same bytes."""
    picture = paint(words, PNG_FINE).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    png = BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    return png.getvalue()


@lru_cache(maxsize=4)
def draw_pdf(words: Words) -> bytes:
    """One page, A4 across, 274 pixels to the inch."""
    pdf = BytesIO()
    paint(words, PDF_PIXELS).save(
        pdf,
        "PDF",
        resolution=WIDTH * PDF_PIXELS / A4_INCHES,
        quality=90,
        title=f"{words.heading}: {words.course}",
        author=words.school,
        subject=words.in_one_sentence(),
    )
    return pdf.getvalue()


def paint(words: Words, scale: int) -> Image.Image:
    picture = Image.new("RGB", (WIDTH * scale, HEIGHT * scale))
    draw = ImageDraw.Draw(picture)
    for shape in draw_sheet(words):
        put(draw, shape, scale)
    return picture


def put(draw: ImageDraw.ImageDraw, shape: Shape, scale: int) -> None:
    match shape:
        case Box((x, y), width, height, ink, line):
            edges = (x * scale, y * scale, (x + width) * scale - 1, (y + height) * scale - 1)
            fill, outline = (None, ink) if line else (ink, None)
            draw.rectangle(edges, fill, outline, round(line * scale))
        case Disc(at, radius, ink, line):
            fill, outline = (None, ink) if line else (ink, None)
            draw.circle(scaled(at, scale), radius * scale, fill, outline, max(1, round(line * scale)))
        case Polygon(corners, ink):
            draw.polygon([scaled(corner, scale) for corner in corners], ink)
        case Writing():
            put_writing(draw, shape, scale)


def put_writing(draw: ImageDraw.ImageDraw, line: Writing, scale: int) -> None:
    font = font_of(round(line.size * scale))
    weight = line.size * scale / 45 if line.is_bold else line.size * scale / 90 if line.is_serif else 0
    x, y = scaled(line.at, scale)
    for piece in line.text if line.spacing else (line.text,):
        draw.text((x, y), piece, line.ink, font, anchor="ls", stroke_width=weight, stroke_fill=line.ink)
        x += font.getlength(piece) + line.spacing * scale


def scaled(at: Point, scale: int) -> Point:
    return at[0] * scale, at[1] * scale


@lru_cache(maxsize=64)
def font_of(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101 (Pillow's wheels all bring FreeType)
    return font
