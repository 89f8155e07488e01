"""Texts as they come in files of others."""

import re
from pathlib import Path
from typing import Final
from unicodedata import normalize

from learning.content.words import slug_of

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LONGEST_SLUG: Final = 70
_WORDS_A_MINUTE: Final = 180


def decode(data: bytes) -> str:
    """`data` as text in NFC with "\\n" at line ends: UTF-8, UTF-16 with its mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    text = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    return normalize("NFC", text)


def read_text(file: Path, *, most: int = 2 * 2**20) -> str:
    """The text of `file`, cut off after `most` bytes."""
    with file.open("rb") as stream:
        return decode(stream.read(most))


def without_controls(text: str) -> str:
    return _CONTROLS.sub("", text)


def plain_slug(title: str, otherwise: str) -> str:
    """`title` as a part of an address in plain letters; `otherwise` when it has none of these."""
    plain = re.sub(r"[^a-z0-9]+", "-", slug_of(title)).strip("-")[:_LONGEST_SLUG].strip("-")
    return plain or otherwise


def unique(slug: str, taken: set[str], *, longest: int = _LONGEST_SLUG) -> str:
    """`slug`, or with a number when it is taken; then it is taken."""
    base, found, number = slug[:longest].strip("-"), slug[:longest].strip("-"), 1
    while found in taken:
        number += 1
        end = f"-{number}"
        found = base[: longest - len(end)].strip("-") + end
    taken.add(found)
    return found


def shortened(words: str, most: int) -> str:
    """On one line, cut between words."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def minutes_for(words: str) -> int:
    """How long a text takes to read."""
    return max(1, min(600, round(len(words.split()) / _WORDS_A_MINUTE)))
