"""The structure of a question as forms show it: with every kind, and with what may be drawn and shown."""

from typing import Any, Final

from learning.content.structure import declared, group, named, text, variants
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.arithmetic import MOST_CHARACTERS
from learning.lesson_types.questions.params import MOST_PARAMS, param_structures
from learning.lesson_types.questions.shown import MOST_SHOWN, SHOWN

_OR_WHEN: Final = {"form": {"or_when": True}}
_LAST: Final = ("explanation", "id", "pool", "read", "params", "where", "shows")


def question_structure(*, named_by_words: bool = False) -> dict[str, Any]:
    """`named_by_words`: without an id, which follows from the words instead."""
    return variants(
        "kind", {name: _structure(declared(kind.schema), named_by_words) for name, kind in QUESTION_KINDS.items()}
    )


def _structure(schema: Any, named_by_words: bool) -> dict[str, Any]:
    properties: dict[str, Any] = dict(schema["properties"])
    ordered = {key: each for key, each in properties.items() if key not in _LAST}
    ordered |= {key: properties[key] for key in _LAST}
    ordered["params"] = named(variants("kind", _params()), most=MOST_PARAMS)
    ordered["shows"] = {"type": "array", "items": _shows(), "maxItems": MOST_SHOWN}
    if ordered.get("answer", {}).get("type") == "boolean":
        ordered["answer"] = {"enum": [True, False], **_OR_WHEN}
    if "options" in ordered:
        ordered["options"] = _with_conditions(ordered["options"])
    required = [key for key in schema["required"] if key != "kind" and not (named_by_words and key == "id")]
    return group(ordered, required=tuple(required))


def _with_conditions(options: dict[str, Any]) -> dict[str, Any]:
    option: dict[str, Any] = options["items"]
    properties = option["properties"] | {"correct": {"type": "boolean", **_OR_WHEN}}
    return options | {"items": option | {"properties": properties}}


def _params() -> dict[str, dict[str, Any]]:
    return {"=": text(MOST_CHARACTERS)} | param_structures()


def _shows() -> dict[str, Any]:
    return variants("kind", {name: declared(kind.schema) for name, kind in SHOWN.items()})
