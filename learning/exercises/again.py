"""Trying one lesson now instead of next night."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from learning.exercises.tasks import check_one_lesson
from learning.lesson_types import LESSON_KINDS
from learning.lesson_types.kind import GradedLessonKind
from learning.models import Lesson
from settings.queue import GRADING


@transaction.atomic
def check_again(*, lesson_id: int) -> bool:
    """Have a worker try the lesson, drawn anew; whether it is there. What runs code is tried where that is judged."""
    lesson_type = Lesson.objects.filter(pk=lesson_id).values_list("lesson_type", flat=True).first()
    if lesson_type is None:
        return False
    kind = LESSON_KINDS.get(lesson_type)
    is_judged = isinstance(kind, GradedLessonKind) and kind.grades_in_worker
    where: dict[str, Any] = {"queue": GRADING} if is_judged else {}
    seed = timezone.now().isoformat()
    transaction.on_commit(lambda: check_one_lesson.apply_async((lesson_id, seed), retry=False, **where), robust=True)
    return True
