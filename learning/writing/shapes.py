"""What a form asks for, piece by piece. Made from the structure that a kind of lesson declares (from_schema.py)."""

from dataclasses import dataclass
from typing import Any, Final, Literal

# Of a text that stands for itself among groups, such as "a * 2" among the drawn numbers of a question.
BARE: Final = "="


@dataclass(frozen=True, slots=True)
class Words:
    """A text of at most `most` characters.

    `joined` is there where an entry's name for the computer follows from its words when it is left empty: what joins
    them.
    """

    most: int = 0
    looks: Literal["line", "text", "code", "hidden"] = "line"
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """What is no number stays as it was typed: the linter says so, or it is an expression."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """JSON values with their words; nothing when none is chosen. `or_when`: see Switch."""

    options: tuple[tuple[Any, str], ...]
    or_when: bool = False


@dataclass(frozen=True, slots=True)
class Several:
    """A list of JSON values, each once."""

    options: tuple[tuple[Any, str], ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """True or nothing. With `or_when` also an expression that says when, where numbers are drawn."""

    or_when: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """Any value as people write it (plain.py); with `is_many` a list of them, one a line."""

    is_many: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping of names to plain values: "name: value", one a line."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of short texts, one a line."""


@dataclass(frozen=True, slots=True)
class Part:
    """One key of a group. `is_more`: few need it."""

    name: str
    shape: "Shape"
    label: str
    help: str = ""
    is_required: bool = False
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """A list. `one` is what an entry is called; `between`: entries may be put between two others."""

    of: "Shape"
    one: str
    least: int = 0
    most: int = 200
    between: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping whose keys the author chooses."""

    of: "Shape"
    one: str
    most: int = 200


@dataclass(frozen=True, slots=True)
class Kinds:
    """One of several shapes. The key `by` says which; where it is empty, the key that is there does.

    A text that stands for itself has the shape BARE.
    """

    by: str
    of: dict[str, "Shape"]
    labels: dict[str, str]


Shape = Words | Number | Choice | Several | Switch | Plain | Pairs | Lines | Group | Rows | Named | Kinds


def kind_in(shape: Kinds, data: Any) -> str:
    """Which of its shapes `data` has; the first when it does not say."""
    first = next(iter(shape.of))
    if isinstance(data, str) and BARE in shape.of:
        return BARE
    if not isinstance(data, dict):
        return first
    if shape.by:
        given = data.get(shape.by)
        return given if isinstance(given, str) and given in shape.of else first
    return next((name for name in shape.of if name in data), first)


def blank(shape: Shape) -> Any:
    """What stands in a source where a required entry is empty."""
    if isinstance(shape, Words):
        return ""
    if isinstance(shape, Rows):
        return [blank(shape.of) for _ in range(shape.least)]
    if isinstance(shape, Plain):
        return [] if shape.is_many else ""
    if isinstance(shape, Lines | Several):
        return []
    if isinstance(shape, Pairs | Named):
        return {}
    if isinstance(shape, Group):
        return {
            part.name: blank(part.shape)
            for part in shape.parts
            if part.is_required and not isinstance(part.shape, Number | Choice | Switch)
        }
    if isinstance(shape, Kinds):
        name = next(iter(shape.of))
        if name == BARE:
            return ""
        return ({shape.by: name} if shape.by else {}) | blank(shape.of[name])
    return ""


def is_empty(value: Any) -> bool:
    """Whether nothing was written: not even in any part of it."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict):
        return all(is_empty(inner) for inner in value.values())
    return isinstance(value, list) and not value
