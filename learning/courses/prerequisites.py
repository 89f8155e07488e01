"""What a course asks a learner to have finished first. Required ones are enforced; the others are advice."""

from dataclasses import dataclass

from django.db.models import BooleanField, Exists, OuterRef, QuerySet, Value

from learning.models import Course, CoursePrerequisite, UserProgress


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """One line of the course page."""

    course: Course
    is_required: bool
    is_met: bool


def prerequisites_of(course_id: int, *, user_id: int | None) -> list[Prerequisite]:
    """What `course_id` asks for, required ones first, and whether this learner (None: a visitor) has it."""
    rows = (
        CoursePrerequisite.objects.filter(course_id=course_id)
        .select_related("prerequisite_course")
        .annotate(is_met=_is_finished(user_id))
        .order_by("-is_required", "prerequisite_course__title")
    )
    return [Prerequisite(row.prerequisite_course, row.is_required, row.is_met) for row in rows]


def has_unmet_requirement(user_id: int | None, *, course_ref: str = "pk") -> Exists:
    """For annotate(): whether the row's course still asks this learner for a required course."""
    rows: QuerySet[CoursePrerequisite] = CoursePrerequisite.objects.filter(
        course_id=OuterRef(course_ref), is_required=True
    )
    return Exists(rows.annotate(is_met=_is_finished(user_id)).filter(is_met=False))


def _is_finished(user_id: int | None) -> Exists | Value:
    if user_id is None:
        return Value(False, output_field=BooleanField())
    return Exists(
        UserProgress.objects.filter(
            user_id=user_id, course_id=OuterRef("prerequisite_course_id"), completed_at__isnull=False
        )
    )
