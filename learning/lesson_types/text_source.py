"""A text lesson as authors write it: Markdown, whose steps may end in a check; and what it is compiled to."""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import HEADING_ID_PREFIX, PageRenderer, plain_text
from learning.content.problems import Problem
from learning.content.steps import FencedCheck, StepSource, split_steps, without_checks
from learning.content.structure import find_structural_problems, group, text
from learning.content.yaml_source import YamlBroken, YamlDocument, read_yaml
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.kind import text_id
from learning.lesson_types.questions.source import compile_question, find_question_problems
from learning.lesson_types.reading import Step

# The step before the first heading.
OPENING: Final = "opening"

_SCHEMA = Draft202012Validator(group({"markdown": text(100_000)}, required=("markdown",)))
_HEADING: Final = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>\s*', re.DOTALL)
_LINK_WITHIN: Final = re.compile(rf'href="#({HEADING_ID_PREFIX}[^"]+)"')


def find_text_problems(source: object) -> list[Problem]:
    problems = find_structural_problems(source, _SCHEMA)
    if problems or not isinstance(source, dict):
        return problems
    markdown = source["markdown"]
    found = [*find_markdown_problems(without_checks(markdown)), *_find_check_problems(split_steps(markdown))]
    return [problem.below("markdown") for problem in sorted(found, key=lambda problem: problem.line or 0)]


def compile_text(source: dict[str, Any]) -> dict[str, Any]:
    markdown = source["markdown"].strip()
    page = PageRenderer.of(without_checks(markdown))
    steps = [_compile_step(step, page) for step in split_steps(markdown)]
    _lead_across(steps)
    # Only what a page shows before anything is answered: a search must not tell what is right.
    words = [text for step in steps for text in (step["plain"], _asked(step))]
    return {"markdown": markdown, "steps": steps, "plain": "\n".join(filter(None, words))}


def step_of_section(steps: list[Step], section: str) -> int:
    """The number of the step in which the heading with the id `section` stands; 0 when there is none."""
    mark = f'id="{section}"'
    found = (number for number, step in enumerate(steps, 1) if step["id"] == section or mark in step["html"])
    return next(found, 0)


def _find_check_problems(steps: list[StepSource]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for step in steps:
        for check in step.checks[1:]:
            yield Problem((), _("A step has one check: give this one a heading of its own."), check.line - 1)
        if step.has_words_after_check:
            sentence = _("A check ends its step: put what follows before it, or under a heading of its own.")
            yield Problem((), sentence, step.checks[0].line - 1)
        for check in step.checks:
            yield from _find_problems_of_check(check, seen)


def _find_problems_of_check(check: FencedCheck, seen: dict[str, int]) -> Iterator[Problem]:
    """`seen` has the ids so far, with the line of each."""
    try:
        document = read_yaml(check.yaml, first_line=check.line)
    except YamlBroken as broken:
        yield Problem(("check",), broken.sentence, broken.line)
        return
    yield from (Problem(("check",), slip.sentence, slip.line) for slip in document.slips if not slip.is_warning)
    if not isinstance(document.data, dict):
        yield Problem(
            ("check",), _("Must be a group of keys: kind, prompt, what the kind needs, explanation."), check.line
        )
        return
    question = _question(document)
    for problem in find_question_problems(question):
        yield Problem(("check", *problem.path), problem.sentence, document.line_of(problem.path, problem.line))
    first = seen.setdefault(str(question["id"]), check.line)
    if first != check.line:
        names = {"id": question["id"], "line": first}
        yield Problem(("check",), _('The check on line %(line)d has the id "%(id)s" already.') % names, check.line)


def _question(document: YamlDocument) -> dict[str, Any]:
    """What stands in a check, with an id that follows from its prompt unless it has one."""
    return {"id": text_id(str(document.data.get("prompt", ""))), **document.data}


def _compile_step(source: StepSource, page: PageRenderer) -> Step:
    html = page.block(source.markdown)
    heading = _HEADING.match(html)
    title_html = heading[2] if heading else ""
    check = _question(read_yaml(source.checks[0].yaml)) if source.checks else None
    plain = plain_text(source.markdown)
    return {
        "id": heading[1] if heading else OPENING,
        "title": plain.partition("\n")[0] if heading else "",
        "title_html": title_html,
        "html": html[heading.end() :] if heading else html,
        "plain": plain,
        "words": len(plain.split()),
        "check": compile_question(check, page) if check else None,
    }


def _asked(step: Step) -> str:
    """The words of the step's check, with numbers as some learner sees them."""
    return plain_text(draw_question(step["check"], seed="example")["prompt"]) if step["check"] else ""


def _lead_across(steps: list[Step]) -> None:
    """Let a link to a heading of another step lead to that step."""
    for here, step in enumerate(steps, 1):

        def lead(link: re.Match[str], here: int = here) -> str:
            there = step_of_section(steps, link[1])
            return f'href="?step={there}#{link[1]}"' if there not in (0, here) else link[0]

        step["html"] = _LINK_WITHIN.sub(lead, step["html"])
