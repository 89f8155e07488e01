"""From a source to the fields of a form, each with what is wrong in it beside it."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.problems import Path, Problem
from learning.content.structure import missing_key
from learning.writing.fields import field_of
from learning.writing.names import BARE_VALUE, NAME, below
from learning.writing.nodes import GROUP, KINDS, NAMED, ROWS, Node, walk
from learning.writing.shapes import BARE, Group, Kinds, Named, Part, Rows, blank, kind_in

# The keys whose words say best what an entry is.
_TITLES: Final = ("title", "prompt", "says", "what", "label", "text")
_LONGEST_TITLE: Final = 70


def fill(shape: Group, source: Any, *, problems: Iterable[Problem] = (), focus: str = "") -> Node:
    """`focus` is the entry to go to: list and place ("questions:2")."""
    root = _group(source, Part("", shape, ""), "", (), is_drawn=False)
    nodes = {node.path: node for node in walk(root)}
    for problem in problems:
        _place(problem, nodes, root)
    name, _, place = focus.rpartition(":")
    for node in walk(root):
        if node.look in (ROWS, NAMED) and node.name == name and place.isdigit() and int(place) < len(node.nodes):
            node.nodes[int(place)].has_focus = True
    return root


def _place(problem: Problem, nodes: dict[Path, Node], root: Node) -> None:
    """Beside the field that it is about, or the nearest thing around it."""
    path = problem.path
    while path and path not in nodes:
        path = path[:-1]
    node = nodes.get(path, root)
    missing = (inner for inner in node.inner if inner.part.name and problem.sentence == missing_key(inner.part.name))
    if inner := next(missing, None):
        inner.errors.append(_("This is needed."))
    else:
        node.errors.append(problem.sentence)


def _node(data: Any, part: Part, name: str, path: Path, *, is_drawn: bool) -> Node:
    shape = part.shape
    if isinstance(shape, Group):
        return _group(data, part, name, path, is_drawn=is_drawn)
    if isinstance(shape, Rows):
        return _rows(data, part, shape, name, path, is_drawn=is_drawn)
    if isinstance(shape, Named):
        return _named(data, part, shape, name, path)
    if isinstance(shape, Kinds):
        return _kinds(data, part, shape, name, path, is_drawn=is_drawn)
    return field_of(data, part, name, path, is_drawn=is_drawn)


def _group(data: Any, part: Part, name: str, path: Path, *, is_drawn: bool) -> Node:
    node = Node(GROUP, name, part, path)
    if isinstance(part.shape, Group):
        _fill_parts(node, part.shape, data, is_drawn=is_drawn)
    return node


def _fill_parts(node: Node, shape: Group, data: Any, *, is_drawn: bool) -> None:
    given = data if isinstance(data, dict) else {}
    is_drawn = is_drawn or "params" in given
    for part in shape.parts:
        path, name = (*node.path, part.name), below(node.name, part.name)
        inner = _node(given.get(part.name), part, name, path, is_drawn=is_drawn)
        (node.more if part.is_more else node.nodes).append(inner)


def _rows(data: Any, part: Part, shape: Rows, name: str, path: Path, *, is_drawn: bool) -> Node:
    node = Node(ROWS, name, part, path)
    entries = list(data) if isinstance(data, list) else []
    if part.is_required:
        entries += [blank(shape.of)] * (shape.least - len(entries))
    for place, entry in enumerate(entries):
        one = Part("", shape.of, f"{shape.one} {place + 1}".capitalize())
        inner = _node(entry, one, below(name, place), (*path, place), is_drawn=is_drawn)
        inner.key, inner.title = str(place), _title(entry)
        node.nodes.append(inner)
    return node


def _named(data: Any, part: Part, shape: Named, name: str, path: Path) -> Node:
    node = Node(NAMED, name, part, path)
    for place, (called, entry) in enumerate(data.items() if isinstance(data, dict) else ()):
        one = Part(NAME, shape.of, called)
        inner = _node(entry, one, below(name, place), (*path, called), is_drawn=False)
        inner.key, inner.title = str(place), called
        node.nodes.append(inner)
    return node


def _kinds(data: Any, part: Part, shape: Kinds, name: str, path: Path, *, is_drawn: bool) -> Node:
    chosen = kind_in(shape, data)
    node = Node(KINDS, name, part, path, value=chosen)
    node.options = [(kind, shape.labels[kind]) for kind in shape.of]
    inner = shape.of[chosen]
    if chosen == BARE:
        bare = Part("", inner, "")
        node.nodes = [field_of(data, bare, below(name, BARE_VALUE), (*path, BARE), is_drawn=False)]
    elif isinstance(inner, Group):
        _fill_parts(node, inner, data, is_drawn=is_drawn)
    return node


def _title(entry: Any) -> str:
    """The first words of an entry, for the head of its row."""
    if not isinstance(entry, dict):
        return ""
    words = next((entry[key] for key in _TITLES if isinstance(entry.get(key), str) and entry[key].strip()), "")
    line = words.strip().split("\n")[0]
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1]}…"
