"""What an edit changed, for the history of a post."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from community.markup.text import clean_text

# Comparing takes time that grows with the square of the number of pieces and worse.
_MOST_PIECES: Final = 400
# With less in common than this, two lines are easier to read one after the other than mixed.
_ALIKE: Final = 0.4
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS: Final = re.compile(r"[^\W_]+|\s+|[\W_]")


class _Run(NamedTuple):
    """A run of pieces that is the same in both, where `gone` and `come` are equal, or differs."""

    gone: list[str]
    come: list[str]


def compare(old: str, new: str) -> SafeString:
    """The text of both as HTML, what has gone in <del> and what has come in <ins>. Line ends are kept as they are."""
    lines = _runs(_LINES.findall(clean_text(old)), _LINES.findall(clean_text(new)))
    return mark_safe("".join(html for run in lines for html in _mark(_words(run))))  # noqa: S308


def _words(lines: _Run) -> list[_Run]:
    """Lines that differ, word by word where they are alike."""
    if lines.gone == lines.come:
        return [lines]
    gone, come = "".join(lines.gone), "".join(lines.come)
    words = list(_runs(_WORDS.findall(gone), _WORDS.findall(come)))
    same = sum(len("".join(run.gone)) for run in words if run.gone == run.come)
    return words if 2 * same >= _ALIKE * (len(gone) + len(come)) else [lines]


def _runs(old: list[str], new: list[str]) -> Iterator[_Run]:
    """Both from beginning to end. Only what lies between the same beginning and the same end is compared."""
    most = min(len(old), len(new))
    start = next((i for i in range(most) if old[i] != new[i]), most)
    end = next((i for i in range(most - start) if old[-1 - i] != new[-1 - i]), most - start)
    yield _Run(old[:start], old[:start])
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    if len(gone) + len(come) > 2 * _MOST_PIECES:
        yield _Run(gone, come)
    else:
        for _tag, i, j, k, m in SequenceMatcher(None, gone, come).get_opcodes():
            yield _Run(gone[i:j], come[k:m])
    yield _Run(old[len(old) - end :], old[len(old) - end :])


def _mark(runs: list[_Run]) -> Iterator[str]:
    for gone, come in runs:
        if gone == come:
            yield escape("".join(gone))
        else:
            yield from (
                f"<{tag}>{escape(''.join(text))}</{tag}>" for tag, text in (("del", gone), ("ins", come)) if text
            )
