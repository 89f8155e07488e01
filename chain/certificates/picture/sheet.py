"""The certificate's sheet: A4 across, 1600 by 1131 units. Cloth to the left, words to the right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import segno

from gamification.adire.cloth import draw_cloth
from gamification.adire.course_cloth import dye_of, motif_of
from gamification.adire.palette import ACCENT, BAD, INK, LINE, MUTED, PAPER, SURFACE, WARN
from gamification.adire.shapes import Box, Drawing, Shape, Writing
from gamification.adire.typesetting import fit_lines

WIDTH: Final = 1600
HEIGHT: Final = 1131
CLOTH_WIDTH: Final = 400
LEFT: Final = 492
WRITING_WIDTH: Final = 1010
QR_SIZE: Final = 232
WARNING_TOP: Final = 762
FOOT_TOP: Final = 836


@dataclass(frozen=True, slots=True)
class Words:
    """What the sheet says. `warning` is empty only for a certificate whose record is in order and minted; `is_waiting`
    when time alone will mend it."""

    category: str
    difficulty: str
    slug: str
    heading: str
    certifies: str
    holder: str
    finished: str
    course: str
    finished_on: str
    number: str
    number_label: str
    code: str
    code_label: str
    check_at: str
    check_label: str
    address: str
    issued_at: datetime
    # What was done for it, in one line; empty where nobody has written that down.
    proves: str = ""
    warning: str = ""
    is_waiting: bool = False
    school: str = "Web3Versity"

    def in_one_sentence(self) -> str:
        told = f"{self.certifies} {self.holder} {self.finished} {self.course}. {self.finished_on}."
        told += f" {self.proves}." if self.proves else ""
        return f"{self.warning}. {told}" if self.warning else told


def draw_sheet(words: Words, language: str) -> Drawing:
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        shapes=tuple(draw_shapes(words)),
        title=f"{words.heading}: {words.course}, {words.holder}",
        description=words.in_one_sentence(),
        author=words.school,
        language=language,
        made_at=words.issued_at,
    )


def draw_shapes(words: Words) -> Iterator[Shape]:
    yield Box((0, 0), WIDTH, HEIGHT, PAPER)
    yield from draw_cloth(
        width=CLOTH_WIDTH,
        height=HEIGHT,
        radius=144,
        tile=100,
        dye=dye_of(words.difficulty),
        motif=motif_of(words.category),
        slug=words.slug,
    )
    yield Box((CLOTH_WIDTH + 28, 34), WIDTH - CLOTH_WIDTH - 62, HEIGHT - 68, LINE, line=2)
    yield Box((CLOTH_WIDTH + 38, 44), WIDTH - CLOTH_WIDTH - 82, HEIGHT - 88, LINE, line=2)
    yield Writing((LEFT, 142), words.school.upper(), 30, ACCENT, is_bold=True, spacing=7)
    yield Writing((LEFT, 210), words.heading, 50, INK, is_serif=True)
    yield Writing((LEFT, 312), words.certifies, 28, MUTED)
    holder = Writing((LEFT, 412), words.holder, 96, ACCENT, is_serif=True)
    yield from fit_lines(holder, width=WRITING_WIDTH, sizes=((96, 1), (76, 1), (58, 1), (46, 1)), leading=1.1)
    yield Writing((LEFT, 502), words.finished, 28, MUTED)
    course = Writing((LEFT, 582), words.course, 66, INK, is_serif=True)
    title = list(fit_lines(course, width=WRITING_WIDTH, sizes=((66, 1), (56, 2), (44, 2), (36, 3)), leading=1.16))
    yield from title
    below = title[-1].at[1] + 84
    yield Writing((LEFT, below), words.finished_on, 28, MUTED)
    # Below a long title there is no room for it beside a warning; the page says it, too.
    if words.proves and below + 56 < (WARNING_TOP if words.warning else FOOT_TOP):
        proves = Writing((LEFT, below + 40), words.proves, 24, MUTED)
        yield from fit_lines(proves, width=WRITING_WIDTH, sizes=((24, 1), (20, 1), (17, 1)), leading=1)
    yield from draw_foot(words)
    if words.warning:
        yield Box((CLOTH_WIDTH, WARNING_TOP), WIDTH - CLOTH_WIDTH, 70, WARN if words.is_waiting else BAD)
        warning = Writing((LEFT, 808), words.warning, 34, SURFACE)
        yield from fit_lines(warning, width=WRITING_WIDTH, sizes=((34, 1), (28, 1), (22, 1)), leading=1)


def draw_foot(words: Words) -> Iterator[Shape]:
    """Number, code and address to the left, and the address once more for cameras to the right."""
    yield from draw_qr(words.address, right=WIDTH - 72, bottom=HEIGHT - 72)
    for baseline, label, text in (
        (868, words.number_label, words.number),
        (938, words.code_label, words.code),
        (1008, words.check_label, words.check_at),
    ):
        yield Writing((LEFT, baseline), label, 20, MUTED)
        yield Writing((LEFT, baseline + 32), text, 27, INK, is_bold=True)


def draw_qr(address: str, *, right: float, bottom: float) -> Iterator[Shape]:
    """Dark modules as boxes, those in a row as one, with four modules of white around them as the standard asks."""
    rows = [bytes(row) for row in segno.make(address, error="m", micro=False, boost_error=False).matrix]
    # Whole units, so that modules fall on pixels.
    module = QR_SIZE // (len(rows) + 8)
    size = module * (len(rows) + 8)
    yield Box((right - size, bottom - size), size, size, SURFACE)
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            run = len(row[x:]) - len(row[x:].lstrip(b"\x01"))
            if run:
                at = (right - size + (x + 4) * module, bottom - size + (y + 4) * module)
                # A little higher than it is, or browsers would leave a hair of white between the rows.
                yield Box(at, run * module, module + 0.25, INK)
            x += run or 1
