"""True or false. The answer is kept as a JSON true or false."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from learning.content.markdown import PageRenderer
from learning.content.problems import Problem
from learning.lesson_types.questions.kind import (
    PresentedQuestion,
    Reading,
    field_name,
    not_a_choice,
    only_one,
    question_schema,
    unanswered,
)

_VALUES = {"true": True, "false": False}


class TrueFalse:
    schema = question_schema({"answer": {"type": "boolean"}}, required=("answer",))

    def find_problems(self, question: dict[str, Any]) -> Iterator[Problem]:
        yield from ()

    def find_faults(self, question: dict[str, Any]) -> Iterator[Problem]:
        yield from ()

    def compile(self, question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
        return {"answer": question["answer"]}

    def read(self, question: dict[str, Any], data: QueryDict) -> Reading:
        given = data.getlist(field_name(question))
        if not any(given):
            return Reading(error=unanswered())
        if len(given) > 1:
            return Reading(error=only_one())
        if given[0] not in _VALUES:
            return Reading(error=not_a_choice())
        return Reading(_VALUES[given[0]])

    def is_right(self, question: dict[str, Any], answer: Any) -> bool:
        return answer is question["answer"]

    def right_answer(self, question: dict[str, Any]) -> Any:
        return question["answer"]

    def wrong_answers(self, question: dict[str, Any]) -> Iterator[Any]:
        yield not question["answer"]

    def feedback(self, question: dict[str, Any], answer: Any) -> list[str]:
        return []

    def present(self, question: dict[str, Any], shown: PresentedQuestion, *, seed: str, answer: Any) -> None:
        shown["options"] = [
            {"id": "true", "html": _("True"), "checked": answer is True},
            {"id": "false", "html": _("False"), "checked": answer is False},
        ]
