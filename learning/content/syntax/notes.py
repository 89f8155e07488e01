"""Footnotes: "[^1]" in the text, "[^1]: …" anywhere in the lesson. They end what is rendered at once."""

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

# In the environment of a rendering: how many notes of the page stand before these.
BEFORE: Final = "notes_before"


def read_notes(parser: MarkdownIt) -> None:
    """Let `parser` read and render them."""
    footnote_plugin(parser, inline=False)
    parser.add_render_rule("footnote_ref", _render_mark)
    parser.add_render_rule("footnote_block_open", lambda *_: '<div class="notes"><ol>\n')
    parser.add_render_rule("footnote_block_close", lambda *_: "</ol></div>\n")
    parser.add_render_rule("footnote_open", _render_opening)
    parser.add_render_rule("footnote_anchor", _render_way_back)


def count_notes(tokens: Sequence[Token]) -> int:
    return sum(token.type == "footnote_open" for token in tokens)


def definitions_in(parser: MarkdownIt, source: str) -> str:
    """What a whole text defines for all its parts: the addresses of links and the words of notes, as Markdown."""
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    parser.block.parse(source, parser, env, tokens)
    places = [reference["map"] for reference in env.get("references", {}).values()]
    places += [token.map for token in tokens if token.type == "footnote_reference_open" and token.map]
    lines = source.split("\n")
    return "\n\n".join("\n".join(lines[first:end]) for first, end in places)


def _number(token: Token, env: dict[str, Any]) -> int:
    return int(token.meta["id"]) + 1 + int(env.get(BEFORE, 0))


def _mark_id(token: Token, env: dict[str, Any]) -> str:
    """Of the place in the text; the same note may be named more than once."""
    again = int(token.meta.get("subId", 0))
    return f"mark-{_number(token, env)}" + (f"-{again + 1}" if again else "")


def _render_mark(_renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    number = _number(tokens[index], env)
    label = escape(_("Note %(number)d") % {"number": number})
    return f'<sup><a href="#note-{number}" id="{_mark_id(tokens[index], env)}" aria-label="{label}">{number}</a></sup>'


def _render_opening(_renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    number = _number(tokens[index], env)
    return f'<li id="note-{number}" value="{number}">'


def _render_way_back(_renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    label = escape(_("Back to the text"))
    return f' <a href="#{_mark_id(tokens[index], env)}" aria-label="{label}">↩</a>'
