"""One field that holds no others, with its value as people write it."""

from collections.abc import Callable
from functools import singledispatch
from typing import Any, Final

from learning.content.problems import Path
from learning.writing.nodes import Node
from learning.writing.plain import write_lines, write_pairs, write_plain
from learning.writing.read import choice_key
from learning.writing.shapes import Choice, Lines, Number, Pairs, Part, Plain, Several, Switch, Words

_LEAST_ROWS: Final = {"code": 6, "text": 3, "lines": 2, "pairs": 2}
_MOST_ROWS: Final = 24
_LINE: Final = 80  # characters


def field_of(data: Any, part: Part, name: str, path: Path, *, is_drawn: bool) -> Node:
    """What does not fit the part's shape is shown as it would be written."""
    node = Node("plain", name, part, path, value=write_plain(data))
    _show(part.shape, node, data)
    if isinstance(part.shape, Switch | Choice):
        node.is_drawn = part.shape.or_when and (is_drawn or bool(node.when))
    long = sum(1 + len(line) // _LINE for line in node.value.split("\n"))
    node.rows = min(max(long, _LEAST_ROWS.get(node.look, 1)), _MOST_ROWS)
    return node


@singledispatch
def _show(shape: Any, node: Node, data: Any) -> None:
    """A shape with nothing of its own."""


@_show.register
def _(shape: Words, node: Node, data: Any) -> None:
    node.look = shape.looks
    if isinstance(data, str):
        node.value = data
    if node.look == "line" and "\n" in node.value:
        node.look = "text"


@_show.register
def _(_shape: Number, node: Node, _data: Any) -> None:
    node.look = "number"


@_show.register
def _(_shape: Switch, node: Node, data: Any) -> None:
    node.look, node.value, node.is_on = "switch", "", data is True
    node.when = data if isinstance(data, str) else ""


@_show.register
def _(shape: Choice, node: Node, data: Any) -> None:
    node.look, node.value = "choice", "" if data is None else choice_key(data)
    node.options = [(choice_key(value), words) for value, words in shape.options]
    if not node.value or node.value in dict(node.options):
        return
    if shape.or_when:
        node.when, node.value = node.value, ""
    else:
        node.options.append((node.value, node.value))


@_show.register
def _(shape: Several, node: Node, data: Any) -> None:
    """In the order in which they were chosen, which may mean something."""
    node.look, node.value = "several", ""
    node.chosen = [choice_key(one) for one in data] if isinstance(data, list) else []
    options = [(choice_key(value), words) for value, words in shape.options]
    node.options = sorted(options, key=lambda one: (*node.chosen, one[0]).index(one[0]))


def _many(look: str, fits: type, write: Callable[[Any], str], node: Node, data: Any) -> None:
    node.look = look
    if isinstance(data, fits):
        node.value = write(data)


@_show.register
def _(_shape: Lines, node: Node, data: Any) -> None:
    _many("lines", list, lambda lines: "\n".join(map(str, lines)), node, data)


@_show.register
def _(_shape: Pairs, node: Node, data: Any) -> None:
    _many("pairs", dict, write_pairs, node, data)


@_show.register
def _(shape: Plain, node: Node, data: Any) -> None:
    if shape.is_many:
        _many("lines", list, write_lines, node, data)
