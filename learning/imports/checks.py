"""A question as the check at the end of a text's step."""

import re

from learning.content.yaml_writing import dump_yaml
from learning.imports.course import ImportedQuestion
from learning.imports.parts import named_questions
from learning.imports.report import Report


def check_of(question: ImportedQuestion, report: Report) -> str:
    """The fence that holds it; empty, and told why, when it is no question here."""
    for sound in named_questions([question], report):
        source = {key: value for key, value in sound.source.items() if key != "id"}
        yaml = dump_yaml(source)
        longest = max((len(run) for run in re.findall(r"`{3,}", yaml)), default=2)
        fence = "`" * (longest + 1)
        return f"{fence}check\n{yaml}{fence}"
    return ""
