"""A text lesson in the parts of its form: words, figures and checks, one after another.

A figure or a check that nobody changed keeps the letters in which its author wrote it (`was`); what is no figure or
check that could be read stays among the words.
"""

from collections.abc import Iterator
from typing import Any, Final

from markdown_it.token import Token

from learning.content.figures.reading import FIGURE, find_data_problems
from learning.content.figures.structure import figure_structure
from learning.content.markdown import fence_language, parser
from learning.content.problems import Problem
from learning.content.steps import CHECK
from learning.content.structure import group, text, variants
from learning.content.yaml_source import YamlBroken, read_yaml
from learning.content.yaml_writing import dump_yaml
from learning.lesson_types.questions.kind import text_id
from learning.lesson_types.questions.source import find_question_problems
from learning.lesson_types.questions.structure import question_structure

WORDS: Final = "words"
_BY: Final = "block"
_WAS: Final = text(0, may_be_empty=True) | {"form": {"looks": "hidden"}}

Block = dict[str, Any]


def blocks_structure() -> dict[str, Any]:
    of = {
        WORDS: group({"markdown": text(100_000)}, required=("markdown",)),
        FIGURE: group({FIGURE: figure_structure(), "was": _WAS}, required=(FIGURE,)),
        CHECK: group({CHECK: question_structure(named_by_words=True), "was": _WAS}, required=(CHECK,)),
    }
    blocks = {"type": "array", "items": variants(_BY, of), "minItems": 1, "form": {"between": True}}
    return group({"blocks": blocks}, required=("blocks",))


def split_blocks(markdown: str) -> list[Block]:
    """`markdown` in its order: join_blocks() makes the same of it, but for empty lines at its ends."""
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    start = 0
    for token in parser.parse("\n".join(lines)):
        read = _read_fence(token, lines)
        if read and token.map and _stands_alone(lines, *token.map):
            blocks += [*_words(lines[start : token.map[0]]), read]
            start = token.map[1]
    return [*blocks, *_words(lines[start:])] or [{_BY: WORDS, "markdown": ""}]


def join_blocks(blocks: list[Block]) -> str:
    return "\n\n".join(_written(block) for block in blocks)


def find_block_problems(blocks: list[Block], found: list[Problem]) -> list[Problem]:
    """What was `found` in the whole, and what is wrong in each part, with paths into `blocks`."""
    problems = [*_find_inner_problems(blocks)]
    line = 1
    for place, block in enumerate(blocks):
        end = line + _written(block).count("\n")
        about = [one for one in found if one.path[:1] == ("markdown",) and line <= (one.line or 0) <= end + 1]
        found = [one for one in found if one not in about]
        if block.get(_BY) == WORDS:
            problems += (Problem(("blocks", place, "markdown"), one.sentence) for one in about)
        elif not any(one.path[:2] == ("blocks", place) for one in problems):
            problems += (Problem(("blocks", place), one.sentence) for one in about)
        line = end + 2
    problems += (Problem(("blocks",), one.sentence) for one in found)
    return list(dict.fromkeys(problems))


def _find_inner_problems(blocks: list[Block]) -> Iterator[Problem]:
    for place, block in enumerate(blocks):
        path = ("blocks", place, str(block.get(_BY)))
        if block.get(_BY) == FIGURE:
            yield from (Problem((*path, *one.path), one.sentence) for one in find_data_problems(block[FIGURE]))
        elif block.get(_BY) == CHECK:
            question = {"id": text_id(str(block[CHECK].get("prompt", ""))), **block[CHECK]}
            yield from (Problem((*path, *one.path), one.sentence) for one in find_question_problems(question))


def _read_fence(token: Token, lines: list[str]) -> Block | None:
    """The figure or check in `token`, if it is one that can be read."""
    if token.level or token.type != "fence" or not token.map:
        return None
    language = fence_language(token)
    if language not in (FIGURE, CHECK):
        return None
    try:
        data = read_yaml(token.content).data
    except YamlBroken:
        return None
    if not isinstance(data, dict):
        return None
    return {_BY: language, language: data, "was": "\n".join(lines[slice(*token.map)])}


def _stands_alone(lines: list[str], start: int, end: int) -> bool:
    """With an empty line before and behind."""
    before = start == 0 or not lines[start - 1].strip()
    behind = end >= len(lines) or not lines[end].strip()
    return before and behind


def _words(lines: list[str]) -> list[Block]:
    """Without the one empty line that parts them from what stands before and behind."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return [{_BY: WORDS, "markdown": "\n".join(lines)}] if lines else []


def _written(block: Block) -> str:
    """The Markdown of a part."""
    kind = str(block.get(_BY))
    if kind == WORDS:
        return str(block.get("markdown", "")).strip("\n")
    data, was = block.get(kind, {}), str(block.get("was", ""))
    if was and _tidy(_data_of(was)) == _tidy(data):
        return was
    written = dump_yaml(data).strip("\n")
    marks = "```"
    while marks in written:
        marks += "`"
    return f"{marks}{kind}\n{written}\n{marks}"


def _data_of(was: str) -> Any:
    """What the fence `was` holds; None when it is no single fence any more."""
    tokens = parser.parse(was)
    if len(tokens) != 1 or tokens[0].type != "fence":
        return None
    try:
        return read_yaml(tokens[0].content).data
    except YamlBroken:
        return None


def _tidy(data: Any) -> Any:
    """Without what says nothing: a form leaves it out."""
    if isinstance(data, list):
        return [_tidy(each) for each in data]
    if isinstance(data, dict):
        return {key: _tidy(each) for key, each in data.items() if each not in ("", [], {})}
    return data
