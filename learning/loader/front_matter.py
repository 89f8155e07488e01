"""A Markdown file and the YAML between the two lines "---" at its top."""

from learning.loader.yaml_source import YamlBroken, YamlDocument, read_yaml

_FENCE = "---"


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
