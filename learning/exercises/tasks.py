"""What workers do to keep lessons whole. Each task may be lost, repeated, or run many times at once without harm."""

from celery import shared_task
from django.utils import timezone

from learning.exercises.checking import check_lesson, lessons_to_check


@shared_task
def check_lessons() -> None:
    """Try every lesson, each in a task of its own, drawn differently from the night before."""
    seed = timezone.now().date().isoformat()
    for lesson_id in lessons_to_check():
        check_one_lesson.apply_async((lesson_id, seed), retry=False, expires=6 * 60 * 60)


@shared_task
def check_one_lesson(lesson_id: int, seed: str) -> None:
    check_lesson(lesson_id=lesson_id, now=timezone.now(), seed=seed)
