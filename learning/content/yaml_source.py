"""YAML as authors write it, remembering on which line everything stands."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from learning.content.plain_yaml import PlainLoader, QuickLoader
from learning.content.problems import Path
from learning.content.yaml_words import explain

Loader = PlainLoader | QuickLoader
# What YAML 1.1 counts as the end of a line.
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class YamlBroken(Exception):
    """The text is not YAML, or not the part of it that is used here."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Slip:
    """YAML that can be read, but not as its author meant it."""

    line: int
    sentence: str
    is_warning: bool = False


@dataclass
class YamlDocument:
    """`data`, and on which lines of the file it stands."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)
    literal_texts: set[Path] = field(default_factory=set)
    slips: list[Slip] = field(default_factory=list)

    def line_of(self, path: Path, line_inside: int | None = None) -> int:
        """The line of `path`, or of the nearest thing around it; with `line_inside`, of a line of a text after "|"."""
        while path and path not in self.lines:
            path, line_inside = path[:-1], None
        start = self.lines.get(path, 1)
        return start + line_inside if line_inside and path in self.literal_texts else start


def read_yaml(text: str, *, first_line: int = 1) -> YamlDocument:
    """Read one document whose first line is line `first_line` of its file. Raises YamlBroken."""
    with suppress(yaml.YAMLError, UnicodeEncodeError):
        return _read(QuickLoader(text), text, first_line)
    # Once more, by the loader that can say what is wrong.
    try:
        return _read(PlainLoader(text), text, first_line)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        raise YamlBroken(first_line + line, "There is a control character here that cannot be shown.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlBroken(first_line + (mark.line if mark else 0), explain(error, first_line)) from error


def _read(loader: Loader, text: str, first_line: int) -> YamlDocument:
    try:
        root = loader.get_single_node()
        if root is None:
            raise YamlBroken(first_line, "There is nothing here yet.")
        document = YamlDocument(loader.construct_document(root))
        _note_lines(document, root, (), first_line, loader)
        document.slips += _find_slips(root, _LINE_ENDS.split(text), first_line)
        return document
    finally:
        loader.dispose()


def _note_lines(document: YamlDocument, node: Node, path: Path, first_line: int, loader: Loader) -> None:
    document.lines.setdefault(path, first_line + node.start_mark.line)
    if isinstance(node, ScalarNode) and node.style == "|":
        document.literal_texts.add(path)
    for step, line, child in _children(node, loader):
        below = (*path, step)
        if below in document.lines:
            document.slips.append(Slip(first_line + line, f'The key "{step}" stands here a second time.'))
        document.lines[below] = first_line + line
        _note_lines(document, child, below, first_line, loader)


def _children(node: Node, loader: Loader) -> Iterator[tuple[str | int, int, Node]]:
    """Step, zero-based line and node of everything directly inside; a key's line is that of the key."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield loader.construct_object(key, deep=True), key.start_mark.line, value
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield index, value.start_mark.line, value


def _find_slips(node: Node, lines: list[str], first_line: int) -> Iterator[Slip]:
    """Texts without quotes that took in a list's next line, or lost their end to a comment."""
    if isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _find_slips(value, lines, first_line)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _find_slips(value, lines, first_line)
    elif isinstance(node, ScalarNode) and not node.style and node.tag.endswith(":str"):
        start, end = node.start_mark.line, node.end_mark.line
        for line in range(start + 1, end + 1):
            if lines[line].lstrip().startswith("- "):
                sentence = 'This "- " is indented too far: it became part of the text above.'
                yield Slip(first_line + line, sentence)
        if lines[end][node.end_mark.column :].lstrip().startswith("#"):
            sentence = 'What follows " #" is a comment: put quotes around the text if it belongs to it.'
            yield Slip(first_line + end, sentence, is_warning=True)
