"""A preview as a picture of 1200 by 630: adire cloth to the left, words to the right."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from gamification.adire.cloth import Motif, draw_cloth, lozenge, wave
from gamification.adire.course_cloth import dye_of, motif_of
from gamification.adire.palette import ACCENT, INK, LINE, MUTED, PAPER
from gamification.adire.png import draw_png
from gamification.adire.shapes import Box, Drawing, Shape, Writing
from gamification.adire.typesetting import MISSING, begins_rtl, drawable, fit_lines, width_of
from learning.web.page_meta import PREVIEW_HEIGHT, PREVIEW_WIDTH, SCHOOL, Preview

CLOTH_WIDTH: Final = 375
LEFT: Final = 441
RIGHT: Final = 1134
# Of what is no course.
MOTIFS: Final[dict[str, Motif]] = {"community": wave, "learner": lozenge}


@lru_cache(maxsize=64)
def draw_preview(preview: Preview) -> bytes:
    """The picture as PNG; the same words always give the same bytes."""
    drawing = Drawing(PREVIEW_WIDTH, PREVIEW_HEIGHT, tuple(draw_shapes(preview)), title=preview.title)
    return draw_png(drawing, colours=128)


def draw_shapes(preview: Preview) -> Iterator[Shape]:
    yield Box((0, 0), PREVIEW_WIDTH, PREVIEW_HEIGHT, PAPER)
    yield from draw_cloth(
        width=CLOTH_WIDTH,
        height=PREVIEW_HEIGHT,
        radius=104,
        tile=75,
        dye=dye_of(preview.difficulty),
        motif=MOTIFS.get(preview.category) or motif_of(preview.category),
        slug=preview.slug,
    )
    kicker, title, note = readable(preview)
    shown = Writing((LEFT, 104), kicker, 27, ACCENT, is_bold=True)
    yield from fit_lines(shown, width=RIGHT - LEFT, sizes=((27, 1),), leading=1)
    writing = Writing((LEFT, 200), title, 76, INK, is_bold=True, is_rtl=begins_rtl(title))
    lines = fit_lines(writing, width=RIGHT - LEFT, sizes=((76, 2), (66, 3), (54, 4), (46, 5)), leading=1.16)
    yield from (replace(line, at=(RIGHT - width_of(line), line.at[1])) if line.is_rtl else line for line in lines)
    yield Box((LEFT, 526), RIGHT - LEFT, 2, LINE)
    name = Writing((RIGHT, 579), SCHOOL, 29, ACCENT, is_bold=True)
    room = width_of(name)
    yield Writing((RIGHT - room, 579), SCHOOL, 29, ACCENT, is_bold=True)
    told = Writing((LEFT, 578), note, 27, MUTED)
    yield from fit_lines(told, width=RIGHT - LEFT - room - 32, sizes=((27, 1), (23, 1)), leading=1)


def readable(preview: Preview) -> tuple[str, str, str]:
    """Kicker, title and note. What the fonts cannot write is left to the words beside the picture.

    They have Latin, Greek, Cyrillic, Arabic, Devanagari and Ethiopic letters (gamification/adire/typesetting.py).
    """
    kicker, title, note = (text if is_drawable(text) else "" for text in (preview.kicker, preview.title, preview.note))
    return (kicker, title, note) if title else ("", kicker or SCHOOL, note)


def is_drawable(text: str) -> bool:
    shown = drawable(text)
    return bool(shown) and MISSING not in shown
