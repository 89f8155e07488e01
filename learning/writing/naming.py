"""Names for the computer: an entry that has none gets one from its words, which then stays."""

import re
from typing import Any, Final

from learning.content.words import slug_of
from learning.writing.plain import free_name
from learning.writing.shapes import Group, Kinds, Shape, Words

_LONGEST: Final = 34
# The keys whose words say what an entry is.
_SAY: Final = ("prompt", "says", "label", "text")


def name_entries(shape: Shape, entries: list[Any]) -> list[Any]:
    """`entries`, each with an id where its shape asks for one and its words say something."""
    taken = {entry["id"] for entry in entries if isinstance(entry, dict) and entry.get("id")}
    named = []
    for entry in entries:
        joined = _joined(shape, entry)
        if joined and not str(entry.get("id", "")).strip() and (name := _name_from(entry, joined)):
            name = free_name(name, taken, sign=joined)
            taken.add(name)
            entry = entry | {"id": name}
        named.append(entry)
    return named


def _joined(shape: Shape, entry: Any) -> str:
    """What joins the words of a name here; nothing where none is asked for."""
    if isinstance(shape, Kinds) and isinstance(entry, dict):
        shape = shape.of.get(str(entry.get(shape.by)), Group())
    parts = shape.parts if isinstance(shape, Group) and isinstance(entry, dict) else ()
    named = (part.shape for part in parts if part.name == "id" and part.is_required)
    return next((one.joined for one in named if isinstance(one, Words)), "")


def _name_from(entry: dict[str, Any], joined: str) -> str:
    words = next((entry[key] for key in _SAY if isinstance(entry.get(key), str) and entry[key].strip()), "")
    latin = re.sub(r"[^a-z0-9]+", "-", slug_of(words))[:_LONGEST].strip("-")
    if words and not latin[:1].isalpha():
        latin = f"n-{latin}".strip("-")
    return latin.replace("-", joined)
