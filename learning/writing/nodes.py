"""The fields of a form as a tree, for templates."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from learning.content.problems import Path
from learning.writing.names import KEYS, KIND, NAME, WHEN, below
from learning.writing.shapes import Part, Rows

# Looks that hold others.
GROUP, ROWS, NAMED, KINDS = "group", "rows", "named", "kinds"
_SIGNS = str.maketrans({".": "-", KEYS: "n", KIND: "k", NAME: "a", WHEN: "w", "=": "v"})


@dataclass(slots=True)
class Node:
    """One field, or a group or list of them; a template shows it by its `look`.

    `more` are parts that few need. `when` is an expression that says when it holds, which `is_drawn` lets an author
    write. `key` and `title` are those of an entry in its list.
    """

    look: str
    name: str
    part: Part
    path: Path
    value: str = ""
    is_on: bool = False
    when: str = ""
    is_drawn: bool = False
    rows: int = 1
    options: list[tuple[str, str]] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    nodes: list["Node"] = field(default_factory=list)
    more: list["Node"] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    key: str = ""
    title: str = ""
    has_focus: bool = False

    @property
    def id(self) -> str:
        return f"f-{self.name}".translate(_SIGNS)

    @property
    def inner(self) -> list["Node"]:
        return [*self.nodes, *self.more]

    @property
    def is_open(self) -> bool:
        """Whether what few need has something in it, or something wrong."""
        return any(one.says_something for node in self.more for one in walk(node))

    @property
    def says_something(self) -> bool:
        has_value = bool(self.value) and self.look not in (KINDS, "hidden")
        return bool(self.is_on or self.when or self.chosen or self.errors or has_value)

    @property
    def has_errors(self) -> bool:
        return any(one.errors for one in walk(self))

    @property
    def may_grow(self) -> bool:
        shape = self.part.shape
        return self.look in (ROWS, NAMED) and len(self.nodes) < getattr(shape, "most", 0)

    @property
    def may_shrink(self) -> bool:
        shape = self.part.shape
        least = shape.least if isinstance(shape, Rows) and self.part.is_required else 0
        return len(self.nodes) > least

    @property
    def is_sorted(self) -> bool:
        """Whether the order of its entries means something."""
        return self.look == ROWS and len(self.nodes) > 1


def walk(node: Node) -> Iterator[Node]:
    yield node
    for inner in node.inner:
        yield from walk(inner)


def sent_by(node: Node) -> list[tuple[str, str]]:
    """Every field as a browser sends it."""
    fields: list[tuple[str, str]] = []
    for one in walk(node):
        if one.look in (ROWS, NAMED):
            fields += [(below(one.name, KEYS), inner.key) for inner in one.nodes]
        if one.look == NAMED:
            fields += [(below(inner.name, NAME), inner.title) for inner in one.nodes]
        if one.look == KINDS:
            fields.append((below(one.name, KIND), one.value))
        elif one.look == "switch":
            fields += [(one.name, "on")] if one.is_on else []
        elif one.look == "several":
            fields += [(one.name, value) for value in one.chosen]
        elif one.look not in (GROUP, ROWS, NAMED):
            fields.append((one.name, one.value))
        if one.when:
            fields.append((below(one.name, WHEN), one.when))
    return fields
