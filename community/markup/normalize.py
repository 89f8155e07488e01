"""The inline tokens of a parsed post, normalized: no images, no links in links, names marked, few levels."""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from learning.models.user import username_shape

IS_IMAGE: Final = "is_image"
# In the `meta` of a text token: the name that is mentioned, in small letters.
MENTION: Final = "mention"
# Emphasis within emphasis: browsers give up their tree of elements at a few hundred.
_MAX_DEPTH: Final = 10
# A definition can be used a thousand times, and a page would repeat its address and title each time.
_MAX_LINK_CHARACTERS: Final = 40_000
# Names are ASCII. What keeps them off is what could be part of one, accented letters among it; a letter of another
# script before or behind the name is the sentence around it, which Chinese, Japanese and Korean write without a space.
_LATIN: Final = "A-Za-z0-9_\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
# Not in mail addresses, paths and longer words; an underscore or hyphen at the end belongs to the sentence.
_NAME: Final = re.compile(rf"(?<![{_LATIN}@./+-])@(?P<name>[A-Za-z0-9_-]{{1,64}})(?![{_LATIN}@])")
# A mail address whose first part is in another script: "用户@example.org".
_MAIL_HOST: Final = re.compile(r"\.[A-Za-z0-9]")


def normalize_inline(state: StateCore) -> None:
    """Rule of the parser, its last one."""
    normalizer = _InlineNormalizer()
    for token in state.tokens:
        if token.type == "inline":
            token.children = list(normalizer.normalize(token.children or []))


class _InlineNormalizer:
    """For one post, whose links share a budget."""

    def __init__(self) -> None:
        self._link_budget = _MAX_LINK_CHARACTERS

    def normalize(self, tokens: list[Token]) -> Iterator[Token]:
        """`tokens` of one paragraph, heading or cell."""
        levels: list[bool] = []  # whether each of those that are open is kept
        depth, link_level = 0, -1  # how many are kept, and on which level a link or image began
        for token in tokens:
            if token.nesting == 1:
                is_link = token.type == "link_open"
                if is_link and link_level < 0:
                    link_level = len(levels)
                    stays = self._is_within_budget(token)
                else:
                    stays = not is_link and depth < _MAX_DEPTH
                levels.append(stays)
                depth += stays
            elif token.nesting == -1:
                stays = levels.pop()
                depth -= stays
                if link_level == len(levels):
                    link_level = -1
            else:
                stays = True
            if token.type == "text" and link_level < 0:
                yield from _split_mentions(token)
            elif stays:
                yield token

    def _is_within_budget(self, link: Token) -> bool:
        """Whether this one is shown as a link. "[words]()" is read as one, and leads nowhere."""
        self._link_budget -= sum(len(str(value)) for value in link.attrs.values())
        return self._link_budget >= 0 and bool(link.attrGet("href")) and IS_IMAGE not in link.meta


def _split_mentions(text: Token) -> Iterator[Token]:
    """`text` in pieces, of which those that are a name after an @ say so in their `meta`."""
    end = 0
    for found in _NAME.finditer(text.content):
        name = found["name"].rstrip("_-")
        in_mail = text.content[: found.start()][-1:].isalnum() and _MAIL_HOST.match(text.content, found.end())
        if in_mail or not re.fullmatch(username_shape.regex, name):
            continue
        start, stop = found.start(), found.start("name") + len(name)
        yield Token("text", "", 0, content=text.content[end:start])
        yield Token("text", "", 0, content=text.content[start:stop], meta={MENTION: name.lower()})
        end = stop
    yield Token("text", "", 0, content=text.content[end:]) if end else text
