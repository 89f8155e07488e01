"""Words of the glossary: "[[hash]]", or "[[hash|fingerprints]]" where the sentence needs other words.

Compiled, a term is a link to its entry by the words it was written with; pages put the definition beside it when they
are shown (learning/glossary/).
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from learning.content.words import anchor_of

PAGE: Final = "/glossary/"
TERM_CLASS: Final = "term"
_TERM: Final = re.compile(r"\[\[(?P<term>[^\[\]|]{1,80})(?:\|(?P<shown>[^\[\]|]{1,120}))?\]\]")
_CODE: Final = re.compile(r"^( {0,3})(```+|~~~+).*?^ {0,3}\2|(`+)(?!`).*?(?<!`)\3(?!`)", re.DOTALL | re.MULTILINE)


class WrittenTerm(NamedTuple):
    """A term in a text, and its line there, counted from 1."""

    words: str
    line: int


def read_terms(parser: MarkdownIt) -> None:
    """Let `parser` read them; where a link cannot stand they are their words alone."""
    parser.inline.ruler.before("link", "term", _term)


def spelling_key(words: str) -> str:
    """What `words` are looked up by: one for "Hash", "hash" and " hash "."""
    return anchor_of(" ".join(words.split()))


def terms_in(source: str) -> Iterator[WrittenTerm]:
    """The terms that `source` names, Markdown or YAML with Markdown in it; not those in code."""
    prose = _CODE.sub(lambda code: "\n" * code[0].count("\n"), source)
    for found in _TERM.finditer(prose):
        yield WrittenTerm(" ".join(found["term"].split()), prose.count("\n", 0, found.start()) + 1)


def _term(state: StateInline, silent: bool) -> bool:
    found = _TERM.match(state.src, state.pos, state.posMax)
    key = spelling_key(found["term"]) if found else ""
    if found is None or not key:
        return False
    if not silent:
        shown = " ".join((found["shown"] or found["term"]).split())
        is_link = state.linkLevel == 0 and not state.env.get("is_label")
        if is_link:
            state.push("link_open", "a", 1).attrs = {"href": f"{PAGE}#term-{quote(key)}", "class": TERM_CLASS}
        state.push("text", "", 0).content = shown
        if is_link:
            state.push("link_close", "a", -1)
    state.pos = found.end()
    return True
