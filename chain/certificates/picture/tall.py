"""The certificate's sheet for narrow screens: 720 by 1180 units, cloth on top, and letters that a phone still shows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from chain.certificates.picture.sheet import Words, draw_qr, draw_sheet
from gamification.adire.cloth import draw_cloth
from gamification.adire.course_cloth import dye_of, motif_of
from gamification.adire.palette import ACCENT, BAD, INK, LINE, MUTED, PAPER, RESIST, SURFACE, WARN
from gamification.adire.shapes import Box, Drawing, Shape, Writing
from gamification.adire.typesetting import fit_lines

WIDTH: Final = 720
HEIGHT: Final = 1180
CLOTH_HEIGHT: Final = 232
TILE: Final = 90
HEM: Final = 11
LEFT: Final = 56
WRITING_WIDTH: Final = WIDTH - 2 * LEFT
# Beside the square code.
FOOT_WIDTH: Final = 390
WARNING_TOP: Final = 838
FOOT_TOP: Final = 950
# In units: at 328 pixels, the room of a small phone, some 13 pixels.
SMALL: Final = 28


def draw_tall_sheet(words: Words, language: str) -> Drawing:
    return replace(draw_sheet(words, language), width=WIDTH, height=HEIGHT, shapes=tuple(draw_shapes(words)))


def draw_shapes(words: Words) -> Iterator[Shape]:
    yield Box((0, 0), WIDTH, HEIGHT, PAPER)
    yield from _draw_cloth(words)
    yield Box((20, CLOTH_HEIGHT + 20), WIDTH - 40, HEIGHT - CLOTH_HEIGHT - 40, LINE, line=2)
    yield Writing((LEFT, 304), words.school.upper(), SMALL, ACCENT, is_bold=True, spacing=6)
    yield Writing((LEFT, 360), words.heading, 46, INK, is_serif=True)
    yield Writing((LEFT, 430), words.certifies, SMALL, MUTED)
    holder = Writing((LEFT, 506), words.holder, 72, ACCENT, is_serif=True)
    name = list(fit_lines(holder, width=WRITING_WIDTH, sizes=((72, 1), (58, 1), (46, 2), (38, 2)), leading=1.14))
    yield from name
    finished_at = name[-1].at[1] + 62
    yield Writing((LEFT, finished_at), words.finished, SMALL, MUTED)
    course = Writing((LEFT, finished_at + 62), words.course, 52, INK, is_serif=True)
    title = list(fit_lines(course, width=WRITING_WIDTH, sizes=((52, 1), (46, 2), (38, 3), (34, 3)), leading=1.16))
    yield from title
    below = title[-1].at[1] + 62
    yield Writing((LEFT, below), words.finished_on, SMALL, MUTED)
    # Below a long title there is no room for it beside a warning; the page says it, too.
    if words.proves and below + 74 < (WARNING_TOP if words.warning else FOOT_TOP):
        proves = Writing((LEFT, below + 40), words.proves, 24, MUTED)
        yield from fit_lines(proves, width=WRITING_WIDTH, sizes=((24, 2), (22, 2)), leading=1.2)
    if words.warning:
        yield Box((0, WARNING_TOP), WIDTH, 60, WARN if words.is_waiting else BAD)
        warning = Writing((LEFT, 879), words.warning, 32, SURFACE)
        yield from fit_lines(warning, width=WRITING_WIDTH, sizes=((32, 1), (28, 1), (24, 1)), leading=1)
    yield from _draw_foot(words)


def _draw_cloth(words: Words) -> Iterator[Shape]:
    """Its hem below, instead of at the right, where it lies beyond the sheet."""
    dye = dye_of(words.difficulty)
    motif = motif_of(words.category)
    width = WIDTH + TILE * 0.12
    yield from draw_cloth(width=width, height=CLOTH_HEIGHT, radius=82, tile=TILE, dye=dye, motif=motif, slug=words.slug)
    yield Box((0, CLOTH_HEIGHT - HEM), WIDTH, HEM, dye)
    for number in range(WIDTH // (2 * HEM) + 1):
        yield Box((number * 2 * HEM, CLOTH_HEIGHT - HEM), HEM, HEM, RESIST)


def _draw_foot(words: Words) -> Iterator[Shape]:
    yield from draw_qr(words.address, right=WIDTH - 36, bottom=HEIGHT - 36)
    for baseline, label, text in (
        (984, words.number_label, words.number),
        (1052, words.code_label, words.code),
        (1120, words.check_label, words.check_at),
    ):
        yield Writing((LEFT, baseline), label, 22, MUTED)
        line = Writing((LEFT, baseline + 30), text, 27, INK, is_bold=True)
        yield from fit_lines(line, width=FOOT_WIDTH, sizes=((27, 1), (23, 1), (19, 1)), leading=1)
