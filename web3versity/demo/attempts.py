"""What the demo's learners hand in, graded as the site grades it, so that there is something to learn from it."""

from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from zlib import crc32

from learning.code.verdicts import Verdict
from learning.lesson_types import kind_of
from learning.lesson_types.kind import GradedLessonKind
from learning.lesson_types.questions import QUESTION_KINDS
from learning.lesson_types.quiz import QuizLesson, grade
from learning.lesson_types.quiz_drawing import draw_quiz
from learning.lesson_types.quiz_review import review_questions
from learning.lesson_types.reading import ReadingKind
from learning.models import Lesson, LessonDraw, LessonReading, QuizAttempt
from learning.models.lesson import LessonType
from web3versity.demo.people import Person

# Of a hundred steps and questions, so many are hard.
_HARD: Final = 15
_LEAVES_HARD: Final = 0.2
_LEAVES: Final = 0.015


def read_steps(person: Person, lesson: Lesson, *, at: datetime, random: Random) -> bool:
    """Read on where they were; whether all steps are done now. Some lay the lesson aside at a hard step."""
    kind = kind_of(lesson.lesson_type)
    if not isinstance(kind, ReadingKind):
        return True
    begun = {"seed": f"{random.getrandbits(64):x}", "opened_at": at}
    reading, _is_new = LessonReading.objects.get_or_create(user=person.user, lesson=lesson, defaults=begun)
    for step in kind.steps(lesson.content):
        if step["id"] in reading.steps:
            continue
        if random.random() < (_LEAVES_HARD if _is_hard(lesson, step["id"]) else _LEAVES):
            break
        reading.steps[step["id"]] = {"counts_since": at.isoformat(), "done_at": at.isoformat()}
    reading.spent_until = at
    reading.save(update_fields=["steps", "spent_until"])
    return len(reading.steps) >= len(kind.steps(lesson.content))


def hand_in(person: Person, lesson: Lesson, kind: GradedLessonKind, *, at: datetime, random: Random) -> QuizAttempt:
    """One attempt, graded: better the more care they take, and worse at what is hard."""
    attempt = QuizAttempt(
        user=person.user,
        lesson=lesson,
        course_id=lesson.course_id,
        answers={},
        passing_score=kind.passing_score(),
        submitted_at=at,
    )
    if isinstance(kind, QuizLesson):
        _answer_quiz(person, attempt, random)
    elif lesson.lesson_type == LessonType.CODE_EDITOR:
        _write_code(person, attempt, random)
    else:
        attempt.take_grade(min(100, int(100 * person.care + random.randint(-25, 25))), {})
        attempt.save()
    return attempt


def _answer_quiz(person: Person, attempt: QuizAttempt, random: Random) -> None:
    lesson, seed = attempt.lesson, f"{random.getrandbits(64):x}"
    drawn = draw_quiz(lesson.content, seed=seed)
    attempt.answers = {one["id"]: _answer(person, lesson, one, random) for one in drawn["questions"]}
    found = grade(drawn, attempt.answers)
    attempt.take_grade(found.score_percentage, found.feedback)
    attempt.save()
    LessonDraw.objects.create(
        user=person.user,
        lesson=lesson,
        seed=seed,
        edition=f"demo {attempt.pk}",
        moves=[attempt.answers],
        attempt=attempt,
        asked=[asdict(one) for one in review_questions(drawn, attempt.answers, found)],
        opened_at=attempt.submitted_at - timedelta(seconds=int(40 + 500 * random.random() ** 2)),
    )


def _answer(person: Person, lesson: Lesson, question: dict[str, Any], random: Random) -> Any:
    kind = QUESTION_KINDS[question["kind"]]
    certainty = person.care + 0.08 - (0.35 if _is_hard(lesson, question["id"]) else 0)
    if random.random() < certainty:
        return kind.right_answer(question)
    wrong = list(kind.wrong_answers(question))
    # One misunderstanding is more common than the others.
    return wrong[0] if random.random() < 0.6 else random.choice(wrong)


def _write_code(person: Person, attempt: QuizAttempt, random: Random) -> None:
    content = attempt.lesson.content
    checks = [check["id"] for check in content["checks"]]
    attempt.answers = {"route": "typing", "source": content["reference"], "variant": 0, "seen": 0}
    verdict = Verdict("passed", 0, len(checks), met=tuple(checks))
    if random.random() > person.care - 0.2:
        place = int(len(checks) * random.random() ** 2)
        verdict = Verdict("not_yet", 0, len(checks), check=checks[place], met=tuple(checks[:place]))
    attempt.take_grade(verdict.score, verdict.as_feedback())
    attempt.save()


def _is_hard(lesson: Lesson, name: str) -> bool:
    """The same for everybody."""
    return crc32(f"{lesson.slug} {name}".encode()) % 100 < _HARD
