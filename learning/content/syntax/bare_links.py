"""Addresses without any marks around them are links: in lessons and, with rules of their own, in posts of the forum."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SCHEME: Final = re.compile(r"(?<![a-z0-9])https?\Z", re.IGNORECASE)
_LONGEST_SCHEME: Final = len("https")
# Marks as wide as a Chinese letter, brackets and spaces among them. No address has any: they stand around it, without a
# space between.
_WIDE_MARKS: Final = "".join(
    sign
    for sign in map(chr, range(0x2E80, 0x10000))
    if unicodedata.category(sign)[0] in "PSZ" and unicodedata.east_asian_width(sign) in "WFH"
)
# From the colon on. Brackets, quotes and stars more often stand around an address than in it.
_REST: Final = re.compile(rf"://[^\W_][^\s<>\"`*\\^{{|}}\[\]{_WIDE_MARKS}]*")
_ENDS_SENTENCES: Final = "?!.,:;_~'"


def read_bare_links(parser: MarkdownIt, *, is_linkable: Callable[[str], bool]) -> None:
    """Let `parser` link addresses in the middle of text, if `is_linkable` takes them as they are encoded."""

    def link_bare_url(state: StateInline, silent: bool) -> bool:
        """Rule of the parser. It looks at the colon, as all before is text.

        It has nothing to do when the parser only looks ahead for the end of a link's words: an address has no bracket.
        """
        if silent or state.linkLevel > 0 or state.src[state.pos] != ":":
            return False
        before = _SCHEME.search(state.src[max(0, state.pos - _LONGEST_SCHEME - 1) : state.pos])
        rest = _REST.match(state.src, state.pos, state.posMax)
        if before is None or rest is None or not state.pending.endswith(before.group()):
            return False
        tail = _strip_punctuation(rest.group())
        shown = before.group() + tail
        href = state.md.normalizeLink(shown)
        if is_linkable(href):
            state.pending = state.pending[: -len(before.group())]
            state.push("link_open", "a", 1).attrs = {"href": href}
            state.push("text", "", 0).content = shown
            state.push("link_close", "a", -1)
        else:
            # Text to its end: looking again from every "http" within would take time for nothing.
            state.append_pending(tail)
        state.pos += len(tail)
        return True

    parser.inline.ruler.before("newline", "bare_url", link_bare_url)


def _strip_punctuation(address: str) -> str:
    """`address` without what ends the sentence around it, and without brackets that were opened before it."""
    end, unopened = len(address), address.count(")") - address.count("(")
    while _ends_sentence(address[end - 1]) or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _ends_sentence(sign: str) -> bool:
    """Also the marks of other scripts: the Arabic comma, the danda of Hindi, curly quotes."""
    return sign in _ENDS_SENTENCES or (not sign.isascii() and unicodedata.category(sign)[0] == "P")
