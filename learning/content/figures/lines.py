"""Words in lines that fit a width. Hashes, addresses and what stands in `backticks` are code, and run left to right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from learning.content.emphasis import is_spaceless
from learning.content.figures.measure import clusters_of, width_of

# In backticks, or hexadecimal: from 0x on, or six digits and more of which one is a numeral and one a letter.
_CODE: Final = re.compile(r"`([^`]+)`|\b(0x[0-9a-fA-F]+(?:…[0-9a-fA-F]+)?|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{6,})\b")


class Run(NamedTuple):
    text: str
    is_code: bool = False


class _Piece(NamedTuple):
    """What stays on one line if it can."""

    runs: tuple[Run, ...]
    after_space: bool


@dataclass
class Line:
    runs: list[Run] = field(default_factory=list)
    width: float = 0

    def add(self, run: Run, size: float) -> None:
        if self.runs and self.runs[-1].is_code == run.is_code:
            run = Run(self.runs.pop().text + run.text, run.is_code)
            self.width = sum(_width(each, size) for each in self.runs)
        self.runs.append(run)
        self.width += _width(run, size)


def lines_of(words: str, *, width: float, size: float, is_code: bool = False) -> list[Line]:
    """`words` in lines of at most `width`; a longer word is broken between letters."""
    lines = [Line()]
    for piece in _pieces_of(words, is_code=is_code):
        space = 0.3 * size if piece.after_space and lines[-1].runs else 0.0
        wide = sum(_width(run, size) for run in piece.runs)
        if lines[-1].runs and lines[-1].width + space + wide > width:
            lines.append(Line())
            space = 0.0
        if space:
            lines[-1].add(Run(" ", lines[-1].runs[-1].is_code and piece.runs[0].is_code), size)
        for run in piece.runs:
            for part in [run.text] if wide <= width else clusters_of(run.text):
                if lines[-1].runs and lines[-1].width + width_of(part, size, is_code=run.is_code) > width:
                    lines.append(Line())
                lines[-1].add(Run(part, run.is_code), size)
    return [line for line in lines if line.runs]


def widest_word(words: str, *, size: float, is_code: bool = False) -> float:
    """How wide a line must be so that no word is broken between letters."""
    pieces = _pieces_of(words, is_code=is_code)
    return max((sum(_width(run, size) for run in piece.runs) for piece in pieces), default=0.0)


def _width(run: Run, size: float) -> float:
    return width_of(run.text, size, is_code=run.is_code)


def _pieces_of(words: str, *, is_code: bool) -> Iterator[_Piece]:
    runs: list[Run] = []
    after_space = False
    for run in [Run(words, True)] if is_code else _runs_of(words):
        for position, part in enumerate(re.split(r"(\s+)", run.text)):
            if position % 2:
                if runs:
                    yield _Piece(tuple(runs), after_space)
                runs, after_space = [], True
                continue
            for text in _without_spaces(part):
                # Between letters of scripts without spaces a line may end.
                if runs and not run.is_code and is_spaceless(text[0]) and is_spaceless(runs[-1].text[0]):
                    yield _Piece(tuple(runs), after_space)
                    runs, after_space = [], False
                runs.append(Run(text, run.is_code))
    if runs:
        yield _Piece(tuple(runs), after_space)


def _runs_of(words: str) -> Iterator[Run]:
    end = 0
    for found in _CODE.finditer(words):
        if found.start() > end:
            yield Run(words[end : found.start()])
        yield Run(found[1] or found[2], is_code=True)
        end = found.end()
    if end < len(words):
        yield Run(words[end:])


def _without_spaces(part: str) -> Iterator[str]:
    """A word, or the clusters of one in a script that writes no spaces."""
    if any(is_spaceless(sign) for sign in part):
        yield from clusters_of(part)
    elif part:
        yield part
