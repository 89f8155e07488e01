"""A number. The answer is kept as the learner typed it, so that the form shows it again as it was.

What only their language reads so, and what they said they meant of two readings, is kept in plain digits with a point:
a kept answer means the same in every language (learning/content/typed_number.py).
"""

from collections.abc import Iterator
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from django.http import QueryDict

from learning.content.markdown import PageRenderer
from learning.content.problems import Problem
from learning.content.structure import text
from learning.content.typed_number import (
    LONGEST,
    AmbiguousNumber,
    NotANumber,
    read_kept,
    read_number,
    shown_again,
)
from learning.lesson_types.questions.kind import (
    PresentedQuestion,
    Reading,
    field_name,
    only_one,
    question_schema,
    unanswered,
)

# A tinybar balance has 19 digits and one in weibars 29; more than anybody can type is a slip.
_LARGEST = 10**30
_ENOUGH_DIGITS = Context(prec=2 * LONGEST)


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

    def find_faults(self, question: dict[str, Any]) -> Iterator[Problem]:
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
            number = read_number(given[0], unit=question["unit"])
        except AmbiguousNumber as problem:
            meant = data.get(meaning_field(question), "")
            if meant in problem.readings:
                return Reading(meant)
            return Reading(shown_again(given[0]), str(problem))
        except NotANumber as problem:
            return Reading(shown_again(given[0]), str(problem))
        return Reading(_kept(given[0], number, question["unit"]))

    def is_right(self, question: dict[str, Any], answer: Any) -> bool:
        if not isinstance(answer, str):
            return False
        try:
            given = read_kept(answer, unit=question["unit"])
        except NotANumber:
            return False
        return abs(given - _exactly(question["answer"])) <= _exactly(question["tolerance"])

    def right_answer(self, question: dict[str, Any]) -> Any:
        """In plain digits; a number without an end is cut off where no tolerance could tell."""
        return _in_plain_digits(_exactly(question["answer"]))

    def wrong_answers(self, question: dict[str, Any]) -> Iterator[Any]:
        """Beyond the tolerance on either side, ten times too much and too little, and of the other sign."""
        right, tolerance = _exactly(question["answer"]), _exactly(question["tolerance"])
        beyond = tolerance + 1
        slips = (right + beyond, right - beyond, right * 10, right / 10, -right)
        seen = (slip for slip in dict.fromkeys(slips) if abs(slip - right) > tolerance)
        yield from (_in_plain_digits(slip) for slip in seen)

    def feedback(self, question: dict[str, Any], answer: Any) -> list[str]:
        return []

    def present(self, question: dict[str, Any], shown: PresentedQuestion, *, seed: str, answer: Any) -> None:
        shown["unit"] = question["unit"]
        shown["value"] = shown_again(answer) if isinstance(answer, str) else ""
        try:
            read_number(shown["value"], unit=question["unit"])
        except AmbiguousNumber as problem:
            # Without an error it has been said what was meant: the answer is that, and has a point before decimals.
            shown["options"] = [
                {"id": meant, "html": meant, "checked": not shown["error"] and meant == shown["value"]}
                for meant in problem.readings
            ]
        except NotANumber:
            pass


def meaning_field(question: dict[str, Any]) -> str:
    """Where a form says which of two readings was meant."""
    return f"{field_name(question)}-means"


def _kept(typed: str, number: Fraction, unit: str) -> str:
    try:
        if read_kept(typed, unit=unit) == number:
            return typed
    except NotANumber:
        pass
    return _in_plain_digits(number)


def _in_plain_digits(number: Fraction) -> str:
    """`number`, which was typed and so has an end, with a point before its decimals."""
    return f"{_ENOUGH_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator)):f}"


def _exactly(number: float | Fraction) -> Fraction:
    """The number as the author wrote it: 0.1 is a tenth, not the nearest binary fraction."""
    return Fraction(str(number))
