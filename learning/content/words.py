"""Words in any script: what belongs to one, and what addresses say of a title.

For Python "\\w" is letters and digits alone. The vowels of Thai and Hindi, the virama that joins consonants and accents
without a letter of their own (as in ọ́) are marks: without them a word is torn or misspelt.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# Between letters of Persian, Hindi or Sinhala they decide how these join; nothing is seen of them by themselves.
JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
# Latin letters that are no letter with an accent.
_LATIN: Final = str.maketrans(
    dict(zip("ıłđðøħŧɓɗƙƴɛɔəŋɣʋ", "ilddohtbdkyeoengv", strict=True)) | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_QUOTES: Final = "'’‘ʼ\"“”`"
MAX_SLUG_CHARACTERS: Final = 80
# Each is three in an address that is percent-encoded, which is how messengers show it.
MAX_SLUG_BYTES: Final = 160


def is_word_character(character: str) -> bool:
    """Whether it is part of a word: a letter, a mark on one, a digit, an underscore or a joiner."""
    return unicodedata.category(character)[0] in "LMN" or character == "_" or character in JOINERS


def words_of(text: str) -> list[str]:
    """The words of `text` in its order, in small letters and in NFC, the one form in which equal words are equal."""
    tidy = unicodedata.normalize("NFC", text.lower())
    runs = "".join(character if is_word_character(character) else " " for character in tidy).split()
    return [word for word in (trim_marks(run) for run in runs) if word]


def trim_marks(word: str) -> str:
    """`word` without the marks and joiners at its beginning, which have nothing to stand on, and joiners at its end."""
    stands = (i for i, sign in enumerate(word) if sign not in JOINERS and unicodedata.category(sign)[0] != "M")
    return word[next(stands, len(word)) :].rstrip(JOINERS)


def anchor_of(title: str) -> str:
    """`title` as the name of a place in a page: its words as they are written, with hyphens between them."""
    return _hyphenated(unicodedata.normalize("NFC", title.lower()))


def slug_of(title: str) -> str:
    """`title` as a part of an address, in its own script; Latin letters without accents. Empty without any letter.

    At most 80 characters and 160 bytes of UTF-8, cut between words where that leaves something.
    """
    return _shortened(_hyphenated("".join(_plain_latin(unicodedata.normalize("NFC", title.lower())))))


def _plain_latin(text: str) -> Iterator[str]:
    """Each letter of `text`, the Latin ones without accents, whether these are part of the letter or follow it."""
    is_latin = False
    for sign in text:
        if unicodedata.category(sign)[0] != "M":
            plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
            plain = plain.lower().translate(_LATIN)
            is_latin = plain.isascii() and plain.isalnum()
            yield plain if is_latin else sign
        elif not is_latin:
            yield sign


def _hyphenated(text: str) -> str:
    """Words joined by hyphens. Signs of ASCII and quotes vanish, as "what's" is one word; others part words."""
    kept = (
        sign if is_word_character(sign) or sign in "- \t\n" else "" if sign in _QUOTES or sign.isascii() else " "
        for sign in text
    )
    parts = (trim_marks(part) for part in re.split(r"[-\s]+", "".join(kept)))
    return "-".join(part for part in parts if part).strip("-_")


def _shortened(slug: str) -> str:
    short = slug[:MAX_SLUG_CHARACTERS].encode()[:MAX_SLUG_BYTES].decode(errors="ignore")
    rest = slug[len(short) :]
    if not rest:
        return short
    if not rest.startswith("-") and "-" in short[len(short) // 2 :]:
        short = short[: short.rindex("-")]
    elif unicodedata.category(rest[0])[0] == "M" or rest[0] in JOINERS:
        # The letter whose mark was cut off would be another one.
        while short and (unicodedata.category(short[-1])[0] == "M" or short[-1] in JOINERS):
            short = short[:-1]
        short = short[:-1]
    return short.strip("-_" + JOINERS)
