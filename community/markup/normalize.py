"""What is done to the words of a post after they are read: no images, no links in links, names marked, few levels."""

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
_MOST_LEVELS: Final = 10
# A definition can be used a thousand times, and a page would repeat its address and title each time.
_MOST_IN_LINKS: Final = 40_000
# Not in mail addresses, paths and longer words; an underscore or hyphen at the end belongs to the sentence.
_NAME: Final = re.compile(r"(?<![\w@./+-])@(?P<name>[A-Za-z0-9_-]{1,64})(?![\w@])")


def tidy_words(state: StateCore) -> None:
    """Rule of the parser, its last one."""
    tidying = _Tidying()
    for token in state.tokens:
        if token.type == "inline":
            token.children = list(tidying.tidy(token.children or []))


class _Tidying:
    """Of one post."""

    def __init__(self) -> None:
        self._left_for_links = _MOST_IN_LINKS

    def tidy(self, tokens: list[Token]) -> Iterator[Token]:
        """`tokens` of one paragraph, heading or cell."""
        levels: list[bool] = []  # whether each of those that are open is kept
        depth, link_level = 0, -1  # how many are kept, and on which level a link or image began
        for token in tokens:
            if token.nesting == 1:
                is_link = token.type == "link_open"
                stays = self._has_room(token) if is_link and link_level < 0 else not is_link and depth < _MOST_LEVELS
                if is_link and link_level < 0:
                    link_level = len(levels)
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
                yield from _mark_names(token)
            elif stays:
                yield token

    def _has_room(self, link: Token) -> bool:
        """Whether this one is shown as a link. "[words]()" is read as one, and leads nowhere."""
        self._left_for_links -= sum(len(str(value)) for value in link.attrs.values())
        return self._left_for_links >= 0 and bool(link.attrGet("href")) and IS_IMAGE not in link.meta


def _mark_names(text: Token) -> Iterator[Token]:
    """`text` in pieces, of which those that are a name after an @ say so in their `meta`."""
    end = 0
    for found in _NAME.finditer(text.content):
        name = found["name"].rstrip("_-")
        if not re.fullmatch(username_shape.regex, name):
            continue
        start, stop = found.start(), found.start("name") + len(name)
        yield Token("text", "", 0, content=text.content[end:start])
        yield Token("text", "", 0, content=text.content[start:stop], meta={MENTION: name.lower()})
        end = stop
    yield Token("text", "", 0, content=text.content[end:]) if end else text
