"""A graded attempt as its learner reads it: what was found, and once it has passed the reference beside their own."""

from typing import Any

from learning.code.telling import told
from learning.code.words import filled_in
from learning.code.work import words_of
from learning.lesson_types.kind import Answers


def code_review(content: dict[str, Any], answers: Answers, feedback: dict[str, Any]) -> dict[str, Any]:
    """`feedback` says what came out, and is told against the lesson as it is now."""
    found = told(feedback, content)
    source = str(answers.get("source", ""))
    met = sum(check.state == "met" for check in found.checks)
    review = {"told": found, "met": met, "source": source, "lines": source.rstrip("\n").split("\n")}
    if not found.passed:
        return review
    return review | {"reference": reference_of(content, found.variant), "debrief": _debrief(content, found.variant)}


def reference_of(content: dict[str, Any], variant: int) -> str:
    return str(filled_in(content["reference"], words_of(content, variant)))


def _debrief(content: dict[str, Any], variant: int) -> str:
    return str(content["shown"][variant % len(content["shown"])]["debrief"])
