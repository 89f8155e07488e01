"""How far a learner has come in a lesson that is read step by step, as its reading says."""

from typing import Any, Final

from learning.lesson_types.questions.drawing import draw_question
from learning.lesson_types.reading import Step
from learning.models import LessonReading

# So many wrong answers bring the explanation, and then what is drawn is drawn anew: it says the answer.
EXPLAINED_AFTER: Final = 2


def is_done(reading: LessonReading | None, step: Step) -> bool:
    return "done_at" in facts_of(reading, step)


def facts_of(reading: LessonReading | None, step: Step) -> dict[str, Any]:
    """What is kept of the step: counts_since, done_at, tries, answer, is_right, each once there is such a thing."""
    facts: dict[str, Any] = reading.steps.get(step["id"], {}) if reading else {}
    return facts


def tries_at(reading: LessonReading | None, step: Step) -> int:
    tries: int = facts_of(reading, step).get("tries", 0)
    return tries


def question_of(step: Step, reading: LessonReading | None, *, after: int = 0) -> dict[str, Any] | None:
    """The step's check as this learner is asked after so many tries; None where nothing is asked.

    Its numbers are drawn for each learner, and for others from nothing that is secret.
    """
    if step["check"] is None:
        return None
    seed = reading.seed if reading else "visitor"
    return draw_question(step["check"], seed=f"{seed}:{step['id']}:{after // EXPLAINED_AFTER}")
