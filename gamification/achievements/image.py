"""The picture that social networks show beside a shared badge: a piece of adire cloth, and the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gamification.adire.cloth import Motif, diamond, draw_cloth, lozenge, moon, wave
from gamification.adire.palette import ACCENT, DYE, DYE_DEEP, DYE_LIGHT, INK, LINE, MUTED, PAPER, mix
from gamification.adire.png import draw_png
from gamification.adire.shapes import Box, Drawing, Shape, Writing
from gamification.adire.typesetting import fit_lines, width_of

WIDTH: Final = 1200
HEIGHT: Final = 630
CLOTH_WIDTH: Final = 450
LEFT: Final = 516
RIGHT: Final = 1128

# The rarer the badge, the deeper the dye.
DYES: Final = {1: DYE_LIGHT, 2: mix(DYE_LIGHT, DYE, 0.6), 3: DYE, 4: DYE_DEEP}
MOTIFS: Final[dict[str, Motif]] = {"learning": moon, "social": wave, "special": lozenge}


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
    return draw_png(Drawing(WIDTH, HEIGHT, tuple(draw_shapes(words)), title=words.name), colours=192)


def draw_shapes(words: Words) -> Iterator[Shape]:
    yield Box((0, 0), WIDTH, HEIGHT, PAPER)
    yield from draw_cloth(
        width=CLOTH_WIDTH,
        height=HEIGHT,
        radius=116,
        tile=75,
        dye=DYES[words.rarity_step],
        motif=MOTIFS.get(words.category, moon),
        slug=words.slug,
    )
    # Four diamonds, as many of them filled as the badge is rare.
    for step in range(4):
        at = (LEFT + 12 + step * 27, 88)
        yield diamond(at, 9, ACCENT, line=2)
        if step < words.rarity_step:
            yield diamond(at, 10, ACCENT)
    yield Writing((LEFT + 120, 97), words.kicker.upper(), 24, ACCENT, is_bold=True, spacing=3)
    name = Writing((LEFT, 192), words.name, 84, INK, is_bold=True)
    title = list(fit_lines(name, width=RIGHT - LEFT, sizes=((84, 1), (74, 1), (66, 2), (54, 2)), leading=1.14))
    yield from title
    description = Writing((LEFT, title[-1].at[1] + 66), words.description, 34, MUTED)
    yield from fit_lines(description, width=RIGHT - LEFT, sizes=((34, 4), (30, 4)), leading=1.4)
    yield Box((LEFT, 505), RIGHT - LEFT, 2, LINE)
    yield Writing((LEFT, 554), words.holder, 32, INK, is_bold=True)
    yield Writing((LEFT, 594), words.earned, 24, MUTED)
    school = Writing((RIGHT, 594), words.school, 28, ACCENT, is_bold=True)
    yield Writing((RIGHT - width_of(school), 594), words.school, 28, ACCENT, is_bold=True)
