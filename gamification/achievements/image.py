"""The picture that social networks show beside a shared badge: a piece of adire cloth, and the words.

They want a raster of 1200 by 630 pixels. Pillow brings its own typeface (Aileron, public domain), so the picture is the
same on every machine; it has no emoji, and of letters only the Latin ones without accents.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from gamification.achievements.image_cloth import FINE, HEIGHT, PAPER, draw_cloth

WIDTH: Final = 1200
TEXT_LEFT: Final = 516
TEXT_WIDTH: Final = 612

# The light theme of static/css/site.css.
INK, MUTED, ACCENT, LINE = "#1d1b27", "#5c564c", "#263f8c", "#d5c9b2"
UNLIKE_LETTERS: Final = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "ß": "ss", "ø": "o", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says, in the language of the page. `rarity_step` is 1 to 4; slug and category give the cloth."""

    slug: str
    category: str
    rarity_step: int
    kicker: str
    name: str
    description: str
    holder: str
    earned: str
    school: str = "Web3Versity"


@lru_cache(maxsize=64)
def draw_badge(words: Words) -> bytes:
    """The picture as PNG; the same words always give the same bytes."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    picture.paste(draw_cloth(words.slug, words.category, words.rarity_step), (0, 0))
    draw = ImageDraw.Draw(picture)
    picture.paste(_diamonds(words.rarity_step), (TEXT_LEFT, 76))
    x = TEXT_LEFT + 120.0
    for sign in drawable(words.kicker).upper():
        draw.text((x, 88), sign, ACCENT, _font(24), anchor="lm", stroke_width=0.5, stroke_fill=ACCENT)
        x += _font(24).getlength(sign) + 3
    y = _write(draw, 126, words.name, INK, ((84, 1), (74, 1), (66, 2), (54, 2)), weight=1)
    _write(draw, y + 22, words.description, MUTED, ((34, 4), (30, 4)))
    draw.line((TEXT_LEFT, 506, TEXT_LEFT + TEXT_WIDTH, 506), LINE, 2)
    draw.text((TEXT_LEFT, 528), drawable(words.holder), INK, _font(32), stroke_width=0.5, stroke_fill=INK)
    draw.text((TEXT_LEFT, 594), drawable(words.earned), MUTED, _font(24), anchor="ls")
    draw.text((TEXT_LEFT + TEXT_WIDTH, 594), words.school, ACCENT, _font(28), anchor="rs", stroke_width=0.5)
    png = BytesIO()
    picture.quantize(192, dither=Image.Dither.NONE).save(png, "PNG", optimize=True)
    return png.getvalue()


def drawable(text: str) -> str:
    """`text` in the letters the typeface has: accents are taken off, other scripts and emoji left out."""
    plain = unicodedata.normalize("NFKD", text.translate(UNLIKE_LETTERS))
    return " ".join("".join(sign for sign in plain if " " <= sign <= "~" or sign in "‘’“”«»").split())


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _write(
    draw: ImageDraw.ImageDraw, top: float, text: str, ink: str, sizes: Sequence[tuple[int, int]], weight: float = 0
) -> float:
    """Write `text` in the first of `sizes` (pixels, most lines) it fits, cut in the last; where the next may begin."""
    text = drawable(text)
    for size, most in sizes:
        lines = _lines(text, size)
        if len(lines) <= most and all(_font(size).getlength(line) <= TEXT_WIDTH for line in lines):
            break
    else:
        lines = lines[:most]
        while lines and _font(size).getlength(lines[-1] + "...") > TEXT_WIDTH:
            lines[-1] = lines[-1][:-1].rstrip()
        lines = [*lines[:-1], lines[-1] + "..."]
    for line in lines:
        draw.text((TEXT_LEFT, top), line, ink, _font(size), stroke_width=weight, stroke_fill=ink)
        top += size * (1.14 if weight else 1.4)
    return top


def _lines(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _font(size).getlength(f"{lines[-1]} {word}") <= TEXT_WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache
def _diamonds(filled: int) -> Image.Image:
    """Four diamonds, as many of them filled as the badge is rare."""
    strip = Image.new("RGB", (108 * FINE, 24 * FINE), PAPER)
    draw = ImageDraw.Draw(strip)
    for step in range(4):
        x, y, r = (12 + step * 27) * FINE, 12 * FINE, 10 * FINE
        diamond = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
        draw.polygon(diamond, fill=ACCENT if step < filled else None, outline=ACCENT, width=2 * FINE)
    return strip.resize((108, 24), Image.Resampling.LANCZOS)
