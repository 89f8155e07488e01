"""From the JSON Schema of what authors write to the form for it, so that a new kind of lesson needs no page of its own.

A schema may say in the key "form" what a form must know beside it: `looks` (code, text, hidden), `by` and `of`
(learning/content/structure.py::variants), `between`, `or_when`.
"""

from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.structure import SLUG
from learning.writing.shapes import (
    BARE,
    Choice,
    Group,
    Kinds,
    Lines,
    Named,
    Number,
    Pairs,
    Part,
    Plain,
    Rows,
    Several,
    Shape,
    Switch,
    Words,
)
from learning.writing.words import HELP, LABELS, MORE, ONES, VALUES, said

# A text that may be longer gets a field of several lines.
_ONE_LINE: Final = 120
# Texts no longer than this are written one a line when there are many.
_SHORT: Final = 90


def shape_of(schema: dict[str, Any], name: str = "") -> Shape:
    """`name` is the key it stands under."""
    notes = schema.get("form", {})
    if "of" in notes:
        return _kinds(notes)
    if "enum" in schema:
        return Choice(_options(schema["enum"]), or_when=bool(notes.get("or_when")))
    if "const" in schema:
        return Switch() if schema["const"] is True else Words(looks="hidden")
    one_of = schema.get("type")
    if isinstance(one_of, list) or "anyOf" in schema or one_of is None:
        return Plain()
    return _OF_TYPE[one_of](schema, notes, name)


def group_of(schema: dict[str, Any]) -> Group:
    """Of a schema made by group()."""
    required = schema.get("required", ())
    return Group(
        tuple(
            Part(
                name=key,
                shape=shape_of(inner, key),
                label=str(inner.get("title") or said(LABELS, key)),
                help=str(HELP.get(key, "")),
                is_required=key in required,
                is_more=key in MORE and key not in required,
            )
            for key, inner in schema.get("properties", {}).items()
        )
    )


def _kinds(notes: dict[str, Any]) -> Kinds:
    of: dict[str, Shape] = {}
    for kind, schema in notes["of"].items():
        shape = shape_of(schema, kind)
        if isinstance(shape, Group):
            shape = Group(tuple(part for part in shape.parts if part.name != notes["by"]))
        of[kind] = shape
    words = {kind: said(VALUES, kind) for kind in of}
    return Kinds(notes["by"], of, words | ({BARE: _("Worked out")} if BARE in of else {}))


def _options(values: list[Any]) -> tuple[tuple[Any, str], ...]:
    return tuple((value, said(VALUES, str(value))) for value in values)


def _words(schema: dict[str, Any], notes: dict[str, Any], name: str) -> Shape:
    most = int(schema.get("maxLength", 0))
    joined = ("-" if schema.get("pattern") == SLUG else "_") if name == "id" else ""
    return Words(most, notes.get("looks", "line" if most <= _ONE_LINE else "text"), joined)


def _list(schema: dict[str, Any], notes: dict[str, Any], name: str) -> Shape:
    inner = schema.get("items", {})
    if "enum" in inner and schema.get("uniqueItems"):
        return Several(_options(inner["enum"]))
    least, most = int(schema.get("minItems", 0)), int(schema.get("maxItems", 200))
    of = shape_of(inner, name)
    if isinstance(of, Plain):
        return Plain(is_many=True)
    if isinstance(of, Words) and of.looks == "line" and 0 < of.most <= _SHORT and not notes.get("looks"):
        return Lines()
    return Rows(of, said(ONES, name), least, most, between=bool(notes.get("between")))


def _mapping(schema: dict[str, Any], _notes: dict[str, Any], name: str) -> Shape:
    if "properties" in schema:
        return group_of(schema)
    values = shape_of(schema.get("additionalProperties") or {})
    if isinstance(values, Kinds | Group | Rows):
        return Named(values, said(ONES, name), int(schema.get("maxProperties", 200)))
    return Pairs()


def _truth(schema: dict[str, Any], notes: dict[str, Any], _name: str) -> Shape:
    if schema.get("default") is True:
        return Choice(((False, _("No")),))
    return Switch(or_when=bool(notes.get("or_when")))


def _number(schema: dict[str, Any], _notes: dict[str, Any], _name: str) -> Shape:
    return Number(schema.get("minimum"), schema.get("maximum"))


_OF_TYPE: Final = {
    "string": _words,
    "integer": _number,
    "number": _number,
    "boolean": _truth,
    "array": _list,
    "object": _mapping,
}
