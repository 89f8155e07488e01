"""What every kind of figure says of itself: its keys, what cannot be drawn, and how it is drawn."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from learning.content.figures.canvas import MARKS, Canvas, Words
from learning.content.problems import Problem
from learning.content.structure import group, text, unknown_word

Data = dict[str, Any]

# What a box can hold. Every kind of figure has boxes, and in every kind they are written alike.
BOX: dict[str, Any] = {"says": text(160), "note": text(240), "mark": {"enum": list(MARKS)}}


class FigureKind:
    """Pure: data in, drawing out."""

    name: ClassVar[str]
    keys: ClassVar[dict[str, Any]]  # JSON Schema of each, beside kind, title and alt
    required: ClassVar[tuple[str, ...]]

    def find_problems(self, data: Data) -> Iterator[Problem]:
        """What the schema, which `data` meets, cannot see."""
        yield from ()

    def draw(self, canvas: Canvas, data: Data) -> None:
        raise NotImplementedError


def box(**more: Any) -> dict[str, Any]:
    """Schema of a box that must say something, with further keys."""
    return group(BOX | more, required=("says",))


def listed(items: dict[str, Any], least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}


def words_in(data: Data) -> list[Words]:
    """What a box says, and its note below."""
    return [Words(data["says"]), *([Words(data["note"], "note")] if "note" in data else [])]


def find_unknown_ends(moves: Sequence[Data], known: list[str], key: str) -> Iterator[Problem]:
    """Moves from or to something that the figure does not have."""
    for index, move in enumerate(moves):
        for end in ("from", "to"):
            if move[end] not in known:
                yield Problem((key, index, end), unknown_word(move[end], known))


def find_repeated(names: Sequence[str], key: str) -> Iterator[Problem]:
    """Names that cannot tell two things apart."""
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Problem((key, index), _('"%(name)s" stands here twice: give each an id.') % {"name": name})
