"""What is still no Markdown of ours after all is changed: shown as it was written, and told."""

import re
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.lint import find_markdown_problems
from learning.content.pictures.address import address_of
from learning.content.problems import Problem
from learning.imports.surroundings import Surroundings

_ROUNDS: Final = 4


def mend(markdown: str, around: Surroundings, *, inline: bool = False) -> str:
    """`markdown` without anything that could not be shown. Pictures are taken as they stand: they are there."""

    def find(text: str) -> list[Problem]:
        return find_markdown_problems(as_shown(text), inline=inline)

    for _round in range(_ROUNDS):
        problems = find(markdown)
        if not problems:
            return markdown
        markdown = _with_escapes(markdown, problems, around, tell=_round == 0)
    return _all_escaped(markdown) if find(markdown) else markdown


# A picture of ours: a file's name alone, in whose place an address is read.
_PICTURE: Final = re.compile(r"(!\[[^\[\]\n]*\]\()[a-z0-9-]+\.webp(?=\))")
_SHOWN: Final = rf"\g<1>{address_of(f'{0:032}-16x16')}"


def as_shown(value: Any) -> Any:
    """`value` of a lesson's source with an address in the place of each picture's name, as when it is loaded."""
    if isinstance(value, str):
        return _PICTURE.sub(_SHOWN, value)
    if isinstance(value, dict):
        return {key: as_shown(one) for key, one in value.items()}
    return [as_shown(one) for one in value] if isinstance(value, list) else value


def _with_escapes(markdown: str, problems: list[Problem], around: Surroundings, *, tell: bool) -> str:
    lines = markdown.split("\n")
    for number in sorted({(problem.line or 1) - 1 for problem in problems}):
        if number < len(lines):
            lines[number] = _escaped(lines[number])
    if tell:
        for problem in problems:
            around.report.changed(
                around.place, _("Shown as it is written, as it means nothing here: %(why)s") % {"why": problem.sentence}
            )
    return "\n".join(lines)


def _escaped(line: str) -> str:
    """With the signs that begin something shown as themselves; fences of unknown languages and call-outs plain."""
    if re.match(r"\s*(`{3,}|~{3,})", line):
        return re.sub(r"(`{3,}|~{3,}).*", r"\1text", line)
    line = re.sub(r"^(\s*)# ", r"\1## ", line)
    line = re.sub(r"^(import|export)(?=\s)", lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", line)
    line = re.sub(r"(?<=\{)%", r"\\%", line)
    line = re.sub(r"\{(?=\{)", r"\\{", line).replace("[^", "[ ^")
    return re.sub(r"(?<!\\)([<\[])", r"\\\1", line)


def _all_escaped(markdown: str) -> str:
    """The last resort: a block of plain text."""
    longest = max((len(run) for run in re.findall(r"`{3,}|~{3,}", markdown)), default=3)
    fence = "`" * (longest + 1)
    return f"{fence}text\n{markdown}\n{fence}"
