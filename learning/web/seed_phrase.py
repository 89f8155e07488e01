"""Seed phrases that people are about to make public: a run of words as wallets draw them (BIP-39)."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The shortest phrase there is.
_FEWEST_WORDS: Final = 12
_LIST: Final = Path(__file__).parent / "bip39" / "english.txt"
# Phrases are copied with commas, numbers and line ends between their words, or as a list.
_WORD: Final = re.compile(r"[^\W\d_]+")
_BETWEEN: Final = re.compile(r"[\s\d.,;:)(*#\"'|>`-]*")


def holds_seed_phrase(text: str) -> bool:
    """Whether twelve words of the English list follow each other, whatever of layout stands between them.

    Prose does not do that: the list has none of "the", "and", "is" and "of", nor any word of one or two letters.
    """
    run, end = 0, 0
    for match in _WORD.finditer(text):
        is_next = _BETWEEN.fullmatch(text, end, match.start()) is not None
        run = (run if is_next else 0) + 1 if match[0].lower() in _words() else 0
        end = match.end()
        if run == _FEWEST_WORDS:
            return True
    return False


def refuse_seed_phrase(text: str) -> None:
    """A validator for what others may read. Raises ValidationError."""
    if holds_seed_phrase(text):
        raise ValidationError(
            _(
                "This looks like a seed phrase. Take it out: whoever reads it can empty the wallet. "
                "If it is a real one, move everything to a new wallet now."
            ),
            code="seed_phrase",
        )


@cache
def _words() -> frozenset[str]:
    return frozenset(_LIST.read_text(encoding="ascii").split())
