"""What the page of a lesson shows of its steps: one of them, or all; of a check never the answer before it is given."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from learning.lesson_types.kind import Submission
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.questions.presenting import present_question
from learning.lesson_types.quiz import grade
from learning.lesson_types.quiz_review import review_questions
from learning.lesson_types.reading import ReadingKind, Step, words_to_read
from learning.lessons.access import LessonAccess
from learning.models import LessonReading
from learning.pace.clock import LessonGone, open_reading
from learning.pace.least import seconds_to_read
from learning.steps.state import EXPLAINED_AFTER, facts_of, is_done, question_of, tries_at

ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: how far they are, whether they take part, and whether the lesson is done already."""

    reading: LessonReading | None
    can_complete: bool
    is_completed: bool
    visitor: str = "visitor"

    @property
    def seed(self) -> str:
        return self.reading.seed if self.reading else self.visitor


def steps_view(
    access: LessonAccess, kind: ReadingKind, *, asked: str = "", typed: Submission | None = None
) -> dict[str, Any]:
    """`asked` is a step's number or id, ALL, or nothing: where the learner goes on."""
    reader = Reader(reading_of(access), access.can_complete, access.is_completed, f"visitor:{access.lesson.pk}")
    return steps_of(kind.steps(access.lesson.content), reader, asked=asked, typed=typed)


def steps_of(steps: list[Step], reader: Reader, *, asked: str = "", typed: Submission | None = None) -> dict[str, Any]:
    """The same for steps and a reader wherever they come from."""
    number = _number(asked, steps, reader)
    return {
        "outline": [_line(step, place, reader.reading, here=number) for place, step in enumerate(steps, 1)],
        "number": number,
        "total": len(steps),
        "is_all": asked == ALL,
        "steps": [_shown(step) for step in steps] if asked == ALL else [],
        **_step(steps, number, reader, typed or Submission()),
    }


def reading_of(access: LessonAccess) -> LessonReading | None:
    """The reading of who takes part: from now on the time runs, unless the lesson is done already."""
    if access.learner is None or not access.can_complete:
        return None
    if access.is_completed:
        return LessonReading.objects.filter(user=access.learner, lesson=access.lesson).first()
    try:
        return open_reading(learner=access.learner, lesson=access.lesson, now=timezone.now())
    except LessonGone:
        return None


def _number(asked: str, steps: list[Step], reader: Reader) -> int:
    if asked.isascii() and asked.isdigit() and 1 <= int(asked[:6]) <= len(steps):
        return int(asked)
    if by_id := next((number for number, step in enumerate(steps, 1) if step["id"] == asked), 0):
        return by_id
    if reader.is_completed:
        return 1
    return next((number for number, step in enumerate(steps, 1) if not is_done(reader.reading, step)), 1)


def _line(step: Step, number: int, reading: LessonReading | None, *, here: int) -> dict[str, Any]:
    return {
        "number": number,
        "id": step["id"],
        "title": step["title"],
        "is_done": is_done(reading, step),
        "is_here": number == here,
    }


def _step(steps: list[Step], number: int, reader: Reader, typed: Submission) -> dict[str, Any]:
    step, reading = steps[number - 1], reader.reading
    asks = reader.can_complete and not is_done(reading, step) and bool(step["check"] or not reader.is_completed)
    must_answer = asks and bool(step["check"]) and not reader.is_completed
    open_ones = [place for place, one in enumerate(steps, 1) if not is_done(reading, one) and place != number]
    return {
        "step": _shown(step),
        "asks": asks,
        "is_last": number == len(steps),
        "ends": not open_ones,
        "next": 0 if must_answer else _next(number, len(steps), open_ones if reader.can_complete else []),
        "least_seconds": seconds_to_read(words_to_read(step)) if asks and not reader.is_completed else 0,
        **_check(step, reader, typed),
    }


def _next(number: int, total: int, open_ones: list[int]) -> int:
    """The step after this one; after the last the first that is still open, or 0."""
    return number + 1 if number < total else next(iter(open_ones), 0)


def _shown(step: Step) -> dict[str, Any]:
    return {"id": step["id"], "title": step["title"], "title_html": step["title_html"], "html": step["html"]}


def _check(step: Step, reader: Reader, typed: Submission) -> dict[str, Any]:
    """The check as a form that shows what was typed last, and what came of it; once it is done, how it was answered."""
    reading = reader.reading
    known, tries = facts_of(reading, step), tries_at(reading, step)
    before, asked = question_of(step, reading, after=max(tries - 1, 0)), question_of(step, reading, after=tries)
    if before is None or asked is None:
        return {}
    if is_done(reading, step):
        answers = {before["id"]: known["answer"]}
        return {"review": review_questions({"questions": [before]}, answers, grade({"questions": [before]}, answers))}
    question = present_question(
        asked,
        seed=reader.seed,
        answer=typed.answers.get(asked["id"], known.get("answer") if asked == before else None),
        error=typed.errors.get(asked["id"], ""),
    )
    if not tries or typed.errors:
        return {"question": question}
    return {
        "question": question,
        "is_wrong": True,
        "is_new": asked != before,
        "feedback": QUESTION_KINDS[before["kind"]].feedback(before, known["answer"]),
        "explanation_html": before["explanation_html"] if tries >= EXPLAINED_AFTER else "",
    }
