"""Remembering where a learner is, so that any device can go on from there."""

from datetime import timedelta

from django.utils import timezone

from learning.models import Lesson, User, UserProgress

FRESH = timedelta(minutes=5)


def note_open_lesson(*, progress: UserProgress, lesson: Lesson) -> None:
    """Note that `lesson` is open now; the same lesson again within five minutes writes nothing."""
    now = timezone.now()
    if progress.current_lesson_id == lesson.pk and now - progress.last_accessed_at < FRESH:
        return
    UserProgress.objects.filter(pk=progress.pk).update(
        current_lesson=lesson, last_accessed_at=now, started_at=progress.started_at or now
    )


def enrolments_of(learner: User) -> list[UserProgress]:
    """The enrolments that `learner` has not left, last opened first, each with its course and where to go on."""
    rows = UserProgress.objects.current().filter(user=learner).select_related("course", "current_lesson")
    return list(rows.defer("current_lesson__content").order_by("-last_accessed_at"))
