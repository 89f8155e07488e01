"""Attempts that wait for a worker: how many are before one, that there is one at a time, and taking it back."""

from django.db import transaction
from django.db.models import Q

from learning.lessons.holding import hold_learner
from learning.models import QuizAttempt, User


class AlreadyWaiting(Exception):
    """The learner has `attempt` in the queue; nothing was handed in."""

    def __init__(self, attempt: QuizAttempt) -> None:
        super().__init__(f"attempt {attempt.pk} waits")
        self.attempt = attempt


def refuse_second(learner: User) -> None:
    """Nobody fills the queue before others. The caller holds the learner. Raises AlreadyWaiting."""
    waiting = QuizAttempt.objects.waiting().filter(user=learner).select_related("lesson__course")
    if (first := waiting.order_by("submitted_at", "pk").first()) is not None:
        raise AlreadyWaiting(first)


def place_in_queue(attempt: QuizAttempt) -> int:
    """1 for the one that is next."""
    is_before = Q(submitted_at__lt=attempt.submitted_at) | Q(submitted_at=attempt.submitted_at, pk__lt=attempt.pk)
    return 1 + QuizAttempt.objects.waiting().filter(is_before).count()


@transaction.atomic
def take_back(attempt: QuizAttempt) -> bool:
    """Let it be as if `attempt` had never been handed in; whether it was still waiting. A worker that is at it finds
    nothing to write its grade to."""
    hold_learner(course_id=attempt.course_id, user_id=attempt.user_id)
    deleted, _rows = QuizAttempt.objects.waiting().filter(pk=attempt.pk).delete()
    return bool(deleted)
