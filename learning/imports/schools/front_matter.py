"""The head of a Markdown file in the ways of several tools: YAML, TOML, none; and the title wherever it stands."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any, Final

from learning.content.yaml_source import YamlBroken, read_yaml
from learning.loader.front_matter import take_title

_YAML: Final = re.compile(r"\A\s*---[ \t]*\n(?P<head>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TOML: Final = re.compile(r"\A\s*\+\+\+[ \t]*\n(?P<head>.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_PLAIN_LINE: Final = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)\s*:\s*(?P<value>.*)$")
_TITLES: Final = ("title", "sidebar_label", "sidebar_title", "sidebarTitle", "linkTitle", "name")
_ORDERS: Final = ("sidebar_position", "weight", "order", "nav_order", "position", "priority")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, and the text below it without its title."""

    title: str
    data: dict[str, Any]
    body: str

    def order(self) -> float | None:
        """Its place among its neighbours, where the head names one."""
        found = next((self.data[key] for key in _ORDERS if key in self.data), None)
        try:
            return float(found) if isinstance(found, int | float | str) else None
        except ValueError:
            return None

    def is_draft(self) -> bool:
        return self.data.get("draft") is True or self.data.get("published") is False


def read_head(text: str) -> Head:
    """Never raises: a head that cannot be read says what its plain lines say."""
    if found := _TOML.match(text):
        data, body = _toml(found["head"]), text[found.end() :]
    elif found := _YAML.match(text):
        data, body = _yaml(found["head"]), text[found.end() :]
    else:
        data, body = {}, text
    heading, rest = take_title(body)
    titled = next(
        (str(data[key]).strip() for key in _TITLES if isinstance(data.get(key), str) and data[key].strip()), ""
    )
    return Head(_words(titled or heading), data, rest.strip("\n"))


def _toml(head: str) -> dict[str, Any]:
    try:
        return tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return _lines(head)


def _yaml(head: str) -> dict[str, Any]:
    try:
        data = read_yaml(head).data
    except (YamlBroken, RecursionError):
        return _lines(head)
    return data if isinstance(data, dict) else {}


def _lines(head: str) -> dict[str, Any]:
    found = (_PLAIN_LINE.match(line) for line in head.split("\n"))
    return {one["key"]: one["value"].strip().strip("\"'") for one in found if one}


def _words(title: str) -> str:
    """Without marks of Markdown."""
    return " ".join(re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)|\{#[^}]*\}", lambda found: found[1] or "", title).split())
