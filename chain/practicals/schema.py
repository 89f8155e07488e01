"""The shape of a practical lesson as authors write it; docs/practicals.md tells it in words."""

from typing import Any, Final

from jsonschema import Draft202012Validator

from chain.practicals.artefacts import BLUEPRINTS
from learning.content.structure import declared, group, named, slug, text, variants, whole_number

CHECK_KINDS: Final = ("receipt", "call", "event", "signature", "absence", "mirror", "answer")
_WORDS: Final = {"type": "string", "maxLength": 120, "pattern": r"\S"}
# Of a constructor: a word, or a list of them.
_OWN_ARGUMENT: Final = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "maxItems": 8}]}
_ARGUMENTS: Final = {"type": "array", "items": _WORDS, "maxItems": 8}

_PARAM_KINDS: Final = {
    "hbar": group({"kind": {"const": "hbar"}, "from": text(20), "to": text(20)}, required=("kind", "from", "to")),
    "integer": group(
        {"kind": {"const": "integer"}, "from": whole_number(0, 10**9), "to": whole_number(0, 10**9)},
        required=("kind", "from", "to"),
    ),
    "address": group({"kind": {"const": "address"}}, required=("kind",)),
    "word": group(
        {"kind": {"const": "word"}, "of": {"type": "array", "items": text(40), "minItems": 2, "maxItems": 50}},
        required=("kind", "of"),
    ),
}
PARAM: Final = {kind: Draft202012Validator(shape) for kind, shape in _PARAM_KINDS.items()}
_REQUEST: Final = group(
    {
        "id": slug(40),
        "label": text(80),
        "message": text(500),
        "to": _WORDS,
        "value": _WORDS,
        "call": _WORDS,
        "args": _ARGUMENTS,
        "deploys": {"const": True},
        "gas": whole_number(21_000, 1_000_000),
    },
    required=("id", "label"),
)
_EXPECT: Final = group(
    {
        "to": _WORDS,
        "value": _WORDS,
        "status": {"enum": ["success", "failed"]},
        "creates": {"type": "boolean"},
        "data": _WORDS,
        "call": _WORDS,
        "contract": _WORDS,
        "args": {"anyOf": [_ARGUMENTS, {"type": "object", "additionalProperties": _WORDS, "maxProperties": 8}]},
        "returns": _WORDS,
        "balance": _WORDS,
        "at-least": _WORDS,
        "slot": whole_number(0, 10**6),
        "event": _WORDS,
        "message": slug(40),
        "request": slug(40),
        "session": {"enum": ["same", "other"]},
        "of": slug(40),
        "read": _WORDS,
    }
)
_CHECK: Final = group(
    {
        "id": slug(40),
        "kind": {"enum": list(CHECK_KINDS)},
        "expect": _EXPECT,
        "says": text(200),
        "hint": text(1500),
        "label": text(80),
        "unit": text(12),
        "after": {"type": "array", "items": slug(40), "maxItems": 8},
    },
    required=("id", "kind", "expect", "says", "hint"),
)
PRACTICAL: Final = Draft202012Validator(
    group(
        {
            "task": text(6000),
            "params": {"type": "object", "maxProperties": 8},
            "fund": whole_number(0, 50),
            "instance": {"enum": list(BLUEPRINTS)},
            "own": group(
                {"of": slug(80), "args": {"type": "array", "items": _OWN_ARGUMENT, "maxItems": 8}},
                required=("of", "args"),
            ),
            "requests": {"type": "array", "items": _REQUEST, "maxItems": 6},
            "checks": {"type": "array", "items": _CHECK, "minItems": 1, "maxItems": 10},
            "debrief": text(4000),
            "replay": {"type": "boolean"},
        },
        required=("task", "checks", "debrief"),
    )
)

# What `expect` of each kind of check must hold, and what it may.
EXPECTED_KEYS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "receipt": ((), ("to", "value", "status", "creates", "data", "call", "args")),
    "call": ((), ("contract", "call", "args", "returns", "balance", "at-least", "slot")),
    "event": (("contract", "event"), ("args",)),
    "signature": (("message",), ("session",)),
    "absence": (("request",), ()),
    "mirror": (("of",), ()),
    "answer": (("of", "read"), ()),
}


def practical_structure() -> dict[str, Any]:
    """The shape of a practical for forms: with what each kind of check and of param asks."""
    shape = declared(PRACTICAL)
    checks = shape["properties"]["checks"] | {"items": variants("kind", {kind: _check(kind) for kind in CHECK_KINDS})}
    params = named(variants("kind", _PARAM_KINDS), most=8)
    return shape | {"properties": shape["properties"] | {"checks": checks, "params": params}}


def _check(kind: str) -> dict[str, Any]:
    needed, allowed = EXPECTED_KEYS[kind]
    expect = group({key: _EXPECT["properties"][key] for key in (*needed, *allowed)}, required=needed)
    return _CHECK | {"properties": _CHECK["properties"] | {"expect": expect}}


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
