"""A figure's YAML: read, checked, and its mistakes told with their lines."""

import re
from typing import Any, Final

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.figures.kind import Data
from learning.content.figures.kinds import KINDS
from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, group, missing_key, text, unknown_word
from learning.content.yaml_source import YamlBroken, read_yaml

FIGURE: Final = "figure"  # what stands behind the marks of its fence
_FEWEST_WORDS: Final = 5
# Full stops of the scripts of the world, within closing quotes and brackets or without.
_SENTENCE_ENDS: Final = re.compile(r"[.!?…。！？।॥۔؟።፧։။។᙮]['\"’”)\]»」』]*$")
_SCHEMAS: Final = {
    name: Draft202012Validator(
        group(
            {"kind": text(20), "title": text(120), "alt": text(900), **kind.keys},
            required=("title", "alt", *kind.required),
        )
    )
    for name, kind in KINDS.items()
}


def read_figure(source: str) -> Data:
    """The data of a figure that has no problems. Raises YamlBroken."""
    data: Data = read_yaml(source).data
    return data


def find_figure_problems(source: str) -> list[Problem]:
    """What an author must change in the YAML of a figure; `line` counts from 1 in `source`."""
    try:
        document = read_yaml(source)
    except YamlBroken as error:
        return [Problem((), error.sentence, error.line)]
    found = [Problem((), slip.sentence, slip.line) for slip in document.slips if not slip.is_warning]
    found += (
        Problem((), str(problem), document.line_of(problem.path)) for problem in find_data_problems(document.data)
    )
    return found


def find_data_problems(data: Any) -> list[Problem]:
    if not isinstance(data, dict):
        return [Problem((), _("A figure is a group of keys: kind, title, alt and what its kind draws."))]
    if "kind" not in data:
        return [Problem((), missing_key("kind"))]
    kind = KINDS.get(str(data["kind"]))
    if kind is None:
        return [Problem(("kind",), unknown_word(data["kind"], list(KINDS)))]
    problems = find_structural_problems(data, _SCHEMAS[kind.name])
    if problems:
        return problems
    if not _is_sentence(data["alt"]):
        problems.append(
            Problem(("alt",), _("Say in a full sentence what the picture shows, for whoever cannot see it."))
        )
    return problems + list(kind.find_problems(data))


def _is_sentence(words: str) -> bool:
    """Whether it ends like one and is long enough; a script without spaces is counted by its letters."""
    tidy = words.strip()
    is_long = len(tidy.split()) >= _FEWEST_WORDS or (not tidy.isascii() and len(tidy) >= 2 * _FEWEST_WORDS)
    return is_long and bool(_SENTENCE_ENDS.search(tidy))
