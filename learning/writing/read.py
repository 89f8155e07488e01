"""From the fields of a form to a source. Never raises: what makes no sense comes back as it was typed."""

from itertools import zip_longest
from typing import Any, Final

from django.http import QueryDict

from learning.writing.names import BARE_VALUE, KIND, NAME, WHEN, below, keys_in
from learning.writing.naming import name_entries
from learning.writing.plain import free_name, read_lines, read_number, read_pairs, read_plain
from learning.writing.shapes import (
    BARE,
    Choice,
    Group,
    Kinds,
    Lines,
    Named,
    Number,
    Pairs,
    Plain,
    Rows,
    Several,
    Shape,
    Switch,
    blank,
    is_empty,
)

NOTHING: Final = object()


def read_form(shape: Group, post: QueryDict, name: str = "") -> dict[str, Any]:
    """What stands in the fields of `shape`; an optional key without a value is left out."""
    source: dict[str, Any] = {}
    for part in shape.parts:
        value = _read(part.shape, post, below(name, part.name))
        if value is not NOTHING and (part.is_required or not _says_nothing(part.shape, value)):
            source[part.name] = value
        elif part.is_required and not isinstance(part.shape, Number | Choice | Switch):
            source[part.name] = blank(part.shape)
    return source


def _says_nothing(shape: Shape, value: Any) -> bool:
    """An entry that was added and has no name yet is something."""
    return not value if isinstance(shape, Named) else is_empty(value)


def _read(shape: Shape, post: QueryDict, name: str) -> Any:
    if isinstance(shape, Group):
        return read_form(shape, post, name)
    if isinstance(shape, Rows):
        return name_entries(shape.of, [_entry(shape.of, post, below(name, key)) for key in keys_in(post, name)])
    if isinstance(shape, Named):
        return _read_named(shape, post, name)
    if isinstance(shape, Kinds):
        return _read_kind(shape, post, name)
    typed = _typed(post, name)
    if isinstance(shape, Switch | Choice) and (when := _typed(post, below(name, WHEN)).strip()):
        return when
    if isinstance(shape, Switch):
        return True if typed else NOTHING
    if isinstance(shape, Several):
        known = {choice_key(value): value for value, _ in shape.options}
        return [known[key] for key in dict.fromkeys(post.getlist(name)) if key in known]
    if name not in post:
        return NOTHING
    return _read_field(shape, typed)


def _read_field(shape: Shape, typed: str) -> Any:
    if isinstance(shape, Number):
        return read_number(typed) if typed.strip() else NOTHING
    if isinstance(shape, Choice):
        known = {choice_key(value): value for value, _ in shape.options}
        return known.get(typed, typed) if typed else NOTHING
    if isinstance(shape, Lines):
        return [line for line in typed.split("\n") if line.strip()]
    if isinstance(shape, Pairs):
        return read_pairs(typed)
    if isinstance(shape, Plain):
        return read_lines(typed) if shape.is_many else _plain_or_nothing(typed)
    return typed


def _plain_or_nothing(typed: str) -> Any:
    return read_plain(typed) if typed.strip() else NOTHING


def _entry(shape: Shape, post: QueryDict, name: str) -> Any:
    value = _read(shape, post, name)
    return blank(shape) if value is NOTHING else value


def _read_named(shape: Named, post: QueryDict, name: str) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for key in keys_in(post, name):
        called = _typed(post, below(below(name, key), NAME)).strip()
        entries[free_name(called, entries)] = _entry(shape.of, post, below(name, key))
    return entries


def _read_kind(shape: Kinds, post: QueryDict, name: str) -> Any:
    chosen = _typed(post, below(name, KIND))
    if chosen not in shape.of:
        chosen = next(iter(shape.of))
    if chosen == BARE:
        return _typed(post, below(name, BARE_VALUE))
    inner = shape.of[chosen]
    group = read_form(inner, post, name) if isinstance(inner, Group) else {}
    return ({shape.by: chosen} if shape.by else {}) | group


def _typed(post: QueryDict, name: str) -> str:
    """Forms write the ends of lines as Windows does."""
    return str(post.get(name, "")).replace("\r\n", "\n").replace("\r", "\n")


def choice_key(value: Any) -> str:
    """How a choice is written in a form."""
    return "false" if value is False else "true" if value is True else str(value)


def keep_empties(source: Any, before: Any) -> Any:
    """`source` with what was written as nothing in `before` and still is: to a form "" and a missing key are the same.

    Only in groups that have the same keys as before: in another kind of thing the key may mean nothing.
    """
    if isinstance(source, list) and isinstance(before, list):
        return [keep_empties(new, old) for new, old in zip_longest(source, before[: len(source)])]
    if not isinstance(source, dict) or not isinstance(before, dict):
        return source
    kept = {key: keep_empties(value, before.get(key)) for key, value in source.items()}
    empty = {key: value for key, value in before.items() if key not in source and is_empty(value)}
    is_same = {*source} == {*before} - {*empty} and source.get("kind") == before.get("kind")
    return kept | empty if is_same else kept
