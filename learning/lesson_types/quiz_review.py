"""A handed-in quiz as its learner reads it: their answers, right or not, and why. Built after grading only."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from learning.lesson_types.kind import Answers, Grade
from learning.lesson_types.questions.shown import PresentedThing, present_things


@dataclass(frozen=True, slots=True)
class ReviewedQuestion:
    """One question with the learner's own answer. `chosen` are options or items as given, not as they should be."""

    id: str
    kind: str
    prompt_html: str
    is_right: bool
    explanation_html: str
    chosen: list[dict[str, str]] = field(default_factory=list)
    value: str = ""
    unit: str = ""
    shown: list[PresentedThing] = field(default_factory=list)


def review_questions(content: dict[str, Any], answers: Answers, grade: Grade) -> list[ReviewedQuestion]:
    """The answers against the quiz as it is now; a question that has gone since is left out."""
    sources = {question["id"]: question for question in content["questions"]}
    return [_review_question(sources[graded.id], answers.get(graded.id), graded.is_right) for graded in grade.questions]


def _in_words(answer: Any) -> str:
    if isinstance(answer, bool):
        return _("True") if answer else _("False")
    return str(answer)


def _review_question(question: dict[str, Any], answer: Any, is_right: bool) -> ReviewedQuestion:
    choices = {choice["id"]: choice for choice in [*question.get("options", []), *question.get("items", [])]}
    given = answer if isinstance(answer, list) else [answer]
    chosen = [choices[key] for key in given if isinstance(key, str) and key in choices]
    return ReviewedQuestion(
        id=question["id"],
        kind=question["kind"],
        prompt_html=question["prompt_html"],
        is_right=is_right,
        explanation_html=question["explanation_html"],
        chosen=[{"html": one["html"], "feedback_html": one.get("feedback_html", "")} for one in chosen],
        value="" if chosen or answer is None else _in_words(answer),
        unit=question.get("unit", ""),
        shown=present_things(question),
    )
