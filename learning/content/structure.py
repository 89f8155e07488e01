"""The shape of what authors write, checked against a JSON Schema and told in sentences."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from math import isfinite
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError as SchemaError

from learning.content.problems import Path, Problem

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG_LOOKS_LIKE = "small-letters-and-digits"
# Control characters but tab and ends of lines, and halves of characters.
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def text(most: int, *, may_be_empty: bool = False) -> dict[str, Any]:
    """Schema of a text of at most `most` characters."""
    return {"type": "string", "maxLength": most} | ({} if may_be_empty else {"pattern": r"\S"})


def slug(most: int) -> dict[str, Any]:
    return {"type": "string", "maxLength": most, "pattern": SLUG}


def whole_number(least: int, most: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": least, "maximum": most}


def group(properties: dict[str, Any], *, required: tuple[str, ...] = ()) -> dict[str, Any]:
    """Schema of a mapping that has these keys and no others."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def variants(by: str, of: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Schema of a mapping that has one of several shapes, for forms: the key `by` says which.

    Where `by` is empty, the key that is there does; what has the name "=" is a text that stands for itself. Whether it
    fits is found elsewhere, as it depends on the choice.
    """
    return {"form": {"by": by, "of": of}}


def named(values: dict[str, Any], *, most: int) -> dict[str, Any]:
    """Schema of a mapping whose keys an author chooses, for forms."""
    return {"type": "object", "additionalProperties": values, "maxProperties": most}


def declared(validator: Draft202012Validator) -> dict[str, Any]:
    """The schema that `validator` was made from."""
    return dict(validator.schema)  # type: ignore[arg-type]


def find_structural_problems(data: object, schema: Draft202012Validator) -> list[Problem]:
    """Everything in `data` that does not have the shape of `schema`, each as one sentence, in the order of the text."""
    problems = list(_find_unusable_values(data))
    for error in sorted(schema.iter_errors(data), key=lambda error: [str(step) for step in error.absolute_path]):
        problems += _in_sentences(error)
    return list(dict.fromkeys(problems))


def did_you_mean(word: str, known: list[str]) -> str:
    """' Did you mean "title"?', or nothing when no known word is near."""
    near = get_close_matches(word, known, n=1)
    return " " + _('Did you mean "%(word)s"?') % {"word": near[0]} if near else ""


def unknown_key(key: object, known: list[str]) -> str:
    names = {"hint": did_you_mean(str(key), known), "known": ", ".join(known)}
    return _("Unknown key.%(hint)s Known keys here: %(known)s.") % names


def missing_key(key: str) -> str:
    return _('The key "%(key)s" is missing.') % {"key": key}


def unknown_word(word: object, known: list[str]) -> str:
    names = {"word": str(word)[:40], "hint": did_you_mean(str(word), known), "known": ", ".join(known)}
    return _('"%(word)s" is not known.%(hint)s Choose one of: %(known)s.') % names


def _in_sentences(error: SchemaError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    rule = str(error.validator)
    given: Any = error.instance
    required: Any = error.validator_value
    schema: Any = error.schema
    if rule == "required":
        yield from (Problem(path, missing_key(key)) for key in required if key not in given)
    elif rule == "additionalProperties":
        known = list(schema["properties"])
        yield from (Problem((*path, key), unknown_key(key, known)) for key in given if key not in known)
    else:
        yield Problem(path, _SENTENCES[rule](given, required))


def _find_unusable_values(data: object, path: Path = ()) -> Iterator[Problem]:
    """What no database or page could hold: control characters, halves of characters, numbers without end."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _find_unusable_values(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _find_unusable_values(value, (*path, index))
    elif isinstance(data, str) and _UNUSABLE.search(data):
        yield Problem(path, _("There is a control character in this text that cannot be shown."))
    elif isinstance(data, float) and not isfinite(data):
        yield Problem(path, _("Must be a number with an end, not infinite or undefined."))


_KINDS = {
    "string": gettext_lazy("text"),
    "integer": gettext_lazy("a whole number"),
    "number": gettext_lazy("a number"),
    "boolean": gettext_lazy("true or false"),
    "array": gettext_lazy("a list"),
    "object": gettext_lazy("a group of keys"),
}


def _wrong_type(given: object, expected: str) -> str:
    sentence = _("Must be %(expected)s, not %(given)s.") % {"expected": _KINDS[expected], "given": _what_is(given)}
    if expected != "string" or given is None or isinstance(given, list):
        return sentence
    if isinstance(given, dict):
        return sentence + " " + _("A text with a colon in it needs quotes around it.")
    return sentence + " " + _("Put quotes around it if text is meant.")


def _what_is(given: object) -> str:
    if given is None:
        return _("empty")
    if isinstance(given, bool):
        return _("true") if given else _("false")
    if isinstance(given, int | float):
        return _("the number %(number)s") % {"number": str(given)[:40]}
    if isinstance(given, str):
        return _('the text "%(text)s"') % {"text": given[:40]}
    return _("a list") if isinstance(given, list) else _("a group of keys")


def _wrong_pattern(given: object, pattern: str) -> str:
    if pattern != SLUG:
        return _("Must not be empty.")
    names = {"given": given, "example": _SLUG_LOOKS_LIKE}
    return _('"%(given)s" must be written like this: %(example)s.') % names


_SENTENCES: dict[str, Callable[[Any, Any], str]] = {
    "type": _wrong_type,
    "enum": unknown_word,
    "pattern": _wrong_pattern,
    "maxLength": lambda given, most: (
        _("Must have at most %(most)d characters; it has %(count)d.") % {"most": most, "count": len(given)}
    ),
    "minItems": lambda given, least: (
        _("Must have at least %(least)d entries; it has %(count)d.") % {"least": least, "count": len(given)}
    ),
    "maxItems": lambda given, most: (
        _("Must have at most %(most)d entries; it has %(count)d.") % {"most": most, "count": len(given)}
    ),
    "minimum": lambda _given, least: _("Must be %(least)s or more.") % {"least": least},
    "maximum": lambda _given, most: _("Must be %(most)s or less.") % {"most": most},
    "exclusiveMinimum": lambda _given, least: _("Must be more than %(least)s.") % {"least": least},
}
