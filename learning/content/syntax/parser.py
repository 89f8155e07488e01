"""The Markdown of lessons: CommonMark, and what stands in the other modules here."""

import re
from typing import Final

from markdown_it import MarkdownIt

from learning.content.emphasis import read_emphasis_spaceless
from learning.content.syntax.bare_links import read_bare_links
from learning.content.syntax.boxes import read_boxes
from learning.content.syntax.breaks import read_breaks
from learning.content.syntax.callouts import read_callouts
from learning.content.syntax.comments import read_comments
from learning.content.syntax.notes import read_notes
from learning.content.syntax.terms import read_terms
from learning.content.syntax.ticks import read_ticks

_WEB_ADDRESS: Final = re.compile(r"https?://\S+")


def make_parser(*, html: bool = False) -> MarkdownIt:
    """A parser of lessons. With `html`, tags that mean nothing here become tokens too, so that they can be refused."""
    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    read_emphasis_spaceless(parser)
    read_comments(parser)
    read_breaks(parser)
    read_boxes(parser)
    read_callouts(parser)
    read_notes(parser)
    read_terms(parser)
    read_ticks(parser)
    read_bare_links(parser, is_linkable=lambda href: _WEB_ADDRESS.fullmatch(href) is not None)
    return parser
