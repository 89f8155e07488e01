"""Emphasis (* and _) beside letters of scripts that put no spaces between words.

CommonMark looks at what stands on both sides of the stars, and takes a bracket or full stop within and a letter without
for the wrong end: "**「重要」**です" keeps its stars. The CJK-friendly amendments to CommonMark
(github.com/tats-u/markdown-cjk-friendly, specification.md) let a letter or sign of these scripts do what a space does.
Thai, Lao, Khmer, Burmese and Tibetan have the same trouble and are treated alike.
"""

import re
import unicodedata
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter, Scanned

# Thai, Lao, Tibetan and Burmese; old letters of Korean; Khmer; more of Burmese and Korean.
_WITHOUT_SPACES: Final = re.compile("[\u0e00-\u109f\u1100-\u11ff\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f\ud7b0-\ud7ff]")
# They choose the shape of the sign before them, and of these only U+FE0F says that it is an emoji.
_VARIATION: Final = re.compile("[\ufe00-\ufe0e\U000e0100-\U000e01ef]")


def is_spaceless(sign: str) -> bool:
    """Whether it is a letter or sign of a script without spaces, in the sense above. Emoji are not."""
    if _WITHOUT_SPACES.match(sign):
        return True
    if unicodedata.east_asian_width(sign) not in "WFH":
        return False
    return unicodedata.category(sign) not in ("So", "Sk") or "\u2e80" <= sign <= "\uffff"


def read_emphasis_spaceless(parser: MarkdownIt) -> None:
    """Let `parser` read emphasis so. All else stays as CommonMark has it."""
    parser.inline.ruler.at("emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Rule of the parser: a run of stars or underscores, each as a text of its own, to be paired when all is read."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = _scan(state, marker)
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(ord(marker), run.length, len(state.tokens) - 1, end=-1, open=run.can_open, close=run.can_close)
        )
    state.pos += run.length
    return True


def _scan(state: StateInline, marker: str) -> Scanned:
    """What the run from state.pos can do: open emphasis, close it, and how long it is."""
    start = end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    before, after = _sign_before(state.src, start), state.src[end] if end < state.posMax else " "
    mark_before, mark_after = _is_punctuation(before), _is_punctuation(after)
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    # A letter or sign of these scripts is neither a letter that keeps a mark outside, nor a mark.
    free_before, free_after = is_spaceless(before), is_spaceless(after)
    opens = not space_after and (not mark_after or free_after or space_before or mark_before or free_before)
    closes = not space_before and (not mark_before or free_before or space_after or mark_after or free_after)
    # Underscores are part of words, which only a mark ends.
    return Scanned(
        opens and (marker == "*" or not closes or mark_before),
        closes and (marker == "*" or not opens or mark_after),
        end - start,
    )


def _sign_before(text: str, position: int) -> str:
    """The one before `position`, to which a variation selector belongs; a space at the beginning."""
    while position > 1 and _VARIATION.match(text[position - 1]):
        position -= 1
    return text[position - 1] if position > 0 else " "


def _is_punctuation(sign: str) -> bool:
    return isMdAsciiPunct(ord(sign)) or isPunctChar(sign)
