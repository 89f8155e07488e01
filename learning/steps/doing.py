"""Doing a step of a lesson: its words were read, or its check was answered rightly. The last one completes it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import QueryDict

from learning.lesson_types.kind import Answers, Submission
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.reading import ReadingKind, Step, words_to_read
from learning.lessons.completion import Completed, complete_lesson
from learning.models import Lesson, LessonCompletion, LessonReading, User
from learning.pace.clock import hold_reading, note_part, open_reading, take_time
from learning.pace.least import seconds_to_read
from learning.review.cards import note_missed
from learning.steps.state import is_done, question_of, tries_at


@dataclass(frozen=True, slots=True)
class StepTaken:
    """What became of it: which step is to be shown next (its number), and one of the following.

    Refused with a sentence, not of this lesson any more, or the lesson completed with it.
    """

    number: int
    refused: Submission | None = None
    is_late: bool = False
    completed: Completed | None = None


@transaction.atomic
def do_step(
    *, learner: User, lesson: Lesson, kind: ReadingKind, step_id: str, post: QueryDict, now: datetime
) -> StepTaken:
    """Do the step with this id; with none, all that have no check: then the whole lesson was read on one page.

    The caller has checked that the learner may be here. Of a completed lesson no time is asked. Raises TooSoon and
    LessonGone.
    """
    reading = hold_reading(learner=learner, lesson=lesson, now=now)
    steps = kind.steps(lesson.content)
    numbers = [
        number for number, step in enumerate(steps, 1) if step_id == step["id"] or not (step_id or step["check"])
    ]
    if step_id and not numbers:
        return StepTaken(next_open(steps, reading, 0), is_late=True)
    submission = read_answer(steps[numbers[0] - 1], reading, post) if step_id else Submission()
    if submission.errors:
        return StepTaken(numbers[0], refused=submission)
    if not LessonCompletion.objects.filter(user=learner, lesson=lesson).exists():
        parts = {steps[number - 1]["id"]: seconds_to_read(words_to_read(steps[number - 1])) for number in numbers}
        take_time(reading, parts=parts, now=now)
    for number in numbers:
        _do(steps[number - 1], reading, submission, now)
    reading.save(update_fields=["steps", "spent_until"])
    here = numbers[-1] if numbers else 0
    if all(is_done(reading, step) for step in steps):
        return StepTaken(here, completed=complete_lesson(learner=learner, lesson=lesson))
    stays = bool(step_id) and steps[here - 1]["check"] is not None
    return StepTaken(here if stays else next_open(steps, reading, here))


def typed_answers(*, learner: User, lesson: Lesson, kind: ReadingKind, post: QueryDict, now: datetime) -> Answers:
    """What was typed into a check that did not get through, to show it again. Raises LessonGone."""
    reading = open_reading(learner=learner, lesson=lesson, now=now)
    sent = [step for step in kind.steps(lesson.content) if step["id"] == post.get("step")]
    answers = read_answer(sent[0], reading, post).answers if sent else {}
    return {name: answer for name, answer in answers.items() if answer is not None}


def read_answer(step: Step, reading: LessonReading, post: QueryDict) -> Submission:
    """The answer to the step's check, by the check's id; nothing where nothing is asked any more."""
    question = _open_question(step, reading)
    if question is None:
        return Submission()
    found = QUESTION_KINDS[question["kind"]].read(question, post)
    return Submission({question["id"]: found.value}, {question["id"]: found.error} if found.error else {})


def _do(step: Step, reading: LessonReading, submission: Submission, now: datetime) -> None:
    facts = facts_after(step, reading, submission, now)
    if step["check"] and facts.get("tries") == 1 and not facts["is_right"]:
        missed = [step["check"]["id"]]
        note_missed(learner_id=reading.user_id, lesson_id=reading.lesson_id, question_ids=missed, now=now)
    note_part(reading, step["id"], **facts)


def facts_after(step: Step, reading: LessonReading, submission: Submission, now: datetime) -> dict[str, Any]:
    """What is known of the step once it is done, or its check answered wrongly; nothing new of what was done before."""
    if is_done(reading, step):
        return {}
    done: dict[str, Any] = {"done_at": now.isoformat()}
    question = _open_question(step, reading)
    if question is None:
        return done
    answer = submission.answers[question["id"]]
    is_right = QUESTION_KINDS[question["kind"]].is_right(question, answer)
    return {"tries": tries_at(reading, step) + 1, "answer": answer, "is_right": is_right} | (done if is_right else {})


def _open_question(step: Step, reading: LessonReading) -> dict[str, Any] | None:
    """None where nothing is asked, or not any more."""
    return None if is_done(reading, step) else question_of(step, reading, after=tries_at(reading, step))


def next_open(steps: list[Step], reading: LessonReading, after: int) -> int:
    """The number of the first step after step `after` that is not done, or else of the first of all."""
    still = [number for number, step in enumerate(steps, 1) if not is_done(reading, step)]
    return next((number for number in still if number > after), still[0] if still else len(steps))
