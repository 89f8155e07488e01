"""A quiz as authors write it: checked, and compiled to what is stored."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Problem
from learning.content.structure import declared, find_structural_problems, group, text, whole_number
from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.questions.source import compile_question, find_question_problems, question_source
from learning.lesson_types.questions.structure import question_structure

MOST_QUESTIONS: Final = 50

_SCHEMA = Draft202012Validator(
    group(
        {
            "intro": text(4000, may_be_empty=True),
            "draw": whole_number(1, MOST_QUESTIONS),
            "questions": {"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": MOST_QUESTIONS},
        },
        required=("questions",),
    )
)


def quiz_structure() -> dict[str, Any]:
    questions = {"type": "array", "items": question_structure(), "minItems": 1, "maxItems": MOST_QUESTIONS}
    schema = declared(_SCHEMA)
    return schema | {"properties": schema["properties"] | {"questions": questions}}


def quiz_source_of(content: Any) -> Any:
    """`content` without HTML, plain text and the ids of options and items."""
    if not isinstance(content, dict):
        return content
    source = {key: value for key, value in content.items() if key not in ("intro_html", "plain")}
    if isinstance(source.get("questions"), list):
        source["questions"] = [question_source(question) for question in source["questions"]]
    return source


def find_quiz_problems(source: object) -> list[Problem]:
    problems = find_structural_problems(source, _SCHEMA)
    if not isinstance(source, dict):
        return problems
    if isinstance(source.get("intro"), str):
        problems += (problem.below("intro") for problem in find_markdown_problems(source["intro"]))
    questions = source.get("questions")
    if isinstance(questions, list):
        for index, question in enumerate(questions):
            if isinstance(question, dict):
                problems += (problem.below("questions", index) for problem in find_question_problems(question))
        problems += _find_repeated_ids(questions)
        if isinstance(source.get("draw"), int) and source["draw"] > len(questions):
            sentence = _("The quiz has %(count)d questions only.") % {"count": len(questions)}
            problems.append(Problem(("draw",), sentence))
    return list(dict.fromkeys(problems))


def compile_quiz(source: dict[str, Any]) -> dict[str, Any]:
    page = PageRenderer()
    intro = source.get("intro", "").strip()
    intro_html = page.block(intro)
    questions = [compile_question(question, page) for question in source["questions"]]
    # Only what a page shows before handing in: a search must not tell which option is right.
    plain = "\n".join(filter(None, (plain_text(intro), *(plain_text(_example(question)) for question in questions))))
    draw = {"draw": source["draw"]} if "draw" in source else {}
    return {"intro": intro, "intro_html": intro_html, "plain": plain, **draw, "questions": questions}


def _example(question: dict[str, Any]) -> str:
    """The prompt as it might be asked."""
    return str(draw_question(question, seed="example")["prompt"])


def _find_repeated_ids(questions: list[Any]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, question in enumerate(questions):
        name = question.get("id") if isinstance(question, dict) else None
        if not isinstance(name, str):
            continue
        first = seen.setdefault(name, index)
        if first != index:
            names = {"id": name, "number": first + 1}
            yield Problem(("questions", index, "id"), _('Question %(number)d has the id "%(id)s" already.') % names)
