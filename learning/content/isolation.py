"""People's words inside our sentences: those that run from right to left must not carry ours along."""

import unicodedata
from typing import Final

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_DIRECTIONAL_ISOLATE: Final = "\u2069"
_LEFTWARDS: Final = frozenset(("R", "AL"))


def isolate(words: str) -> str:
    """`words`, set apart for plain text if a letter in them runs from right to left (Unicode TR 9). HTML has <bdi>."""
    if any(unicodedata.bidirectional(sign) in _LEFTWARDS for sign in words):
        return f"{_FIRST_STRONG_ISOLATE}{words}{_POP_DIRECTIONAL_ISOLATE}"
    return words
