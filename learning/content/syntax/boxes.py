"""What is written as HTML tags on lines of their own, with Markdown between them: <details> with its <summary>, and
the boxes of MDX (<Note>, <Accordion title="…">) that mean the same as something we have."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from learning.content.syntax.callouts import callout, callout_end

_CALLOUTS: Final = ("Note", "Tip", "Info", "Warning", "Danger", "Check", "Important", "Caution")
_NAMES: Final = ("details", "Accordion", "Expandable", *_CALLOUTS)
_OPENING: Final = re.compile(rf"<(?P<name>{'|'.join(_NAMES)})(?P<attributes>(?:\s[^<>]*)?)>")
_TITLE: Final = re.compile(r"\btitle=\{?[\"'](?P<title>[^\"']*)[\"']")
_SUMMARY: Final = re.compile(r"\s*<summary[^<>]*>(?P<words>.*?)</summary>", re.DOTALL | re.IGNORECASE)
_FENCE: Final = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_MOST_NESTED: Final = 10


def read_boxes(parser: MarkdownIt) -> None:
    """Let `parser` read them. What is never closed stays raw HTML, which is refused."""
    parser.block.ruler.before("fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or state.env.get("boxes", 0) >= _MOST_NESTED:
        return False
    lines = state.getLines(start, end, state.blkIndent, False).split("\n")
    opening = _OPENING.match(lines[0].lstrip())
    closed = _find_end(lines, opening["name"]) if opening else None
    if opening is None or closed is None:
        return False
    if not silent:
        lines[0] = lines[0].lstrip()[opening.end() :]
        inside = "\n".join(lines[: closed + 1]).rstrip().removesuffix(f"</{opening['name']}>")
        state.env["boxes"] = state.env.get("boxes", 0) + 1
        state.tokens += _tokens(state, opening, inside, start)
        state.env["boxes"] -= 1
        state.line = start + closed + 1
    return True


def _find_end(lines: list[str], name: str) -> int | None:
    """Which of `lines` ends with the closing tag that belongs to the opening one of the first; code does not count."""
    depth, fence = 0, ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if fence or mark:
            continue
        depth += len(re.findall(rf"<{name}[\s>]", line)) - line.count(f"</{name}>")
        if depth <= 0:
            return number if line.rstrip().endswith(f"</{name}>") else None
    return None


def _tokens(state: StateBlock, opening: re.Match[str], inside: str, line: int) -> Iterator[Token]:
    name = opening["name"]
    titled = _TITLE.search(opening["attributes"])
    title = unescape(titled["title"]) if titled else ""
    if name in _CALLOUTS:
        yield from callout(name, title, line=line)
        yield from _read_inside(state, inside, line)
        yield callout_end()
        return
    summary = _SUMMARY.match(inside)
    if summary:
        # Its lines stay, so that those that follow keep their numbers.
        title = " ".join(summary["words"].split())
        inside = "\n" * inside.count("\n", 0, summary.end()) + inside[summary.end() :]
    yield Token("details_open", "details", 1, block=True, map=[line, line + 1], meta={"has_title": bool(title)})
    yield Token("summary_open", "summary", 1, block=True)
    yield Token("inline", "", 0, content=title, children=[], map=[line, line + 1])
    yield Token("summary_close", "summary", -1, block=True)
    yield from _read_inside(state, inside, line)
    yield Token("details_close", "details", -1, block=True)


def _read_inside(state: StateBlock, source: str, line: int) -> list[Token]:
    """The tokens of the Markdown between the tags, with the lines they have in the whole."""
    tokens: list[Token] = []
    known = dict(state.env.get("references", {}))
    state.md.block.parse(source, state.md, state.env, tokens)
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
    for label, reference in state.env.get("references", {}).items():
        if label not in known:
            reference["map"] = [reference["map"][0] + line, reference["map"][1] + line]
    return tokens
