"""Trying every lesson there is, and keeping what was found: a broken one is flagged until it is mended."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from learning.exercises.proof import DRAWS, find_faults
from learning.lesson_types import is_judged
from learning.models import Lesson, LessonFault
from learning.signals import lessons_broken


@dataclass(frozen=True, slots=True)
class Checked:
    """One lesson and its faults, each a sentence; none when it is sound."""

    lesson: Lesson
    faults: list[str]


def check_lesson(*, lesson_id: int, now: datetime, seed: str, draws: int = DRAWS) -> Checked | None:
    """Try one lesson and keep what was found; None when it is gone. Raises GradingUnavailable.

    Tried outside of any transaction, which may take a second. What was edited meanwhile is left for the next run.
    """
    lesson = Lesson.objects.select_related("course").filter(pk=lesson_id).first()
    if lesson is None:
        return None
    faults = find_faults(lesson.lesson_type, lesson.content, seed=seed, draws=draws)
    _keep(lesson, faults, now)
    return Checked(lesson, faults)


def lessons_to_check(course_id: int | None = None) -> list[tuple[int, bool]]:
    """Ids of all lessons that learners can take, of one course or course by course, and whether each is graded by the
    grader."""
    lessons = Lesson.objects.filter(course__is_published=True).order_by("course", "sequence_number")
    if course_id is not None:
        lessons = lessons.filter(course_id=course_id)
    return [(pk, is_judged(lesson_type)) for pk, lesson_type in lessons.values_list("pk", "lesson_type")]


@transaction.atomic
def _keep(lesson: Lesson, faults: list[str], now: datetime) -> None:
    """Authors hear of a lesson when it breaks, not every night again."""
    is_same = Lesson.objects.select_for_update(no_key=True, of=("self",)).filter(
        pk=lesson.pk, content_version=lesson.content_version
    )
    if not is_same.exists():
        return
    if not faults:
        LessonFault.objects.filter(lesson=lesson).delete()
        return
    fault, is_new = LessonFault.objects.get_or_create(lesson=lesson, defaults={"sentences": faults, "found_at": now})
    if is_new:
        lessons_broken.send(sender=LessonFault, lesson_ids=[lesson.pk])
    elif fault.sentences != faults:
        fault.sentences = faults
        fault.save(update_fields=["sentences"])
