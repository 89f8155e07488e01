"""What an interactive shows at one moment: one idea, and a form to act on it. Never what is still hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several. `choices` are (value, words)."""

    kind: ClassVar[str] = "choice"
    name: str
    label: str
    choices: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Number:
    """A number to type. A whole one is read as such wherever its language puts points; others are kept exactly."""

    kind: ClassVar[str] = "number"
    name: str
    label: str
    unit: str = ""
    help: str = ""
    is_whole: bool = True
    least: Fraction = Fraction(0)
    most: Fraction = Fraction(10**15)


@dataclass(frozen=True, slots=True)
class Order:
    """Things to put in order. `items` are (id, words) in the order they are offered in; `given` is the order of the try
    before, which is shown again."""

    kind: ClassVar[str] = "order"
    name: str
    label: str
    items: Sequence[tuple[str, str]]
    given: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """Any of several, or none of them. `items` are (id, words), `none` the words for choosing nothing."""

    kind: ClassVar[str] = "several"
    name: str
    label: str
    items: Sequence[tuple[str, str]]
    none: str


Field = Choice | Number | Order | Several

# {field name: value}: of a choice its value, of a number plain digits with a point, of an order the ids,
# of several the chosen ids.
Move = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of the last move, in words, for the top of the screen after it."""

    is_right: bool
    title: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """`number` counts the parts of the lesson from 1 to `total`. `facts` are (name, value). `picture` is a template
    that finds `shown`; a screen without fields is left by its button alone."""

    title: str
    number: int
    total: int
    button: str
    paragraphs: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    picture: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)
    fields: Sequence[Field] = ()
    verdict: Verdict | None = None
