"""Where a post's links may lead, and the addresses people type without any marks around them."""

import re
import unicodedata
from html import escape
from typing import Final

import nh3
from django.conf import settings
from markdown_it.rules_inline import StateInline

from learning.content.sanitize import URL_SCHEMES

# No link of sense is longer; what a browser would do with one is anybody's guess.
MAX_CHARACTERS: Final = 2000
# As they stand in a page, with everything unusual percent-encoded. A name before the host ("https://bank@evil.example")
# is there to deceive, and a second slash or a backslash after the first leads to another host.
_ALLOWED: Final = re.compile(
    r"https?://(?P<host>[^\W_][^\s/?#@\\]*)(?:[/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|(?P<path>/)(?:[^\s/\\]\S*)?",
    re.IGNORECASE,
)
# Browsers refuse more than the list does: hosts that cannot be, ports that are too high.
_URL_CHECKER: Final = nh3.Cleaner(tags={"a"}, attributes={"a": {"href"}}, url_schemes=URL_SCHEMES, link_rel=None)
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


def is_linkable(href: str) -> bool:
    """Whether a post's link may lead to `href`, which is encoded, and can."""
    return is_allowed(href) and "href" in _URL_CHECKER.clean(f'<a href="{escape(href)}">')


def is_allowed(href: str) -> bool:
    """Whether it is of a kind that posts may link: http, https, mail and paths of this site."""
    return len(href) <= MAX_CHARACTERS and _ALLOWED.fullmatch(href) is not None


def is_external(href: str) -> bool:
    """Whether a link leaves this site. A mail address does."""
    target = _ALLOWED.fullmatch(href)
    if target is None or target["path"]:
        return target is None
    return (target["host"] or "").lower() != settings.SITE_HOST.lower()


def link_bare_url(state: StateInline, silent: bool) -> bool:
    """Rule of the parser: an address in the middle of text is a link. It looks at the colon, as all before is text.

    It has nothing to do when the parser only looks ahead for the end of a link's words: no bracket is in an address.
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
