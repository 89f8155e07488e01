"""The sheet in the formats it can be had in. The same words always give the same bytes."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from chain.certificates.picture.sheet import Words, draw_sheet
from chain.certificates.picture.tall import draw_tall_sheet
from gamification.adire.pdf import draw_pdf
from gamification.adire.png import draw_png
from gamification.adire.svg import draw_svg

A4_ACROSS: Final = 841.89  # points


@lru_cache(maxsize=64)
def sheet_svg(words: Words, language: str) -> bytes:
    return draw_svg(draw_sheet(words, language)).encode()


@lru_cache(maxsize=64)
def tall_svg(words: Words, language: str) -> bytes:
    return draw_svg(draw_tall_sheet(words, language)).encode()


@lru_cache(maxsize=16)
def sheet_png(words: Words, language: str) -> bytes:
    return draw_png(draw_sheet(words, language), colours=128)


@lru_cache(maxsize=16)
def sheet_pdf(words: Words, language: str) -> bytes:
    return draw_pdf(draw_sheet(words, language), width=A4_ACROSS)


# By kind: media type, and what draws it.
FORMATS: Final[dict[str, tuple[str, Callable[[Words, str], bytes]]]] = {
    "svg": ("image/svg+xml", sheet_svg),
    "tall.svg": ("image/svg+xml", tall_svg),
    "png": ("image/png", sheet_png),
    "pdf": ("application/pdf", sheet_pdf),
}
