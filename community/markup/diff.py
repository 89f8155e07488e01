"""The difference between two versions of a post, for its history."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from community.markup.text import clean_text

# Comparing takes time that grows with the square of the number of pieces and worse.
_MAX_PIECES: Final = 400
# With less in common than this, two lines are easier to read one after the other than mixed.
_MIN_SIMILARITY: Final = 0.4
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS: Final = re.compile(r"[^\W_]+|\s+|[\W_]")


class _Chunk(NamedTuple):
    """A run of pieces that is the same in both, where `removed` and `added` are equal, or differs."""

    removed: list[str]
    added: list[str]


def diff_html(old: str, new: str) -> SafeString:
    """The text of both as HTML, what was removed in <del>, what was added in <ins>. Line ends are kept as they are."""
    lines = _chunks(_LINES.findall(clean_text(old)), _LINES.findall(clean_text(new)))
    return mark_safe("".join(html for chunk in lines for html in _render(_split_words(chunk))))  # noqa: S308


def _split_words(lines: _Chunk) -> list[_Chunk]:
    """Lines that differ, word by word where they are alike."""
    if lines.removed == lines.added:
        return [lines]
    removed, added = "".join(lines.removed), "".join(lines.added)
    words = list(_chunks(_WORDS.findall(removed), _WORDS.findall(added)))
    same = sum(len("".join(chunk.removed)) for chunk in words if chunk.removed == chunk.added)
    return words if 2 * same >= _MIN_SIMILARITY * (len(removed) + len(added)) else [lines]


def _chunks(old: list[str], new: list[str]) -> Iterator[_Chunk]:
    """Both from beginning to end. Only what lies between the same beginning and the same end is compared."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    yield _Chunk(old[:start], old[:start])
    removed, added = old[start : len(old) - end], new[start : len(new) - end]
    if len(removed) + len(added) > 2 * _MAX_PIECES:
        yield _Chunk(removed, added)
    else:
        for _tag, i, j, k, m in SequenceMatcher(None, removed, added).get_opcodes():
            yield _Chunk(removed[i:j], added[k:m])
    yield _Chunk(old[len(old) - end :], old[len(old) - end :])


def _render(chunks: list[_Chunk]) -> Iterator[str]:
    for removed, added in chunks:
        if removed == added:
            yield escape("".join(removed))
        else:
            yield from (
                f"<{tag}>{escape(''.join(text))}</{tag}>" for tag, text in (("del", removed), ("ins", added)) if text
            )
