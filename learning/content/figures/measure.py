"""How wide words will be, without a browser: never less than what the fonts of the style sheet draw.

Widths are em of bold Noto Sans and Liberation Sans, the wider of the two, in steps of 0.05; those of other scripts are
the mean of bold Noto Sans, and some more. Pictures are drawn so that a label of this width fits its box.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

from learning.content.emphasis import is_spaceless
from learning.content.words import JOINERS

_KNOWN: Final = {
    0.3: " ,.!()-:;[]ijl'’‘",
    0.4: "I`f{}",
    0.45: "/\\t",
    0.5: '"rz“”*',
    0.6: "$+0123456789<=>J^_cesvxy|~–",
    0.65: "#?FLTZabdgkopq",
    0.7: "EPSVXYhnu",
    0.75: "&ABCDKR",
    0.8: "GHOQU",
    0.9: "wN",
    1.0: "@WmM%—…→←",
    1.1: "ЖШЩЫЮФМжшщыюфмԸ",
}
_OF: Final = {sign: width for width, signs in _KNOWN.items() for sign in signs}
# Part of a script's Unicode name, and the width of its letters; a spacing vowel sign is half of one.
_SCRIPTS: Final = {
    "LATIN": 0.75,
    "CYRILLIC": 0.75,
    "GREEK": 0.7,
    "HEBREW": 0.65,
    "ARABIC": 0.65,
    "DEVANAGARI": 0.7,
    "BENGALI": 0.8,
    "GUJARATI": 0.8,
    "GURMUKHI": 0.8,
    "THAI": 0.65,
    "LAO": 0.7,
    "KHMER": 0.75,
    "GEORGIAN": 0.75,
    "ARMENIAN": 0.8,
    "ETHIOPIC": 0.9,
}
_OTHER_SCRIPT: Final = 1.15
_WIDE: Final = 1.05
_EMOJI: Final = 1.4
_MONO: Final = 0.62


def width_of(words: str, size: float, *, is_code: bool = False) -> float:
    """Width of one line, in the unit of `size`."""
    return size * sum(_width_of_sign(sign, is_code=is_code) for sign in words)


def clusters_of(words: str) -> Iterator[str]:
    """`words` in the smallest pieces that may be parted: a letter with its marks, an emoji with its parts."""
    kept = ""
    for sign in words:
        belongs = unicodedata.category(sign)[0] == "M" or sign in JOINERS or "\U0001f3fb" <= sign <= "\U0001f3ff"
        if kept and not belongs and kept[-1] not in JOINERS:
            yield kept
            kept = ""
        kept += sign
    if kept:
        yield kept


def _width_of_sign(sign: str, *, is_code: bool) -> float:
    if sign in _OF:
        return _MONO if is_code else _OF[sign]
    category = unicodedata.category(sign)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if category == "So" and not is_spaceless(sign):
        return _EMOJI
    if unicodedata.east_asian_width(sign) in "WF":
        return _WIDE
    name = unicodedata.name(sign, "")
    width = next((width for script, width in _SCRIPTS.items() if script in name), _OTHER_SCRIPT)
    return width / 2 + 0.1 if category == "Mc" else width
