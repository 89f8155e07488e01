"""One question as authors write it: checked, and compiled to what is stored.

A question that is drawn stays as it was written until a seed makes it concrete (drawing.py).
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext as _

from learning.content.lint import find_markdown_problems
from learning.content.markdown import PageRenderer
from learning.content.problems import Problem
from learning.content.structure import find_structural_problems, missing_key, unknown_word
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.arithmetic import NotWorkedOut
from learning.lesson_types.questions.concrete import concrete_source, find_unknown_names, is_drawn
from learning.lesson_types.questions.kind import QuestionKind
from learning.lesson_types.questions.params import find_param_problems
from learning.lesson_types.questions.shown import find_shown_problems

# How many draws of a question an author's mistake is looked for in.
DRAWS_TRIED: Final = 40
_KEPT: Final = ("pool", "read", "shows")
_READ: Final = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*(#[^\s#]+)?")
_COMPILED: Final = ("prompt_html", "explanation_html")


def find_question_problems(question: dict[str, Any]) -> list[Problem]:
    """What an author must change in `question`, a source, before it can be compiled."""
    if "kind" not in question:
        return [Problem((), missing_key("kind"))]
    name = question["kind"]
    kind = QUESTION_KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        return [Problem(("kind",), unknown_word(name, list(QUESTION_KINDS)))]
    problems = find_structural_problems(_without_expressions(question), kind.schema)
    problems = problems or [*_find_common_problems(question)]
    if problems:
        return problems
    if not is_drawn(question):
        return _find_written_problems(question, kind)
    try:
        return [*find_unknown_names(question | {"params": question.get("params", {})})] or _find_draw_problems(
            question, kind
        )
    except NotWorkedOut as reason:
        return [Problem(("params",) if "params" in question else (), str(reason))]


def compile_question(question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
    """`question`, which has no problems, with HTML and ids beside its texts; one that is drawn, as it is."""
    if is_drawn(question):
        return {key: value.strip() if isinstance(value, str) else value for key, value in question.items()}
    prompt, explanation = question["prompt"].strip(), question["explanation"].strip()
    return {
        "id": question["id"],
        "kind": question["kind"],
        **{key: question[key] for key in _KEPT if key in question},
        "prompt": prompt,
        "prompt_html": page.block(prompt),
        **QUESTION_KINDS[question["kind"]].compile(question, page),
        "explanation": explanation,
        "explanation_html": page.block(explanation),
    }


def question_source(question: Any) -> Any:
    """A compiled question without HTML and the ids of options and items. Takes anything and judges nothing."""
    if not isinstance(question, dict):
        return question
    source = {key: value for key, value in question.items() if key not in _COMPILED}
    if isinstance(source.get("options"), list):
        source["options"] = [_option_source(option) for option in source["options"]]
    if isinstance(source.get("items"), list):
        source["items"] = [_item_source(item) for item in source["items"]]
    return source


def _option_source(option: Any) -> Any:
    if not isinstance(option, dict):
        return option
    return {key: value for key, value in option.items() if key not in ("id", "html", "feedback_html")}


def _item_source(item: Any) -> Any:
    return item["text"] if isinstance(item, dict) and "text" in item else item


def _without_expressions(question: dict[str, Any]) -> dict[str, Any]:
    """With a truth or a number in the place of each expression, so that the shape of a kind can be asked of it."""
    if not isinstance(question.get("params"), dict):
        return question
    plain = dict(question)
    for key, stand_in in (("answer", question["kind"] == "true_false"), ("tolerance", 0)):
        if isinstance(plain.get(key), str):
            plain[key] = stand_in or 0
    if isinstance(plain.get("options"), list):
        plain["options"] = [
            option | {"correct": False}
            if isinstance(option, dict) and isinstance(option.get("correct"), str)
            else option
            for option in plain["options"]
        ]
    return plain


def _find_common_problems(question: dict[str, Any]) -> Iterator[Problem]:
    if "where" in question and "params" not in question:
        yield Problem(("where",), missing_key("params"))
    yield from (found.below("params") for found in find_param_problems(question.get("params", {})))
    yield from (found.below("shows") for found in find_shown_problems(question.get("shows", [])))
    if "read" in question and not _READ.fullmatch(question["read"]):
        sentence = _('"%(read)s" must be written like this: lesson-slug#section-of-it.')
        yield Problem(("read",), sentence % {"read": question["read"]})


def _find_written_problems(question: dict[str, Any], kind: QuestionKind) -> list[Problem]:
    problems: list[Problem] = []
    for key in ("prompt", "explanation"):
        problems += (problem.below(key) for problem in find_markdown_problems(question[key]))
    return [*problems, *kind.find_problems(question)]


def _find_draw_problems(question: dict[str, Any], kind: QuestionKind) -> list[Problem]:
    """Those of the first draw that has any."""
    for number in range(DRAWS_TRIED):
        source = concrete_source(question, seed=f"lint:{number}")
        problems = find_structural_problems(source, kind.schema)
        if not problems and number == 0:
            problems = _find_written_problems(source, kind)
        if problems:
            return problems
    return []
