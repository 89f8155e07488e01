"""Where learners of a class are stuck: a lesson handed in again and again, and not passed. What they answered stays
theirs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Exists, Max, OuterRef

from learning.models import LessonCompletion, QuizAttempt
from learning.models.progress import AttemptStatus

# Tries at one lesson that were graded and not passed.
STUCK_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Stuck:
    user_id: int
    course_id: int
    lesson_id: int
    title: str
    tries: int
    last_tried_at: datetime


def read_stuck(*, user_ids: Collection[int], course_ids: Collection[int]) -> list[Stuck]:
    """Of these learners in these courses, whoever tried last first. One query."""
    done = LessonCompletion.objects.filter(user=OuterRef("user"), lesson=OuterRef("lesson"))
    tried = (
        QuizAttempt.objects.filter(
            user__in=user_ids, course__in=course_ids, status=AttemptStatus.GRADED, is_passed=False
        )
        .exclude(Exists(done))
        .values_list("user", "course", "lesson", "lesson__title")
        .annotate(tries=Count("pk"), last=Max("submitted_at"))
        .filter(tries__gte=STUCK_TRIES)
        .order_by("-last")
    )
    return [Stuck(*row) for row in tried]
