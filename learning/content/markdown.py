"""Markdown (CommonMark, tables and what stands in syntax/) to clean HTML and to plain text for search."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from secrets import token_hex

from django.utils.translation import gettext as _
from markdown_it.token import Token

from learning.content.figures.drawing import plain_figure, render_figure
from learning.content.figures.reading import FIGURE, find_figure_problems, read_figure
from learning.content.highlighting import highlight_code, language_title
from learning.content.pictures.markdown import is_shown, picture_alone, render_picture, render_picture_alone
from learning.content.sanitize import EXTERNAL_REL, clean_html
from learning.content.syntax.notes import BEFORE, count_notes, definitions_in
from learning.content.syntax.parser import make_parser
from learning.content.words import anchor_of

# Headings name themselves; the prefix keeps them from taking the place of an id the page itself uses.
HEADING_ID_PREFIX = "section-"
_INTERNAL_LINK = re.compile(r"#|/(?!/)")
_ALIGNMENT = {"text-align:center": "align-center", "text-align:right": "align-end"}

parser = make_parser()


@dataclass
class PageRenderer:
    """Renders the texts of one page, so that ids and the names of scrollable regions do not repeat on it.

    `definitions` are the addresses of links and the words of notes that any of the texts may name (of()).
    """

    definitions: str = ""
    _heading_ids: set[str] = field(default_factory=set)
    _examples: int = 0
    _tables: int = 0
    _notes: int = 0
    _figures: int = 0
    _after_cleaning: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, whole: str) -> "PageRenderer":
        """A renderer for the parts of the Markdown `whole`: each knows what is defined in another."""
        return cls(definitions=definitions_in(parser, whole))

    def block(self, source: str) -> str:
        """`source` as paragraphs, headings, lists, code and tables."""
        whole = f"{source}\n\n{self.definitions}" if self.definitions else source
        return self._render(parser.parse(whole))

    def inline(self, source: str) -> str:
        """`source` as one run of text, for a label or a list item; terms of the glossary are no links there."""
        return self._render(parser.parseInline(source, {"is_label": True}))

    def _render(self, tokens: list[Token]) -> str:
        for index, token in enumerate(tokens):
            self._adapt(token, tokens[index + 1 : index + 3])
            for child in token.children or ():
                self._adapt_inline(child)
        html: str = parser.renderer.render(tokens, parser.options, {BEFORE: self._notes})
        self._notes += count_notes(tokens)
        cleaned = clean_html(html).strip()
        for placeholder, own in self._after_cleaning.items():
            cleaned = cleaned.replace(placeholder, own)
        return cleaned

    def _adapt(self, token: Token, following: list[Token]) -> None:
        if token.type == "heading_open":
            token.attrSet("id", self._new_heading_id(plain_text_of(following[:1])))
        elif token.type == "paragraph_open" and (picture := picture_alone(following[0])):
            own = render_picture_alone(picture, plain_text_of([picture]))
            become_html(token, self._insert_later(own))
            become_html(following[1], "")
            following[0].children = []
        elif token.type == "callout_open":
            token.attrSet("aria-label", plain_text_of(following[1:]))
        elif token.type in ("th_open", "td_open"):
            adapt_cell(token, *following)
        elif token.type == "fence" and fence_language(token) == FIGURE and not find_figure_problems(token.content):
            become_html(token, self._insert_later(self._figure(token.content)))
        elif token.type in ("fence", "code_block"):
            language = fence_language(token)
            opening = scrollable("code", self._name_example(language))
            become_html(token, f"{opening}<pre><code>{highlight_code(token.content, language)}</code></pre></div>\n")
        elif token.type == "table_open":
            become_html(token, scrollable("table-scroll", self._name_table()) + "<table>\n")
        elif token.type == "table_close":
            become_html(token, "</table></div>\n")

    def _adapt_inline(self, token: Token) -> None:
        if token.type == "link_open" and not _INTERNAL_LINK.match(str(token.attrGet("href"))):
            token.attrSet("rel", EXTERNAL_REL)
        elif is_shown(token):
            own = render_picture(token, plain_text_of([token]))
            token.type, token.content = "text", self._insert_later(own).strip()
        elif token.type == "image":
            token.type, token.content = "text", "".join(_words(token))

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

    def _figure(self, source: str) -> str:
        self._figures += 1
        return render_figure(read_figure(source), place=self._figures)

    def _insert_later(self, own: str) -> str:
        """A placeholder, which no author can guess, for HTML of ours that the cleaning would not let through."""
        placeholder = token_hex(16)
        self._after_cleaning[placeholder] = own
        return f"{placeholder}\n"

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
    return re.split(r"[\s{=:,]", token.info.strip(), maxsplit=1)[0].lower()


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
    elif token.type == "fence" and fence_language(token) == FIGURE and not find_figure_problems(token.content):
        yield plain_figure(read_figure(token.content))
    elif token.type in ("text", "code_inline", "fence", "code_block"):
        yield token.content


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
