"""A number. The answer is kept as the learner typed it, so that the form shows it again as it was."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django.http import QueryDict

from learning.content.markdown import PageRenderer
from learning.content.problems import Problem
from learning.content.structure import text
from learning.lesson_types.questions.kind import (
    PresentedQuestion,
    Reading,
    field_name,
    only_one,
    question_schema,
    unanswered,
)
from learning.lesson_types.questions.typed_number import NotANumber, read_number, shown_again

# A tinybar balance has 19 digits and one in weibars 29; more than anybody can type is a slip.
_LARGEST = 10**30


class Numeric:
    schema = question_schema(
        {
            "answer": {"type": "number", "minimum": -_LARGEST, "maximum": _LARGEST},
            "tolerance": {"type": "number", "minimum": 0, "maximum": _LARGEST},
            "unit": text(30, may_be_empty=True),
        },
        required=("answer",),
    )

    def find_problems(self, question: dict[str, Any]) -> Iterator[Problem]:
        yield from ()

    def compile(self, question: dict[str, Any], page: PageRenderer) -> dict[str, Any]:
        return {
            "answer": question["answer"],
            "tolerance": question.get("tolerance", 0),
            "unit": question.get("unit", "").strip(),
        }

    def read(self, question: dict[str, Any], data: QueryDict) -> Reading:
        given = [" ".join(value.split()) for value in data.getlist(field_name(question))]
        if not any(given):
            return Reading(error=unanswered())
        if len(given) > 1:
            return Reading(error=only_one())
        try:
            read_number(given[0], unit=question["unit"])
        except NotANumber as problem:
            return Reading(shown_again(given[0]), str(problem))
        return Reading(given[0])

    def is_right(self, question: dict[str, Any], answer: Any) -> bool:
        if not isinstance(answer, str):
            return False
        try:
            given = read_number(answer, unit=question["unit"])
        except NotANumber:
            return False
        return abs(given - _exactly(question["answer"])) <= _exactly(question["tolerance"])

    def feedback(self, question: dict[str, Any], answer: Any) -> list[str]:
        return []

    def present(self, question: dict[str, Any], shown: PresentedQuestion, *, seed: str, answer: Any) -> None:
        shown["unit"] = question["unit"]
        shown["value"] = shown_again(answer) if isinstance(answer, str) else ""


def _exactly(number: float) -> Fraction:
    """The number as the author wrote it: 0.1 is a tenth, not the nearest binary fraction."""
    return Fraction(str(number))
