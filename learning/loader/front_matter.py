"""A Markdown file and the YAML between the two lines "---" at its top."""

import re
from typing import Final

from learning.content.yaml_source import YamlBroken, YamlDocument, read_yaml

_FENCE = "---"
# What most schools begin a lesson with; remarks may stand before it.
_TITLE: Final = re.compile(r"(?:\s|<!--.*?-->)*?^# +(?P<title>[^\n]*?)(?: +#+)? *$", re.DOTALL | re.MULTILINE)


def read_front_matter(text: str) -> tuple[YamlDocument, str, int]:
    """The front matter, the Markdown after it, and the line where that begins. Raises YamlBroken."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise YamlBroken(1, 'A lesson begins with a line "---", then title and minutes, then "---" again.')
    end = next((index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise YamlBroken(1, 'The front matter is never closed: a second line "---" is missing.')
    document = read_yaml("\n".join(lines[1:end]), first_line=2)
    return document, "\n".join(lines[end + 1 :]), end + 2


def take_title(markdown: str) -> tuple[str, str]:
    """The title that stands above the text as its only "# " heading, and the text without it; else "" and all of it.

    The lines after it keep their numbers.
    """
    found = _TITLE.match(markdown)
    if found is None:
        return "", markdown
    return found["title"], "\n" * found[0].count("\n") + markdown[found.end() :]
