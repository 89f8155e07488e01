"""Markdown (CommonMark and tables) to clean HTML and to plain text for search."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

from learning.content.emphasis import read_emphasis_spaceless
from learning.content.highlighting import highlight_code, language_title
from learning.content.sanitize import EXTERNAL_REL, clean_html
from learning.content.words import anchor_of

# Headings name themselves; the prefix keeps them from taking the place of an id the page itself uses.
HEADING_ID_PREFIX = "section-"
_INTERNAL_LINK = re.compile(r"#|/(?!/)")
_ALIGNMENT = {"text-align:center": "align-center", "text-align:right": "align-end"}

parser = MarkdownIt("commonmark", {"html": False}).enable("table")
read_emphasis_spaceless(parser)


@dataclass
class PageRenderer:
    """Renders the texts of one page, so that heading ids and the names of scrollable regions do not repeat on it."""

    _heading_ids: set[str] = field(default_factory=set)
    _examples: int = 0
    _tables: int = 0

    def block(self, source: str) -> str:
        """`source` as paragraphs, headings, lists, code and tables."""
        return self._render(parser.parse(source))

    def inline(self, source: str) -> str:
        """`source` as one run of text, for a label or a list item."""
        return self._render(parser.parseInline(source))

    def _render(self, tokens: list[Token]) -> str:
        for index, token in enumerate(tokens):
            self._adapt(token, tokens[index + 1 : index + 3])
            for child in token.children or ():
                _adapt_inline(child)
        html: str = parser.renderer.render(tokens, parser.options, {})
        return clean_html(html).strip()

    def _adapt(self, token: Token, following: list[Token]) -> None:
        if token.type == "heading_open":
            token.attrSet("id", self._new_heading_id(plain_text_of(following[:1])))
        elif token.type in ("th_open", "td_open"):
            adapt_cell(token, *following)
        elif token.type in ("fence", "code_block"):
            language = fence_language(token)
            opening = scrollable("code", self._name_example(language))
            become_html(token, f"{opening}<pre><code>{highlight_code(token.content, language)}</code></pre></div>\n")
        elif token.type == "table_open":
            become_html(token, scrollable("table-scroll", self._name_table()) + "<table>\n")
        elif token.type == "table_close":
            become_html(token, "</table></div>\n")

    def _new_heading_id(self, title: str) -> str:
        base = HEADING_ID_PREFIX + (anchor_of(title) or str(len(self._heading_ids) + 1))
        name, count = base, 1
        while name in self._heading_ids:
            count += 1
            name = f"{base}-{count}"
        self._heading_ids.add(name)
        return name

    def _name_example(self, language: str) -> str:
        """What a screen reader calls the next piece of code."""
        self._examples += 1
        return name_example(self._examples, language_title(language))

    def _name_table(self) -> str:
        self._tables += 1
        return name_table(self._tables)


def plain_text(source: str) -> str:
    """The words of `source` without any markup, a line per block."""
    return plain_text_of(parser.parse(source))


def plain_text_of(tokens: Sequence[Token]) -> str:
    lines = ("".join(_words(token)).strip() for token in tokens)
    return "\n".join(line for line in lines if line)


def fence_language(token: Token) -> str:
    """The language named behind a fence's opening marks, in small letters."""
    return (token.info.split() or [""])[0].lower()


def name_example(number: int, language: str) -> str:
    """A piece of code in words; `language` as people write it, or nothing."""
    names = {"number": number, "language": language}
    return _("Example %(number)d, %(language)s") % names if language else _("Example %(number)d") % names


def name_table(number: int) -> str:
    return _("Table %(number)d") % {"number": number}


def _words(token: Token) -> Iterator[str]:
    if token.type in ("softbreak", "hardbreak"):
        yield " "
    elif token.children:
        for child in token.children:
            yield from _words(child)
    elif token.type in ("text", "code_inline", "fence", "code_block"):
        yield token.content


def _adapt_inline(token: Token) -> None:
    if token.type == "link_open" and not _INTERNAL_LINK.match(str(token.attrGet("href"))):
        token.attrSet("rel", EXTERNAL_REL)
    elif token.type == "image":
        token.type, token.content = "text", "".join(_words(token))


def adapt_cell(token: Token, words: Token, closing: Token) -> None:
    """Alignment as a class instead of a style, which the page's policy forbids; headers say what they head."""
    alignment = _ALIGNMENT.get(str(token.attrs.pop("style", "")))
    if alignment:
        token.attrSet("class", alignment)
    if token.type == "th_open" and words.content:
        token.attrSet("scope", "col")
    elif token.type == "th_open":
        # The empty corner of a table heads nothing.
        token.tag = closing.tag = "td"


def become_html(token: Token, html: str) -> None:
    token.type, token.content = "html_block", html


def scrollable(kind: str, label: str) -> str:
    """Wide content scrolls in its own box, which the keyboard can reach and a screen reader can name."""
    return f'<div class="scroll {kind}" tabindex="0" role="region" aria-label="{escape(label)}">'
