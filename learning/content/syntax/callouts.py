"""Call-outs: a tip, a warning, something to try, set apart from the text around it.

Written as on GitHub ("> [!TIP] A title"), in mkdocs ("!!! tip"), Docusaurus (":::tip") or Mintlify ("<Tip>"); all
become the same tokens: callout_open, a title, the words, callout_close.
"""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin

TITLES: Final[dict[str, str | Promise]] = {
    "note": _("Note"),
    "tip": _("Tip"),
    "important": _("Important"),
    "warning": _("Watch out"),
    "caution": _("Danger"),
    "try": _("Try it"),
    "short": _("In short"),
}
# What other schools and tools call them.
_ALIASES: Final = {
    **dict.fromkeys(("info", "example", "question", "quote", "seealso", "check"), "note"),
    **dict.fromkeys(("hint", "success"), "tip"),
    **dict.fromkeys(("attention", "warn"), "warning"),
    **dict.fromkeys(("danger", "error", "failure", "bug"), "caution"),
    **dict.fromkeys(("abstract", "summary", "tldr"), "short"),
    **dict.fromkeys(("exercise", "task"), "try"),
}
WORDS: Final = [*TITLES, *_ALIASES]
_GITHUB: Final = re.compile(r"\[!(?P<word>[A-Za-z]+)\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)")
# ":::tip A title", ":::tip[A title]", ":::tip{title="A title"}"
_CONTAINER: Final = re.compile(r"\s*(?P<word>[A-Za-z]+)\s*(?:\[(?P<in>[^\]]*)\]|\{[^}]*\}|(?P<title>.*))\s*")


def read_callouts(parser: MarkdownIt) -> None:
    """Let `parser` read them."""
    admon_plugin(parser)
    container_plugin(parser, "callout", marker=":", validate=lambda given, *_: _CONTAINER.fullmatch(given) is not None)
    parser.core.ruler.after("block", "callouts", _find_callouts)


def callout(word: str, title: str, *, line: int) -> list[Token]:
    """The tokens that begin one: what it is, and its title; its own name without another."""
    kind = kind_of_callout(word)
    shown = title.strip() or str(TITLES[kind])
    opening = Token("callout_open", "aside", 1, block=True, map=[line, line + 1], meta={"word": word})
    opening.attrs = {"class": f"callout callout-{kind}", "role": "note"}
    words = Token("inline", "", 0, content=shown, children=[], map=[line, line + 1], level=1)
    title_open = Token("paragraph_open", "p", 1, block=True, attrs={"class": "callout-title"}, map=[line, line + 1])
    return [opening, title_open, words, Token("paragraph_close", "p", -1, block=True)]


def callout_end() -> Token:
    return Token("callout_close", "aside", -1, block=True)


def is_callout(word: str) -> bool:
    return word.lower() in WORDS


def kind_of_callout(word: str) -> str:
    """One of TITLES; a word that nobody knows is a note."""
    name = word.lower()
    return name if name in TITLES else _ALIASES.get(name, "note")


def _find_callouts(state: StateCore) -> None:
    """Rule of the parser: all three ways of writing them, before the words within are read."""
    tokens = _from_quotes(list(_from_plugins(state.tokens)))
    state.tokens = tokens


def _from_plugins(tokens: list[Token]) -> Iterator[Token]:
    is_title = False
    for token in tokens:
        line = token.map[0] if token.map else 0
        if token.type == "admonition_open":
            word = str(token.meta["tag"])
            yield from callout(word, "" if token.content == word.title() else token.content, line=line)
        elif token.type == "container_callout_open":
            found = _CONTAINER.fullmatch(token.info)
            word, title = (found["word"], found["in"] or found["title"] or "") if found else ("note", "")
            yield from callout(word, title, line=line)
        elif token.type in ("admonition_close", "container_callout_close"):
            yield callout_end()
        elif token.type.startswith("admonition_title"):
            is_title = token.nesting == 1
        elif not is_title:
            yield token


def _from_quotes(tokens: list[Token]) -> list[Token]:
    """Quotations whose first line says what they are."""
    kept: list[Token] = []
    opened: list[bool] = []  # of each quotation that is open: whether it is a call-out
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "blockquote_open":
            found = _begins_with_name(tokens[index + 1 : index + 3])
            opened.append(found is not None)
            if found is not None:
                kept += callout(found["word"], found["title"], line=token.map[0] if token.map else 0)
                index += _take_first_line(tokens, index + 1, found.end())
                continue
        elif token.type == "blockquote_close" and opened.pop():
            token = callout_end()
        kept.append(token)
        index += 1
    return kept


def _begins_with_name(following: list[Token]) -> re.Match[str] | None:
    if len(following) < 2 or following[0].type != "paragraph_open" or following[1].type != "inline":
        return None
    return _GITHUB.match(following[1].content)


def _take_first_line(tokens: list[Token], paragraph: int, length: int) -> int:
    """Take the name out of the paragraph at that index, and say how many tokens are done with."""
    words = tokens[paragraph + 1]
    words.content = words.content[length:].lstrip()
    if words.map:
        words.map = [words.map[0] + 1, max(words.map)]
    return 1 if words.content else 4
