"""Enrolling in a course and leaving it. Prerequisites are checked here, and again when a lesson is completed."""

from datetime import datetime

from django.db import transaction

from learning.courses.prerequisites import Prerequisite, missing_for
from learning.models import Course, User, UserProgress
from learning.signals import course_enrolled


class PrerequisitesMissing(Exception):
    """The course asks for courses this learner has not finished; `missing` names them."""

    def __init__(self, missing: list[Prerequisite]) -> None:
        super().__init__(", ".join(prerequisite.course.title for prerequisite in missing))
        self.missing = missing


class NothingToLearn(Exception):
    """The course has no lessons yet: whoever enrolled would never get on."""


@transaction.atomic
def enrol(*, learner: User, course: Course) -> UserProgress:
    """The learner's enrolment, made now unless it was there; who had left goes on from where they were.

    Raises PrerequisitesMissing and NothingToLearn.
    """
    if missing := missing_for(course.pk, user_id=learner.pk):
        raise PrerequisitesMissing(missing)
    if not course.lessons.exists() and not UserProgress.objects.filter(user=learner, course=course).exists():
        raise NothingToLearn
    progress, is_new = UserProgress.objects.get_or_create(user=learner, course=course)
    if progress.left_at:
        progress.left_at = None
        progress.save(update_fields=["left_at"])
    if is_new:
        course_enrolled.send(sender=Course, user_id=learner.pk, course_id=course.pk)
    return progress


def leave_course(*, learner: User, course: Course, now: datetime) -> bool:
    """Take the course from the learner's desk; whether it stood there.

    Lessons done and XP stay, and a finished course cannot be left.
    """
    mine = UserProgress.objects.filter(user=learner, course=course, left_at=None, completed_at=None)
    return bool(mine.update(left_at=now))
