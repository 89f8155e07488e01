"""The part of YAML that courses use: groups, lists, texts, numbers, true and false.

No anchors and aliases (a few bytes of them can unfold to gigabytes), no tags, no deep nesting. Words and numbers are
read as in YAML 1.2, without the surprises of 1.1: `No` and `2026-01-31` are texts, `010` and `1:30` are not numbers.
"""

import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.nodes import Node
from yaml.resolver import Resolver

DEEPEST = 12


class PlainRules(Composer, SafeConstructor, Resolver):
    """What every loader of ours holds to."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    _depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event: Any = self.peek_event()  # type: ignore[attr-defined]  # of the parser beside it
        if getattr(event, "anchor", None):
            raise _refusal(
                event, "Anchors and aliases (&name, *name) are not used here: a text like this needs quotes."
            )
        if tag := getattr(event, "tag", None):
            name = str(tag).replace("tag:yaml.org,2002:", "!!")
            raise _refusal(event, f"Tags ({name}) are not used here: a text that begins with ! needs quotes.")
        if self._depth >= DEEPEST:
            raise _refusal(event, "This is nested too deeply.")
        self._depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self._depth -= 1

    def construct_object(self, node: Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, OverflowError) as error:
            raise _refusal(node, "This number is too long.") from error


class PlainLoader(PlainRules, yaml.SafeLoader):
    """By PyYAML alone: yaml_words explains what it says is wrong."""


class QuickLoader(PlainRules, yaml.CSafeLoader):
    """By libyaml, six times as fast. What it says is wrong has other words."""

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)


def _refusal(place: Any, sentence: str) -> ConstructorError:
    return ConstructorError(None, None, sentence, place.start_mark)


for _kind, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    PlainRules.add_implicit_resolver(
        f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_pattern})$"), [*_first, *([""] if _kind == "null" else [])]
    )
