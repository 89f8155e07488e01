"""Lines of text in the fonts of fonts/: which font draws which part, in which order, how wide it gets, where it breaks.

The font of the line draws what it has, a fallback the scripts it lacks. What no font has shows as a dotted circle for
each letter (CJK among them: its fonts weigh megabytes), and emoji are left out. SVG is written in the reader's own
fonts and needs none of this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final
from unicodedata import bidirectional, category, normalize

import uharfbuzz as hb
from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

from gamification.adire.shapes import Writing

FONTS: Final = Path(__file__).parent / "fonts"
SANS, BOLD, SERIF = "NotoSans-Regular", "NotoSans-Bold", "NotoSerif-Regular"
# Naskh writes lam-alef in two glyphs, so that readers of a PDF extract its letters in the right order.
FALLBACKS: Final = ("NotoNaskhArabic-Regular", "NotoSansDevanagari-Regular", "NotoSerifEthiopic-Regular")
MISSING: Final = "\N{DOTTED CIRCLE}"


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one font and one direction, its letters in the order in which they are spoken."""

    font: str
    text: str
    is_rtl: bool
    width: float
    spacing: float


def split_runs(line: Writing) -> list[Run]:
    """The runs of `line` from left to right (Unicode's bidirectional algorithm; the first strong letter decides)."""
    runs: list[Run] = []
    base = TextDirection.RTL if line.is_rtl else None
    paragraph = BidiParagraph(drawable(line.text), base_direction=base, preserve_bn_chars=True)
    for level, letters in groupby(paragraph.get_reordered_characters(), key=lambda letter: letter.embedding_level):
        is_rtl = bool(level % 2)
        text = "".join(letter.character for letter in letters)
        parts = split_by_font(text[::-1] if is_rtl else text, main_font(line))
        ordered = [make_run(font, part, is_rtl, line) for font, part in parts]
        runs += reversed(ordered) if is_rtl else ordered
    return runs


def make_run(font: str, text: str, is_rtl: bool, line: Writing) -> Run:
    # Scripts whose letters join are not pulled apart.
    spacing = 0 if font in FALLBACKS else line.spacing
    shaped = hb.Buffer()
    shaped.add_str(text)
    shaped.guess_segment_properties()
    shaped.direction = "rtl" if is_rtl else "ltr"
    hb.shape(shaper(font), shaped)
    advances = [position.x_advance for position in shaped.glyph_positions]
    width = sum(advances) * line.size / shaper(font).face.upem + spacing * len(advances)
    return Run(font, text, is_rtl, width, spacing)


def drawable(text: str) -> str:
    """`text` as the fonts can show it."""
    kept: list[str] = []
    for char in normalize("NFC", text):
        is_loose_joiner = category(char) == "Cf" and not (kept and kept[-1].strip())
        kept.append("" if is_loose_joiner else shown(char))
    return " ".join("".join(kept).split())


def shown(char: str) -> str:
    if char.isspace() or any(ord(char) in coverage(font) for font in (SANS, *FALLBACKS)):
        return char
    return MISSING if category(char)[0] in "LNP" else ""


def split_by_font(text: str, main: str) -> list[tuple[str, str]]:
    """Marks, joiners and spaces stay with the letter before them."""
    parts: list[tuple[str, str]] = []
    for char in text:
        font = next((font for font in (main, *FALLBACKS) if ord(char) in coverage(font)), main)
        if parts and category(char)[0] in "MCZ" and ord(char) in coverage(parts[-1][0]):
            font = parts[-1][0]
        if parts and parts[-1][0] == font:
            parts[-1] = font, parts[-1][1] + char
        else:
            parts.append((font, char))
    return parts


def main_font(line: Writing) -> str:
    if line.is_bold:
        return BOLD
    return SERIF if line.is_serif else SANS


def begins_rtl(text: str) -> bool:
    """Whether the first letter that has a direction goes from right to left."""
    directions = (bidirectional(char) for char in text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"


def width_of(line: Writing) -> float:
    return sum(run.width for run in split_runs(line))


def fit_lines(line: Writing, *, width: float, sizes: Sequence[tuple[float, int]], leading: float) -> Iterator[Writing]:
    """The text of `line` in the first of `sizes` (size, most lines) that it fits, cut in the last one.

    `leading` is the distance of baselines in sizes; `line` itself says where the first one stands.
    """
    for size, most in sizes:
        sized = replace(line, size=size)
        lines = break_lines(sized, width)
        if len(lines) <= most and all(width_of(part) <= width for part in lines):
            break
    else:
        is_whole = len(lines) <= most
        lines = [cut(part, width) for part in lines[:most]]
        if not is_whole and not lines[-1].text.endswith("…"):
            lines[-1] = cut(replace(lines[-1], text=lines[-1].text + "…"), width)
    for number, part in enumerate(lines):
        yield replace(part, at=(line.at[0], line.at[1] + number * part.size * leading))


def break_lines(line: Writing, width: float) -> list[Writing]:
    lines: list[Writing] = []
    for word in line.text.split():
        if lines and width_of(longer := replace(line, text=f"{lines[-1].text} {word}")) <= width:
            lines[-1] = longer
        else:
            lines.append(replace(line, text=word))
    return lines or [replace(line, text="")]


def cut(line: Writing, width: float) -> Writing:
    text = line.text.removesuffix("…")
    while text and width_of(line) > width:
        text = text[:-1].rstrip()
        line = replace(line, text=text + "…")
    return line


@cache
def shaper(font: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / f"{font}.ttf"))))


@cache
def coverage(font: str) -> frozenset[int]:
    return frozenset(shaper(font).face.unicodes)
