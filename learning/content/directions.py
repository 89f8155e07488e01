"""Which way rendered Markdown runs: each block by its own first letter, code always from left to right."""

import re
from typing import Final

from django.utils.safestring import SafeString, mark_safe

# A whole tag, whatever its attributes hold: what the sanitizer writes quotes them with " alone.
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\"[^\"]*\"|[^\">])*)>")
_LISTS: Final = frozenset(("ul", "ol"))
_BLOCKS: Final = frozenset(("p", "h2", "h3", "h4", "h5", "h6", "th", "td", "summary"))
_CODE: Final = frozenset(("code", "pre"))


def set_directions(html: str) -> SafeString:
    """`html`, which a sanitizer wrote, with `dir` on every block and piece of code.

    A list runs one way as a whole, so that its marks stand on the side where its lines begin; paragraphs inside follow.
    """
    depth = 0

    def directed(tag: re.Match[str]) -> str:
        nonlocal depth
        slash, name, attributes = tag.groups()
        if name in _LISTS:
            depth += -1 if slash else 1
        if slash:
            return tag[0]
        if name in _CODE:
            return f'<{name} dir="ltr"{attributes}>'
        if name in _LISTS or (name in _BLOCKS and not depth):
            return f'<{name} dir="auto"{attributes}>'
        return tag[0]

    return mark_safe(_TAG.sub(directed, html))  # noqa: S308
