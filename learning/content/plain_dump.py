"""Data as the YAML that courses use (plain_yaml.py): what is read back is what was written."""

from typing import Any

import yaml
from yaml.nodes import ScalarNode

from learning.content.plain_yaml import PlainLoader


class _PlainDumper(yaml.SafeDumper):
    yaml_implicit_resolvers = PlainLoader.yaml_implicit_resolvers

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _PlainDumper, words: str) -> ScalarNode:
    """Of several lines as they stand, unless YAML could not read them back so."""
    is_block = "\n" in words and not any(line != line.rstrip() for line in words.split("\n")) and words[0] not in " \n"
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if is_block else None)


_PlainDumper.add_representer(str, _text)


def dump_yaml(data: Any) -> str:
    text: str = yaml.dump(
        data, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True, width=1_000_000, default_flow_style=False
    )
    return text
