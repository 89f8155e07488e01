"""What a learner has made of a graded lesson so far, for its page to remember."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Window

from learning.models import Lesson, QuizAttempt, UserProgress
from learning.models.progress import AttemptStatus


@dataclass(frozen=True, slots=True)
class AttemptHistory:
    """Graded attempts: how many, the best score among them (per cent), and the last one."""

    count: int
    best_score: int
    last_id: int
    last_score: int
    last_at: datetime


def read_history(progress: UserProgress, lesson: Lesson) -> AttemptHistory | None:
    """None before the first attempt. What waits for its grade or could not be graded does not count.

    One query, and none before the learner has handed in anything in this course.
    """
    if not progress.total_quiz_attempts:
        return None
    graded = QuizAttempt.objects.filter(user=progress.user_id, lesson=lesson, status=AttemptStatus.GRADED)
    last = graded.order_by("-submitted_at", "-pk").values(
        count=Window(Count("*")),
        best_score=Window(Max("score_percentage")),
        last_id=F("pk"),
        last_score=F("score_percentage"),
        last_at=F("submitted_at"),
    )
    return AttemptHistory(**last[0]) if last else None
