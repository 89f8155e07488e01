"""A quiz as authors write it: checked, and compiled to what is stored."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer, plain_text
from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, group, missing_key, text, unknown_word
from learning.lesson_types.questions import QUESTION_KINDS

_SCHEMA = Draft202012Validator(
    group(
        {
            "intro": text(4000, may_be_empty=True),
            "questions": {"type": "array", "items": {"type": "object"}, "minItems": 1, "maxItems": 50},
        },
        required=("questions",),
    )
)


def quiz_source_of(content: Any) -> Any:
    """`content` without HTML, plain text and the ids of options and items."""
    if not isinstance(content, dict):
        return content
    source = {key: value for key, value in content.items() if key not in ("intro_html", "plain")}
    if isinstance(source.get("questions"), list):
        source["questions"] = [_question_source(question) for question in source["questions"]]
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
                problems += (problem.below("questions", index) for problem in _find_question_problems(question))
        problems += _find_repeated_ids(questions)
    return list(dict.fromkeys(problems))


def compile_quiz(source: dict[str, Any]) -> dict[str, Any]:
    page = PageRenderer()
    intro = source.get("intro", "").strip()
    intro_html = page.block(intro)
    questions = [_compile_question(question, page) for question in source["questions"]]
    # Only what a page shows before handing in: a search must not tell which option is right.
    plain = "\n".join(filter(None, (plain_text(intro), *(plain_text(question["prompt"]) for question in questions))))
    return {"intro": intro, "intro_html": intro_html, "plain": plain, "questions": questions}


def _question_source(question: Any) -> Any:
    if not isinstance(question, dict):
        return question
    source = {key: value for key, value in question.items() if key not in ("prompt_html", "explanation_html")}
    if isinstance(source.get("options"), list):
        source["options"] = [_option_source(option) for option in source["options"]]
    if isinstance(source.get("items"), list):
        source["items"] = [
            item["text"] if isinstance(item, dict) and "text" in item else item for item in source["items"]
        ]
    return source


def _option_source(option: Any) -> Any:
    if not isinstance(option, dict):
        return option
    return {key: value for key, value in option.items() if key not in ("id", "html", "feedback_html")}


def _item_source(item: Any) -> Any:
    return item["text"] if isinstance(item, dict) and "text" in item else item


def _find_question_problems(question: dict[str, Any]) -> list[Problem]:
    if "kind" not in question:
        return [Problem((), missing_key("kind"))]
    name = question["kind"]
    kind = QUESTION_KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        return [Problem(("kind",), unknown_word(name, list(QUESTION_KINDS)))]
    problems = find_structural_problems(question, kind.schema)
    if problems:
        return problems
    for key in ("prompt", "explanation"):
        problems += (problem.below(key) for problem in find_markdown_problems(question[key]))
    return [*problems, *kind.find_problems(question)]


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


def _compile_question(question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
    prompt, explanation = question["prompt"].strip(), question["explanation"].strip()
    return {
        "id": question["id"],
        "kind": question["kind"],
        "prompt": prompt,
        "prompt_html": page.block(prompt),
        **QUESTION_KINDS[question["kind"]].compile(question, page),
        "explanation": explanation,
        "explanation_html": page.block(explanation),
    }
