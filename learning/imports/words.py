"""Texts whose format is named beside them (HTML, Markdown, plain), as our Markdown."""

import re
from typing import Final

from learning.imports.escaping import escape_inline, escape_text
from learning.imports.html.blocks import label_of, markdown_of
from learning.imports.markdown.convert import convert_label, convert_markdown
from learning.imports.surroundings import Surroundings

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
_FORMULA: Final = re.compile(r"\$\$.+?\$\$|\\\(.+?\\\)|\\\[.+?\\\]", re.DOTALL)


def in_markdown(words: str, named: str, around: Surroundings) -> str:
    """A text of one or more paragraphs; `named` is html, markdown, plain or moodle, whose Moodle is HTML with lines."""
    if named == "markdown":
        return convert_markdown(words, around, top_heading=0)
    if named == "html":
        return markdown_of(words, around, top_heading=0)
    if named == "moodle" and _TAG.search(words):
        return markdown_of(re.sub(r"\n(?!\s*<)", "<br>\n", words.strip()), around, top_heading=0)
    return escape_text(words)


def in_label(words: str, named: str, around: Surroundings) -> str:
    """The same of a choice or what is said about it: one line."""
    if named == "markdown":
        return convert_label(words, around)
    if named == "html" or (named == "moodle" and _TAG.search(words)):
        return label_of(words, around)
    return escape_inline(words)


def has_formula(words: str) -> bool:
    """Whether it holds mathematics in TeX, which no lesson sets."""
    return _FORMULA.search(words) is not None
