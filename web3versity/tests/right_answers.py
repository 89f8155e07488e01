"""What a learner posts who knows every answer: the next form of a lesson, filled in rightly.

What was drawn for them is read from the database, which no real learner could.
"""

from collections.abc import Callable
from itertools import islice
from typing import Any, Final

from learning.attempts.draws import turn_of
from learning.interactives import INTERACTIVES
from learning.interactives.proof import playthrough
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.quiz_drawing import draw_quiz
from learning.lesson_types.text import TextLesson
from learning.models import CodeWork, Lesson, LessonDraw, LessonReading, User
from learning.steps.state import is_done, question_of
from learning.tests.library_code import in_variant
from learning.tests.test_interactive_models import as_posted as as_moved
from tests.quizzes import as_posted

Fields = dict[str, Any]


def right_fields(lesson: Lesson, learner: User) -> Fields:
    """Of a lesson whose page the learner has opened, and which is done there: every one but a practical."""
    return _FIELDS[lesson.lesson_type](lesson, learner)


def in_own_variant(lesson: Lesson, learner: User) -> Fields:
    """A code lesson, solutions and all, in the words that were drawn for the learner."""
    work = CodeWork.objects.get(lesson=lesson, user=learner)
    return in_variant(lesson.content, work.variant)


def _next_step(lesson: Lesson, learner: User) -> Fields:
    reading = LessonReading.objects.get(user=learner, lesson=lesson)
    step = next(step for step in TextLesson().steps(lesson.content) if not is_done(reading, step))
    question = question_of(step, reading)
    return {"step": step["id"]} | _answered([question] if question else [])


def _all_questions(lesson: Lesson, learner: User) -> Fields:
    draw = LessonDraw.objects.get(user=learner, lesson=lesson, attempt=None)
    return {"turn": turn_of(draw)} | _answered(draw_quiz(lesson.content, seed=draw.seed)["questions"])


def _next_move(lesson: Lesson, learner: User) -> Fields:
    draw = LessonDraw.objects.get(user=learner, lesson=lesson, attempt=None)
    model = INTERACTIVES[lesson.content["model"]]
    played = playthrough(model, seed=draw.seed, options=lesson.content["options"], choose=model.solve)
    # Not to its end: some models compute a while for each move.
    state, move = next(islice(played, len(draw.moves), None))
    return {"turn": turn_of(draw)} | as_moved(model.show(state), move).dict()


def _solution(lesson: Lesson, learner: User) -> Fields:
    return {"route": "typing", "source": in_own_variant(lesson, learner)["reference"]}


def _answered(questions: list[dict[str, Any]]) -> Fields:
    answers = {one["id"]: QUESTION_KINDS[one["kind"]].right_answer(one) for one in questions}
    return as_posted({"questions": questions}, answers)


_FIELDS: Final[dict[str, Callable[[Lesson, User], Fields]]] = {
    "text": _next_step,
    "quiz": _all_questions,
    "interactive": _next_move,
    "code_editor": _solution,
}
