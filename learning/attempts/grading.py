"""Grading attempts: what a grade makes of one, and the attempts that wait for a worker.

A worker grades outside any transaction, since that may take seconds, and then writes what came out under the locks.
"""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from learning.lesson_types import graded_kind_of
from learning.lesson_types.kind import Grade, GradingUnavailable
from learning.lessons.completion import Completed, complete_lesson
from learning.lessons.holding import hold_learner
from learning.models import Lesson, LessonFault, QuizAttempt, User
from learning.models.progress import AttemptStatus
from learning.signals import effort_lost

# Younger ones have a task of their own in the queue.
OVERDUE_AFTER: Final = timedelta(minutes=1)
GIVE_UP_AFTER: Final = timedelta(hours=1)

logger = logging.getLogger(__name__)


def complete_if_passed(attempt: QuizAttempt, *, learner: User, lesson: Lesson) -> Completed | None:
    """Complete `lesson` with the score of the graded `attempt`; None when it did not pass."""
    if not attempt.is_passed:
        if LessonFault.objects.filter(lesson=lesson).exists():
            effort_lost.send(sender=QuizAttempt, user_id=learner.pk, lesson_id=lesson.pk)
        return None
    attempts = QuizAttempt.objects.filter(user=learner, lesson=lesson, status=AttemptStatus.GRADED).count()
    completed = complete_lesson(
        learner=learner,
        lesson=lesson,
        score=attempt.score_percentage,
        attempts=attempts,
        xp_percent=graded_kind_of(lesson.lesson_type).xp_percent(attempt),
    )
    if completed.reward.xp:
        attempt.xp_earned = completed.reward.xp
        attempt.save(update_fields=["xp_earned"])
    return completed


def grade_attempt(*, attempt_id: int) -> None:
    """Grade an attempt that waits, and complete its lesson when it passed; one that does not wait is left alone.

    While what grading needs is away, the attempt goes on waiting. Any other mistake is ours: the attempt has failed
    without a score, and the learner is told so.
    """
    waiting = QuizAttempt.objects.waiting().select_related("lesson").filter(pk=attempt_id).first()
    if waiting is None:
        return
    try:
        kind = graded_kind_of(waiting.lesson.lesson_type)
        grade = kind.grade_attempt(waiting)
    except GradingUnavailable as reason:
        logger.warning("Attempt %s is not graded yet: %s", attempt_id, reason)
        return
    except Exception:
        logger.exception("Attempt %s cannot be graded", attempt_id)
        fail_attempt(attempt_id=attempt_id)
        return
    _record(attempt_id, grade)


def overdue_attempts(now: datetime) -> list[int]:
    """Ids of attempts that have waited for longer than a task takes, the oldest first."""
    overdue = QuizAttempt.objects.waiting().filter(submitted_at__lt=now - OVERDUE_AFTER)
    return list(overdue.order_by("submitted_at").values_list("pk", flat=True)[:1000])


def give_up_attempts(*, now: datetime) -> int:
    """Fail the attempts that have waited for too long, which is not for ever; returns how many there were."""
    lost = QuizAttempt.objects.waiting().filter(submitted_at__lt=now - GIVE_UP_AFTER)
    attempt_ids = list(lost.values_list("pk", flat=True))
    for attempt_id in attempt_ids:
        fail_attempt(attempt_id=attempt_id)
    return len(attempt_ids)


@transaction.atomic
def fail_attempt(*, attempt_id: int) -> None:
    """Let an attempt that waits go without a score, through no fault of the learner."""
    if attempt := _lock_waiting(attempt_id):
        attempt.status = AttemptStatus.FAILED
        attempt.save(update_fields=["status"])
        effort_lost.send(sender=QuizAttempt, user_id=attempt.user_id, lesson_id=attempt.lesson_id)


@transaction.atomic
def _record(attempt_id: int, grade: Grade) -> None:
    attempt = _lock_waiting(attempt_id)
    if attempt is None:
        return
    attempt.take_grade(grade.score_percentage, grade.feedback)
    attempt.save(update_fields=["status", "score_percentage", "is_passed", "feedback"])
    if completed := complete_if_passed(attempt, learner=attempt.user, lesson=attempt.lesson):
        attempt.outcome = completed.as_json()
        attempt.save(update_fields=["outcome"])


def _lock_waiting(attempt_id: int) -> QuizAttempt | None:
    """The attempt, if it waits still, locked behind its course and its learner (learning/sql/course_locks.sql)."""
    found = QuizAttempt.objects.filter(pk=attempt_id).values_list("course_id", "user_id").first()
    if found is None:
        return None
    course_id, user_id = found
    hold_learner(course_id=course_id, user_id=user_id)
    rows = QuizAttempt.objects.waiting().select_for_update(of=("self",), no_key=True)
    return rows.select_related("user", "lesson__course").filter(pk=attempt_id).first()
