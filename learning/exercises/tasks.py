"""What workers do to keep lessons whole. Each task may be lost, repeated, or run many times at once without harm."""

import logging
from typing import Any

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from learning.exercises.checking import check_lesson, lessons_to_check
from learning.lesson_types.kind import GradingUnavailable
from settings.queue import GRADING

logger = logging.getLogger(__name__)


@shared_task
def check_lessons() -> None:
    """Try every lesson, each in a task of its own, drawn differently from the night before.

    What runs code of learners is tried where that is judged.
    """
    _send(lessons_to_check())


def check_course_on_commit(course_id: int) -> None:
    """The same for one course, once the present transaction commits. What gets lost is tried the next night."""
    transaction.on_commit(lambda: _send(lessons_to_check(course_id)), robust=True)


def _send(lessons: list[tuple[int, bool]]) -> None:
    seed = timezone.now().date().isoformat()
    for lesson_id, is_judged in lessons:
        where: dict[str, Any] = {"queue": GRADING} if is_judged else {}
        check_one_lesson.apply_async((lesson_id, seed), retry=False, expires=6 * 60 * 60, **where)


@shared_task
def check_one_lesson(lesson_id: int, seed: str) -> None:
    """Nothing is said of a lesson for which what it needs is away: it has its next night."""
    try:
        check_lesson(lesson_id=lesson_id, now=timezone.now(), seed=seed)
    except GradingUnavailable as error:
        logger.warning("Lesson %s is not tried: %s", lesson_id, error)
