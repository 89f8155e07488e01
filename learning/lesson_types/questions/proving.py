"""One question, concrete, tried with its right answer, with none and with wrong ones."""

from collections.abc import Iterator
from typing import Any

from learning.lesson_types.kind import Trial
from learning.lesson_types.questions import QUESTION_KINDS


def prove_question(question: dict[str, Any], *, exercise: str = "") -> Iterator[Trial]:
    """`exercise` names it in a lesson that holds several."""
    kind = QUESTION_KINDS[question["kind"]]
    right = kind.right_answer(question)
    yield Trial("reference", f"{question['id']}: the right answer", kind.is_right(question, right), exercise)
    yield Trial("untouched", f"{question['id']}: no answer", kind.is_right(question, None), exercise)
    for wrong in kind.wrong_answers(question):
        yield Trial("wrong", f"{question['id']}: {wrong}", kind.is_right(question, wrong), exercise)
