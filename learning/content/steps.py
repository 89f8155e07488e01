"""A Markdown text in steps: each heading of the second level begins one, and a step may end in a check."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from learning.content.markdown import fence_language, parser

CHECK: Final = "check"


@dataclass(frozen=True, slots=True)
class FencedCheck:
    """The YAML between the fence's marks; its first line is line `line` of the whole text, counted from 1."""

    yaml: str
    line: int


@dataclass(frozen=True, slots=True)
class StepSource:
    """`markdown` with its heading, if it has one, and without its checks; it begins on line `line` of the whole text.

    One check is meant; what is said about more of them, or about words that follow, is said by who checks the source.
    """

    markdown: str
    line: int
    checks: tuple[FencedCheck, ...] = ()
    has_words_after_check: bool = False


def split_steps(markdown: str) -> list[StepSource]:
    """The steps of `markdown` in its order, none of them empty; headings and checks inside of lists begin nothing."""
    lines = _lines(markdown)
    blocks = [token for token in parser.parse("\n".join(lines)) if token.level == 0 and token.map]
    starts = [token.map[0] for token in blocks if token.map and token.type == "heading_open" and token.tag == "h2"]
    edges = [0, *starts, len(lines)]
    steps = [_step(lines, start, end, blocks) for start, end in pairwise(edges)]
    return [step for step in steps if step.markdown.strip() or step.checks]


def without_checks(markdown: str) -> str:
    """`markdown` with empty lines in place of the checks of its steps, so that every other line keeps its number."""
    lines = _lines(markdown)
    for token in parser.parse("\n".join(lines)):
        if token.level == 0 and token.map and _is_check(token):
            lines[slice(*token.map)] = [""] * (token.map[1] - token.map[0])
    return "\n".join(lines)


def _step(lines: list[str], start: int, end: int, blocks: list[Token]) -> StepSource:
    inside = [token for token in blocks if token.map and start <= token.map[0] < end]
    checks = list(_checks(inside))
    first = next((token.map[0] for token in inside if token.map and _is_check(token)), end)
    after = [token for token in inside if token.map and token.map[0] > first and not _is_check(token)]
    text = without_checks("\n".join(lines[start:end]))
    return StepSource(text, start + 1, tuple(checks), has_words_after_check=bool(after))


def _checks(blocks: list[Token]) -> Iterator[FencedCheck]:
    for token in blocks:
        if token.map and _is_check(token):
            yield FencedCheck(token.content, token.map[0] + 2)


def _is_check(token: Token) -> bool:
    return token.type == "fence" and fence_language(token) == CHECK


def _lines(markdown: str) -> list[str]:
    return markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
