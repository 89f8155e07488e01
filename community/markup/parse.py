"""Reading the Markdown of a post: CommonMark, tables and bare addresses, within bounds.

Everything that shows, counts or lists something of a post goes through parse(), so that they all see the same links
and names. The bounds keep the work for 20,000 characters small, whatever they are.
"""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block, table
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from community.markup import urls
from community.markup.normalize import IS_IMAGE, normalize_inline
from community.markup.text import clean_text
from learning.content.emphasis import read_emphasis_spaceless
from learning.content.syntax.bare_links import read_bare_links

# Quotes and lists within each other; what goes deeper is shown as it was typed.
_MAX_LEVELS: Final = 8
# Brackets within each other, for the ends of links; also more than all blocks within each other.
_MAX_BRACKETS: Final = 10
# The parser looks for the end of each quote down to the next empty line, even if it ends sooner.
_MAX_QUOTED_LINES: Final = 5000
# Rows that are shorter than a table's head are filled up: a few kilobytes could become a megabyte of empty cells.
_MAX_CELLS: Final = 2000
_DELIMITERS: Final = re.compile(r"[\s|:-]+")


class _PostMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802
        return urls.is_linkable(url)

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        # What is too long to be linked need not be encoded, many times over, to be refused.
        return super().normalizeLink(url) if len(url) <= urls.MAX_CHARACTERS else url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """As it was typed: decoding it would let in what clean_text() keeps out."""
        return link


def parse(source: str) -> list[Token]:
    """The tokens of `source`. Images are text, no link stands in another, and names are marked (normalize.py)."""
    return parser.parse(clean_text(source))


def _limited_blockquote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.level >= _MAX_LEVELS or state.env.get("quoted", 0) > _MAX_QUOTED_LINES:
        return False
    if not silent and state.src.startswith(">", state.bMarks[start] + state.tShift[start]):
        state.env["quoted"] = state.env.get("quoted", 0) + _lines_until_empty(state, start, end)
    return state.env.get("quoted", 0) <= _MAX_QUOTED_LINES and blockquote(state, start, end, silent)


def _limited_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return state.level < _MAX_LEVELS and list_block(state, start, end, silent)


def _limited_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, as long as those of the post together have not too many cells."""
    if start + 2 > end or state.env.get("cells", 0) > _MAX_CELLS:
        return False
    head, delimiters = (state.src[state.bMarks[line] : state.eMarks[line]] for line in (start, start + 1))
    if "|" not in head or not _DELIMITERS.fullmatch(delimiters):
        return False
    if not silent:
        cells = _lines_until_empty(state, start, end) * (delimiters.strip(" \t|").count("|") + 1)
        state.env["cells"] = state.env.get("cells", 0) + cells
    return state.env.get("cells", 0) <= _MAX_CELLS and table(state, start, end, silent)


def _lines_until_empty(state: StateBlock, start: int, end: int) -> int:
    return next((line for line in range(start, end) if state.isEmpty(line)), end) - start


def _image_as_link(state: StateInline, silent: bool) -> bool:
    """An image is read as a link with a mark, of which only the words will stay."""
    if not state.src.startswith("![", state.pos, state.posMax):
        return False
    start, before = state.pos, len(state.tokens)
    state.pos += 1
    if not link(state, silent):
        state.pos = start
        return False
    if not silent:
        next(token for token in state.tokens[before:] if token.type == "link_open").meta[IS_IMAGE] = True
    return True


def _make_parser() -> MarkdownIt:
    parser = _PostMarkdown("commonmark", {"html": False, "breaks": True, "maxNesting": _MAX_BRACKETS}).enable("table")
    blocks, inline = parser.block.ruler, parser.inline.ruler
    # Which blocks each of them may end, as in the parser's own table of rules.
    blocks.at("blockquote", _limited_blockquote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    blocks.at("list", _limited_list, {"alt": ["paragraph", "reference", "blockquote"]})
    blocks.at("table", _limited_table, {"alt": ["paragraph", "reference"]})
    read_bare_links(parser, is_linkable=urls.is_linkable)
    inline.at("image", _image_as_link)
    read_emphasis_spaceless(parser)
    parser.core.ruler.push("normalize_inline", normalize_inline)
    return parser


parser: Final = _make_parser()
