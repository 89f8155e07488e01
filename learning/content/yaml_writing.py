"""YAML as courses hold it, written: the same for the same data, and read back as it was (yaml_source.py)."""

import re
from typing import Any, Final

import yaml

from learning.content.plain_yaml import PlainRules

# Ends of lines to YAML, and marks that editors swallow: written as escapes.
_HIDDEN: Final = re.compile("[\x85\u2028\u2029\ufeff\t]")
# In this order, whatever order a database gives; all other keys come after them by their names.
_ORDER: Final = (
    *("id", "course", "required", "type", "kind", "title", "url", "name", "model", "language", "label", "minutes"),
    *("completion_xp", "perfect_score_xp", "checked", "sources"),
    *("what", "task", "goal", "steps", "stub", "prompt", "says", "text", "correct", "options", "items", "answer"),
    *("unit", "tolerance", "feedback", "explanation", "read", "hint", "hints", "message"),
    *("deploy", "send", "call", "later", "balance", "args", "from", "value", "gives", "reverts", "raises"),
    *("frame", "right", "spare", "values", "constructor", "inputs", "run", "source"),
)
_RANK: Final = {key: rank for rank, key in enumerate(_ORDER)}


class _Writer(yaml.SafeDumper):
    """Words and numbers as PlainRules reads them: `No` and `2026-11` need no quotes."""

    yaml_implicit_resolvers = PlainRules.yaml_implicit_resolvers

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(writer: _Writer, words: str) -> yaml.ScalarNode:
    style = None
    if _HIDDEN.search(words):
        style = '"'
    elif "\n" in words:
        style = "|"
    return writer.represent_scalar("tag:yaml.org,2002:str", words, style=style)


def _group(writer: _Writer, data: dict[str, Any]) -> yaml.MappingNode:
    return writer.represent_mapping("tag:yaml.org,2002:map", data.items())


_Writer.add_representer(str, _text)
_Writer.add_representer(dict, _group)


def write_yaml(data: dict[str, Any], *, first: tuple[str, ...] = ()) -> str:
    """`data` with the keys `first` at its top, in that order. Ends in a line break."""
    top = {key: data[key] for key in first if key in data}
    rest = _ordered({key: value for key, value in data.items() if key not in top})
    inside = {key: _ordered(value) for key, value in top.items()}
    return dump_yaml(inside | rest)


def dump_yaml(data: Any) -> str:
    """`data` in its own order; no line is folded, as a fold may look like a list's next line. Ends in a line break."""
    words: str = yaml.dump(
        data, Dumper=_Writer, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**9
    )
    return words


def _ordered(data: Any) -> Any:
    if isinstance(data, dict):
        keys = sorted(data, key=lambda key: (_RANK.get(key, len(_RANK)), key))
        return {key: _ordered(data[key]) for key in keys}
    if isinstance(data, list):
        return [_ordered(value) for value in data]
    return data
