"""What a completed lesson proves, as facts that are kept for ever behind a certificate.

Facts are JSON and public: how many answers were right, which transactions were sent. Never an answer, a seed, what was
drawn, or a move: the next learner meets the same lesson. Words are made from them when somebody reads.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from learning.models import LessonDraw, QuizAttempt
from learning.models.progress import AttemptStatus

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`tries` until it was passed for the first time, 0 where tries are not counted; `opened_at` when it was begun,
    None where nobody wrote that down."""

    facts: Facts = field(default_factory=dict)
    tries: int = 0
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PassedLesson:
    """`best` is the first of the attempts with the highest score; `tries` counts graded ones up to the first pass."""

    best: QuizAttempt
    tries: int
    opened_at: datetime | None
    is_drawn: bool


def passed_lessons(lessons: Iterable[int], *, learner_id: int) -> dict[int, PassedLesson]:
    """Of the graded `lessons` (ids) those that the learner has passed. Two queries."""
    graded = QuizAttempt.objects.filter(user=learner_id, lesson__in=lessons, status=AttemptStatus.GRADED)
    attempts: dict[int, list[QuizAttempt]] = {}
    for attempt in graded.select_related("lesson").order_by("submitted_at", "pk"):
        attempts.setdefault(attempt.lesson_id, []).append(attempt)
    drawn: dict[int, list[LessonDraw]] = {}
    draws = LessonDraw.objects.filter(user=learner_id, lesson__in=attempts).only("lesson", "opened_at")
    for draw in draws.order_by("opened_at"):
        drawn.setdefault(draw.lesson_id, []).append(draw)
    return {
        lesson_id: PassedLesson(
            best=max(mine, key=_merit),
            tries=1 + next(number for number, attempt in enumerate(mine) if attempt.is_passed),
            opened_at=drawn[lesson_id][0].opened_at if lesson_id in drawn else None,
            is_drawn=lesson_id in drawn,
        )
        for lesson_id, mine in attempts.items()
        if any(attempt.is_passed for attempt in mine)
    }


def _merit(attempt: QuizAttempt) -> tuple[bool, int]:
    return attempt.is_passed, attempt.score_percentage or 0
