"""What a question may show beside its words: a message, a hash, a page of an explorer, a wallet's window. A registry.

The data are an author's, with what was drawn filled in; a template makes them a picture. A room above adds a kind by
register_shown() in the `ready()` of its app.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypedDict

from jsonschema import Draft202012Validator

from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, group, missing_key, text, unknown_word

MOST_SHOWN: Final = 4
MOST_ROWS: Final = 12


class PresentedThing(TypedDict):
    template: str
    data: dict[str, Any]


def _as_it_is(data: dict[str, Any]) -> dict[str, Any]:
    return data


@dataclass(frozen=True, slots=True)
class ShownKind:
    """`keys` and `required` are a JSON Schema's, of texts; `template` finds `thing`, what `prepare` makes of the data.

    `prepare` is pure. Its words are shown before the question is answered: never what is right.
    """

    name: str
    keys: dict[str, Any]
    required: tuple[str, ...]
    template: str
    prepare: Callable[[dict[str, Any]], dict[str, Any]] = _as_it_is

    @property
    def schema(self) -> Draft202012Validator:
        return Draft202012Validator(
            group({"kind": {"type": "string"}, "title": text(120)} | self.keys, required=("kind", *self.required))
        )


SHOWN: dict[str, ShownKind] = {}


def register_shown(kind: ShownKind) -> None:
    """Make `kind` known. Raises ValueError when its name is taken."""
    if kind.name in SHOWN:
        raise ValueError(f"There is a thing to show called {kind.name} already.")
    SHOWN[kind.name] = kind


def find_shown_problems(things: list[Any]) -> Iterator[Problem]:
    """What an author must change in the `shows` of a question."""
    for index, thing in enumerate(things):
        if "kind" not in thing:
            yield Problem((index,), missing_key("kind"))
        elif thing["kind"] not in SHOWN:
            yield Problem((index, "kind"), unknown_word(thing["kind"], list(SHOWN)))
        else:
            found = find_structural_problems(thing, SHOWN[thing["kind"]].schema)
            yield from (problem.below(index) for problem in found)


def present_things(question: dict[str, Any]) -> list[PresentedThing]:
    """What a page shows of `question`, concrete; a kind that has gone since is left out."""
    found = [(SHOWN[thing["kind"]], thing) for thing in question.get("shows", ()) if thing["kind"] in SHOWN]
    return [{"template": kind.template, "data": kind.prepare(thing)} for kind, thing in found]


def rows_of(name: str, value: str) -> dict[str, Any]:
    """Schema of a list of `name` and `value`."""
    row = group({name: text(120), value: text(600)}, required=(name, value))
    return {"type": "array", "items": row, "minItems": 1, "maxItems": MOST_ROWS}


def _in_fours(data: dict[str, Any]) -> dict[str, Any]:
    """Digits in groups, so that two hashes can be compared by eye."""
    rows = [
        {"of": row["of"], "groups": [row["is"][start : start + 4] for start in range(0, len(row["is"]), 4)]}
        for row in data["rows"]
    ]
    return data | {"rows": rows}


BUILT_IN: Final = (
    ShownKind("message", {"text": text(2000)}, ("text",), "learning/shown/_message.html"),
    ShownKind("hash", {"rows": rows_of("of", "is")}, ("rows",), "learning/shown/_hash.html", _in_fours),
    ShownKind(
        "explorer",
        {"rows": rows_of("name", "value"), "status": text(40)},
        ("title", "rows"),
        "learning/shown/_explorer.html",
    ),
    ShownKind(
        "wallet",
        {
            "site": text(120),
            "account": text(120),
            "says": text(600),
            "lines": rows_of("name", "value"),
            "buttons": {"type": "array", "items": text(30), "minItems": 1, "maxItems": 3},
        },
        ("site", "title"),
        "learning/shown/_wallet.html",
    ),
)
