"""Lists with boxes: "- [ ] to be done", "- [x] done". Nothing is kept of them: they are there to be read."""

from html import escape
from typing import Final

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_SIGNS: Final = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}


def read_ticks(parser: MarkdownIt) -> None:
    """Let `parser` read them, when all words are read."""
    parser.add_render_rule("tick", lambda _, tokens, index, *__: tokens[index].content)
    parser.core.ruler.push("ticks", _find_ticks)


def _find_ticks(state: StateCore) -> None:
    for index, token in enumerate(state.tokens[2:], start=2):
        item, paragraph = state.tokens[index - 2 : index]
        if token.type == "inline" and paragraph.type == "paragraph_open" and item.type == "list_item_open":
            _tick(item, token)


def _tick(item: Token, words: Token) -> None:
    sign = _SIGNS.get(words.content[:4])
    first = words.children[0] if words.children else None
    if sign is None or first is None or not first.content.startswith(words.content[:4]):
        return
    first.content = first.content[4:]
    label = _("Done:") if sign == "☑" else _("To do:")
    mark = Token("tick", "", 0, content=f'<span role="img" aria-label="{escape(label)}">{sign}</span> ')
    words.children = [mark, *(words.children or [])]
    item.attrSet("class", "tick")
