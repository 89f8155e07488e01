"""One question as a page shows it before it is answered."""

from typing import Any

from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.kind import PresentedQuestion, field_name
from learning.lesson_types.questions.shown import present_things


def present_question(question: dict[str, Any], *, seed: str, answer: Any = None, error: str = "") -> PresentedQuestion:
    """`question`, compiled, without a trace of what is right. The same `seed` gives the same order of choices."""
    shown: PresentedQuestion = {
        "id": question["id"],
        "kind": question["kind"],
        "prompt_html": question["prompt_html"],
        "shown": present_things(question),
        "options": [],
        "items": [],
        "positions": [],
        "value": "",
        "unit": "",
        "field_name": field_name(question),
        "error": error,
    }
    QUESTION_KINDS[question["kind"]].present(question, shown, seed=f"{seed}:{question['id']}", answer=answer)
    return shown
