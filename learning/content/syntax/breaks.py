"""<br>, which is the only way to begin a new line in the cell of a table; on a line of its own it says nothing."""

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_breaks(parser: MarkdownIt) -> None:
    """Let `parser` read them."""
    parser.block.ruler.before("fence", "break", _break_block)
    parser.inline.ruler.before("autolink", "break", _break_inline)


def _break_block(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] : state.eMarks[start]].strip()
    if state.is_code_block(start) or _BREAK.fullmatch(line) is None:
        return False
    if not silent:
        state.line = start + 1
    return True


def _break_inline(state: StateInline, silent: bool) -> bool:
    found = _BREAK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True
