"""Remarks that authors leave for each other: "<!-- … -->", and "{/* … */}" of MDX. No page shows them."""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_COMMENT: Final = re.compile(r"<!--(?!-?>).*?-->|\{/\*.*?\*/\}", re.DOTALL)


def read_comments(parser: MarkdownIt) -> None:
    """Let `parser` pass over them."""
    parser.block.ruler.before(
        "fence", "comment", _comment_block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    parser.inline.ruler.before("autolink", "comment", _comment_inline)


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Whole lines, blank ones among them; what stands in the middle of a line is left to the other rule."""
    if state.is_code_block(start):
        return False
    last = state.eMarks[end - 1]
    found = _COMMENT.match(state.src, state.bMarks[start] + state.tShift[start], last)
    if found is None:
        return False
    line = next(number for number in range(start, end) if found.end() <= state.eMarks[number])
    if state.src[found.end() : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
    return True


def _comment_inline(state: StateInline, _silent: bool) -> bool:
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True
