"""Syllables of English words: by rule, and by a list where the rule is wrong (README.md)."""

import re
from functools import cache
from pathlib import Path
from typing import Final

_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT_END: Final = re.compile(r"[^aeiouy](?<!l)e$|[^aeiouytd]ed$|[^aeiouysxzcghl]es$")
# Two vowels that stand together and are said apart.
_SAID_APART: Final = re.compile(
    r"i(?:a(?!g|l$|n$|ge)|o(?!n|u)|um|us$)|[^q]u[ao]|eo(?!p)|y[aeiou](?<!ye)|sm$|[^aeiou]ier"
)
# A silent e inside: safely, statement, something.
_SILENT_INSIDE: Final = re.compile(r"[aeiouy][^aeiouy]e(?=ly$|ful|less|ment|ness|where|thing|body)")


def syllables_of(word: str) -> int:
    """How many `word` has, which is written in small letters and may have an apostrophe."""
    plain = word.removesuffix("'s")
    return _exceptions().get(word) or _exceptions().get(plain) or count_by_rule(plain)


def count_by_rule(word: str) -> int:
    if len(word) <= 3:
        return 1
    count = len(_VOWELS.findall(word)) + len(_SAID_APART.findall(word)) - len(_SILENT_INSIDE.findall(word))
    return max(1, count - bool(_SILENT_END.search(word)))


@cache
def _exceptions() -> dict[str, int]:
    """Lines of the list are a number and the words that have so many syllables."""
    lines = Path(__file__).with_name("exceptions.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for count, *words in map(str.split, lines) for word in words}
