"""YAML that course files are written in: what reads it back (plain_yaml.py) finds the same values."""

from typing import Any

import yaml

from learning.content.plain_yaml import PlainLoader


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        """Lists stand further in than their key."""
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: _Dumper, words: str) -> yaml.ScalarNode:
    """Several lines after "|"; what would be read as a number, true, false or nothing, in quotes."""
    tag = "tag:yaml.org,2002:str"
    if "\n" in words:
        return dumper.represent_scalar(tag, words, style="|")
    read_as: Any = PlainLoader("").resolve(yaml.ScalarNode, words, (True, False))  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, words, style='"' if read_as != tag else None)


_Dumper.add_representer(str, _represent_text)


def write_yaml(data: dict[str, Any]) -> str:
    """`data`, in its order; no line is folded, as a fold may look like a list's next line."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000))
