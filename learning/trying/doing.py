"""A lesson tried: what its page shows, and what a posted form comes to. Each kind by how it is done."""

from random import Random
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from learning.lesson_types import kind_of
from learning.lesson_types.kind import Answers, Grade, GradedLessonKind, GradingUnavailable, LessonKind, Submission
from learning.lesson_types.reading import ReadingKind
from learning.lesson_types.stepped import SteppedLessonKind
from learning.models import QuizAttempt
from learning.models.progress import AttemptStatus
from learning.trying.reading import read_on, reading_context
from learning.trying.standing_in import TriedLesson
from learning.trying.tried import Tried

Context = dict[str, Any]


def look(lesson: TriedLesson, tried: Tried, *, step: str = "") -> Context:
    """What the page shows now."""
    kind = kind_of(lesson.lesson_type)
    if isinstance(kind, ReadingKind):
        return _page(kind, **reading_context(lesson, kind, tried, step=step))
    return _body(lesson, kind, tried, Submission())


def take(lesson: TriedLesson, tried: Tried, post: QueryDict) -> Context:
    """The same after what was posted, which is written into `tried`."""
    kind = kind_of(lesson.lesson_type)
    if isinstance(kind, ReadingKind):
        return _page(kind, **read_on(lesson, kind, tried, post))
    if isinstance(kind, SteppedLessonKind):
        return _move(lesson, kind, tried, post)
    if (kept := kind.note_tried(lesson.content, post, tried.answers)) is not None:
        tried.answers = kept
        return _body(lesson, kind, tried, Submission())
    submission = kind.read(lesson.content, post)
    if submission.errors or not isinstance(kind, GradedLessonKind):
        return _body(lesson, kind, tried, submission)
    tried.answers = submission.answers
    try:
        answers, grade = kind.grade_tried(lesson.content, submission.answers, seed=tried.seed)
    except GradingUnavailable:
        return _body(lesson, kind, tried, Submission(submission.answers)) | {"is_away": True}
    return _result(lesson, kind, tried, answers, grade)


def _move(lesson: TriedLesson, kind: SteppedLessonKind, tried: Tried, post: QueryDict) -> Context:
    how = {"seed": tried.seed, "moves": tried.moves}
    submission = kind.read_move(lesson.content, post, **how)  # type: ignore[arg-type]
    if submission.errors:
        return _body(lesson, kind, tried, submission)
    tried.moves = [*tried.moves, submission.answers]
    if not kind.is_over(lesson.content, seed=tried.seed, moves=tried.moves):
        return _body(lesson, kind, tried, Submission()) | {"is_next": True}
    grade = kind.grade_moves(lesson.content, seed=tried.seed, moves=tried.moves)
    asked = kind.asked(lesson.content, seed=tried.seed, moves=tried.moves)
    answers = kind.attempt_answers(tried.moves)
    # The next time begins with another draw.
    tried.moves, tried.seed = [], Tried("").seed
    return _result(lesson, kind, tried, answers, grade, {"asked": asked} if asked else {})


def _body(lesson: TriedLesson, kind: LessonKind, tried: Tried, typed: Submission) -> Context:
    echo = {"answers": typed.answers, "errors": typed.errors}
    if isinstance(kind, SteppedLessonKind):
        body = kind.step_view(lesson.content, seed=tried.seed, moves=tried.moves, **echo)
    else:
        body = kind.public_view(lesson.content, seed=tried.seed, **echo)
    context = _page(kind, main_template=kind.body_template, body=body) | {
        "has_errors": bool(typed.errors),
        "first_open": next(iter(typed.errors), ""),
        "state": kind.tried_state(lesson.content, seed=tried.seed, answers=tried.answers),
    }
    if isinstance(kind, GradedLessonKind):
        return context
    trials = kind.prove(lesson.content, Random(tried.seed))  # noqa: S311 - nothing here is secret
    return context | {"can_complete": False, "trials": list(trials)}


def _result(
    lesson: TriedLesson,
    kind: GradedLessonKind,
    tried: Tried,
    answers: Answers,
    grade: Grade,
    asked: dict[str, Any] | None = None,
) -> Context:
    now = timezone.now()
    attempt = QuizAttempt(answers=answers, passing_score=kind.passing_score(), submitted_at=now)
    attempt.status = AttemptStatus.GRADED
    attempt.take_grade(grade.score_percentage, grade.feedback)
    review = kind.review(lesson.content, answers, grade.feedback | (asked or {}))
    return _page(kind, main_template=kind.answer_template) | {
        "attempt": attempt,
        "review": review,
        "review_template": kind.review_template,
        "state": kind.tried_state(lesson.content, seed=tried.seed, answers=tried.answers),
    }


def _page(kind: LessonKind, **context: Any) -> Context:
    return {"can_complete": True, "stylesheets": kind.stylesheets, "script": kind.script, "body": {}} | context
