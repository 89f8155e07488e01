"""A screen as its template finds it: with what was typed, and what was wrong with it."""

from collections.abc import Mapping
from typing import Any, Final

from learning.interactives.reading import NONE, meaning_field, place_field, readings_of
from learning.interactives.screen import Choice, Field, Number, Screen, Several

# Choices of so few characters stand side by side.
_SHORT: Final = 8


def present_screen(screen: Screen, typed: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": screen.title,
        "number": screen.number,
        "total": screen.total,
        "button": screen.button,
        "paragraphs": screen.paragraphs,
        "facts": screen.facts,
        "picture": screen.picture,
        "shown": screen.shown,
        "verdict": screen.verdict,
        "fields": [_present(field, typed, errors.get(field.name, "")) for field in screen.fields],
    }


def _present(field: Field, typed: Mapping[str, Any], error: str) -> dict[str, Any]:
    shown: dict[str, Any] = {"kind": field.kind, "name": field.name, "label": field.label, "error": error}
    if isinstance(field, Choice):
        given = typed.get(field.name)
        choices = [{"value": value, "words": words, "is_chosen": value == given} for value, words in field.choices]
        is_short = all(len(words) <= _SHORT for _value, words in field.choices)
        return shown | {"choices": choices, "is_short": is_short}
    if isinstance(field, Number):
        given = str(typed.get(field.name, ""))
        meant = typed.get(meaning_field(field.name))
        readings = [{"value": one, "is_chosen": one == meant} for one in readings_of(field, given)]
        return shown | {
            "unit": field.unit,
            "help": field.help,
            "is_whole": field.is_whole,
            "value": given,
            "meaning_field": meaning_field(field.name),
            "readings": readings,
        }
    if isinstance(field, Several):
        ticks = [
            {"field": place_field(field.name, item), "words": words}
            for item, words in (*field.items, (NONE, field.none))
        ]
        return shown | {"ticks": [tick | {"is_chosen": bool(typed.get(tick["field"]))} for tick in ticks]}
    places = [str(place) for place in range(1, len(field.items) + 1)]
    items = []
    before = {item: str(place) for place, item in enumerate(field.given, start=1)}
    for item, words in sorted(field.items, key=lambda one: int(before.get(one[0], 0))):
        name = place_field(field.name, item)
        items.append({"field": name, "words": words, "place": str(typed.get(name, before.get(item, "")))})
    return shown | {"items": items, "places": places}
