"""The prose of a lesson: paragraphs and items of lists as plain words, from Markdown wherever an author wrote some."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from markdown_it.token import Token

from learning.content.markdown import parser

# What a key of a lesson must be called for its text to be read by learners.
_READ: Final = frozenset(
    "markdown prompt explanation text feedback intro goal steps hints debrief task says hint label items".split()
)
# Stands for code in a sentence: one short word, whatever it is.
_CODE: Final = "code"


@dataclass(frozen=True, slots=True)
class Passage:
    """`words` as they are read; `written` is how it begins in the file, by which its line is found."""

    words: str
    written: str


def markdown_in(source: Any, key: str = "") -> Iterator[str]:
    """Every text that learners read, in the order of the file."""
    if isinstance(source, dict):
        for name, value in source.items():
            yield from markdown_in(value, name)
    elif isinstance(source, list):
        for value in source:
            yield from markdown_in(value, key)
    elif isinstance(source, str) and key in _READ:
        yield source


def passages_in(markdown: str) -> Iterator[Passage]:
    """No headings, no tables, no code, no pictures: what stands there is no sentence."""
    is_passage = False
    for token in parser.parse(markdown):
        if token.type == "inline" and is_passage:
            words = "".join(_words(token)).strip()
            if words:
                yield Passage(words, token.content.strip().splitlines()[0][:40])
        is_passage = token.type == "paragraph_open"


def tokens_in(markdown: str) -> Iterator[Token]:
    """Every token, those inside of lines as well."""
    for token in parser.parse(markdown):
        yield token
        yield from token.children or ()


def _words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type == "text":
            yield child.content
        elif child.type == "code_inline":
            yield _CODE
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.children:
            yield from _words(child)
        elif child.type not in ("image",) and child.content and not child.content.startswith("<"):
            yield child.content
