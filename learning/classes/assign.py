"""Assign a course to a class, and take it away. Dates are shown to learners; nobody is enrolled or kept out by them."""

from datetime import date

from django.db import transaction

from learning.classes.errors import ClassRefused
from learning.classes.holding import hold_class
from learning.classes.limits import MOST_COURSES
from learning.models import ClassAssignment, Course


@transaction.atomic
def assign_course(*, class_id: int, course: Course, starts_on: date | None, due_on: date | None) -> None:
    """Assign it, or give it other dates when it is assigned. Raises ClassRefused."""
    if hold_class(class_id) is None:
        return
    given = ClassAssignment.objects.filter(school_class=class_id)
    if not given.filter(course=course).exists() and given.count() >= MOST_COURSES:
        raise ClassRefused("too_many_courses")
    dates = {"starts_on": starts_on, "due_on": due_on}
    ClassAssignment.objects.update_or_create(school_class_id=class_id, course=course, defaults=dates)


def unassign_course(*, class_id: int, course_slug: str) -> bool:
    """Whether it was assigned."""
    deleted, _by_model = ClassAssignment.objects.filter(school_class=class_id, course__slug=course_slug).delete()
    return bool(deleted)
