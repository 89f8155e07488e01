"""The shape of a code lesson's source (docs/code-lessons.md)."""

from typing import Any, Final

from jsonschema import Draft202012Validator

from learning.code.params import code_param_structures
from learning.content.structure import declared, group, named, text, variants, whole_number

LANGUAGES: Final = ("solidity", "vyper", "python")
HINTS: Final = 3
FEWEST_VARIANTS: Final = 2
FEWEST_WRONG: Final = 3
MOST_CHECKS: Final = 12
LONGEST_STEPS: Final = 6000  # characters
# What the box takes, in bytes; a stub of that size would leave nobody room to write.
MOST_SOURCE: Final = 20_000

_CODE = text(MOST_SOURCE) | {"form": {"looks": "code"}}
_PIECE = text(200) | {"form": {"looks": "code"}}
# An expression, or what stands for itself.
_VALUE = {"type": ["string", "number", "boolean", "array"]}
_VALUES = {"type": "array", "items": _VALUE, "maxItems": 20}
_TYPES = {"type": ["string", "array"], "items": text(60)}
_REVERTS = {"type": ["boolean", "string"]}
_NAME = text(60)

CONSTRUCTOR: Final = group({"types": _TYPES, "values": _VALUES, "value": _VALUE})

_CONTRACT_STEPS: Final[dict[str, dict[str, Any]]] = {
    "send": group(
        {
            "send": text(200),
            "args": _VALUES,
            "from": _NAME,
            "value": _VALUE,
            "reverts": _REVERTS,
            "emits": text(200),
            "with": _VALUES,
        },
        required=("send",),
    ),
    "call": group(
        {
            "call": text(200),
            "args": _VALUES,
            "from": _NAME,
            "value": _VALUE,
            "reverts": _REVERTS,
            "with": _VALUES,
            "gives": _VALUE,
        },
        required=("call",),
    ),
    "later": group({"later": _VALUE}, required=("later",)),
    "balance": group({"balance": _NAME, "is": _VALUE, "rises": _VALUE}, required=("balance",)),
    "deploy": group(
        {"deploy": _VALUES, "from": _NAME, "value": _VALUE, "reverts": _REVERTS, "with": _VALUES}, required=("deploy",)
    ),
}
_PYTHON_STEPS: Final[dict[str, dict[str, Any]]] = {
    "call": group({"call": text(400), "gives": _VALUE, "raises": _NAME}, required=("call",)),
}


def structure_of(language: str) -> dict[str, Any]:
    """The shape of an exercise in `language` for forms: with its kinds of step."""
    shape = declared(EXERCISE)
    steps = variants("", _PYTHON_STEPS if language == "python" else _CONTRACT_STEPS)
    check = _CHECK["properties"] | {"run": _CHECK["properties"]["run"] | {"items": steps}}
    checks = shape["properties"]["checks"] | {"items": _CHECK | {"properties": check}}
    params = named(variants("kind", {"=": text(400)} | code_param_structures()), most=20)
    return shape | {"properties": shape["properties"] | {"checks": checks, "params": params}}


def step_schemas(language: str) -> dict[str, Draft202012Validator]:
    """By the key that says what a step does."""
    steps = _PYTHON_STEPS if language == "python" else _CONTRACT_STEPS
    return {key: Draft202012Validator(schema) for key, schema in steps.items()}


_CHECK = group(
    {
        "id": {"type": "string", "maxLength": 40, "pattern": r"\S"},
        "task": whole_number(1, 20),
        "says": text(300),
        "hints": {"type": "array", "items": text(600), "minItems": HINTS, "maxItems": HINTS},
        "constructor": group({"values": _VALUES, "value": _VALUE}),
        "inputs": {"type": "object", "additionalProperties": text(400)},
        "run": {"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": 40},
    },
    required=("id", "says", "hints", "run"),
)

EXERCISE: Final = Draft202012Validator(
    group(
        {
            "language": {"type": "string", "enum": list(LANGUAGES)},
            "goal": text(600),
            "steps": text(LONGEST_STEPS),
            "stub": _CODE,
            "lines": group(
                {
                    "frame": _CODE,
                    "right": {"type": "array", "items": _PIECE, "minItems": 1, "maxItems": 15},
                    "spare": {"type": "array", "items": _PIECE, "minItems": 1, "maxItems": 10},
                },
                required=("frame", "right", "spare"),
            ),
            "params": {"type": "object"},
            "variants": {
                "type": "array",
                "items": {"type": "object", "additionalProperties": {"type": ["string", "integer"]}},
                "minItems": FEWEST_VARIANTS,
                "maxItems": 20,
            },
            "contract": _NAME,
            "again": text(60),
            "constructor": CONSTRUCTOR,
            "tools": {"type": "array", "items": _NAME, "maxItems": 20},
            "makers": _CODE,
            "checks": {"type": "array", "items": _CHECK, "minItems": 1, "maxItems": MOST_CHECKS},
            "reference": _CODE,
            "wrong": {
                "type": "array",
                "items": group({"what": text(200), "source": _CODE}, required=("what", "source")),
                "minItems": FEWEST_WRONG,
                "maxItems": 20,
            },
            "limits": group({"seconds": whole_number(1, 8), "gas": whole_number(100_000, 30_000_000)}),
            "debrief": text(6000),
        },
        required=(
            "language", "goal", "steps", "stub", "variants", "checks", "reference", "wrong", "debrief",
        ),
    )
)  # fmt: skip
