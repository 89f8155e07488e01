"""A post's Markdown as HTML, made when the post is written and kept beside it."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from markdown_it.token import Token

from community.markup.mentions import MAX_MENTIONS, extract_names, public_person
from community.markup.normalize import MENTION
from community.markup.parse import parse, parser
from community.markup.sanitize import HEADINGS, clean_post
from community.markup.text import clean_text
from learning.accounts.former_usernames import read_holders
from learning.content.highlighting import highlight_code, language_title
from learning.content.markdown import adapt_cell, become_html, fence_language, name_example, name_table, scrollable

# The languages of this school and its neighbours whose colouring stays quick whatever the text is. Some of the five
# hundred others, C and Java among them, take seconds for a few kilobytes that are made for it.
LANGUAGES: Final = frozenset(
    "bash css go html javascript js json jsx kotlin php py python rs rust sh shell solidity sql swift toml ts tsx "
    "typescript vyper xml yaml yml".split()
)
# What is coloured in one post, in characters; each piece of code counts for some more. The rest is plain.
_MAX_HIGHLIGHTED: Final = 3000
_COST_PER_BLOCK: Final = 200


def render_post(source: str) -> str:
    """`source`, written now, as clean HTML. One query if it mentions anybody, otherwise none."""
    return render_posts([(source, timezone.now())])[0]


def render_posts(sources: Sequence[tuple[str, datetime]]) -> list[str]:
    """Each text as clean HTML; a name means who had it when the text was written. One query if they mention anybody."""
    posts = [(parse(source), written_at) for source, written_at in sources]
    mentioned = [extract_names(tokens)[:MAX_MENTIONS] for tokens, _written_at in posts]
    holders = read_holders(list({name for names in mentioned for name in names}))
    return [
        _render(tokens, {name: public_person(holders[name], at=written_at) for name in names})
        for names, (tokens, written_at) in zip(mentioned, posts, strict=True)
    ]


def _render(tokens: list[Token], people: dict[str, int | None]) -> str:
    """`people` are the ids of those whom a mention leads to, by the names in small letters."""
    adapter = _TokenAdapter()
    for index, token in enumerate(tokens):
        adapter.adapt(token, tokens[index + 1 : index + 3])
    html: str = parser.renderer.render(tokens, parser.options, {"people": people})
    # "&#27;" has become what it stands for by now.
    return clean_post(clean_text(html)).strip()


class _TokenAdapter:
    """Changes the tokens of one post: levels of headings, code in colours, boxes for what scrolls sideways."""

    def __init__(self) -> None:
        self._examples = 0
        self._tables = 0
        self._highlight_budget = _MAX_HIGHLIGHTED

    def adapt(self, token: Token, following: list[Token]) -> None:
        if token.type in ("heading_open", "heading_close"):
            token.tag = HEADINGS[min(int(token.tag[1]), len(HEADINGS)) - 1]
        elif token.type in ("th_open", "td_open"):
            adapt_cell(token, *following)
        elif token.type in ("fence", "code_block"):
            self._examples += 1
            code, language = self._highlight(token)
            opening = scrollable("code", name_example(self._examples, language))
            become_html(token, f"{opening}<pre><code>{code}</code></pre></div>\n")
        elif token.type == "table_open":
            self._tables += 1
            become_html(token, scrollable("table-scroll", name_table(self._tables)) + "<table>\n")
        elif token.type == "table_close":
            become_html(token, "</table></div>\n")

    def _highlight(self, token: Token) -> tuple[str, str]:
        """Code as HTML, and the name of its language if it is coloured."""
        language = fence_language(token)
        self._highlight_budget -= len(token.content) + _COST_PER_BLOCK
        if language not in LANGUAGES or self._highlight_budget < 0:
            return escape(token.content), ""
        return highlight_code(token.content, language), language_title(language)


def _render_text(_renderer: Any, tokens: list[Token], index: int, _options: Any, env: dict[str, Any]) -> str:
    """Rule of the renderer: the name of somebody with a public profile leads there."""
    token = tokens[index]
    person = env["people"].get(token.meta.get(MENTION))
    if person is None:
        return escape(token.content)
    return f'<a class="mention" href="{escape(reverse("person", args=[person]))}">{escape(token.content)}</a>'


parser.add_render_rule("text", _render_text)
