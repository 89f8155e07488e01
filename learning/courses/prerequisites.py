"""What a course asks a learner to have finished first. Required ones stop enrolling, completing and the
certificate, never reading; the others are advice."""

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


def missing_for(course_id: int, *, user_id: int | None) -> list[Prerequisite]:
    """The required ones that this learner (None: a visitor) has not finished."""
    return [one for one in prerequisites_of(course_id, user_id=user_id) if one.is_required and not one.is_met]


def has_unmet_requirement(user_id: int | None, *, course_ref: str = "pk") -> Exists:
    """For annotate(): whether the row's course still asks this learner for a required course."""
    rows: QuerySet[CoursePrerequisite] = CoursePrerequisite.objects.filter(
        course_id=OuterRef(course_ref), is_required=True
    )
    return Exists(rows.annotate(is_met=_is_finished(user_id)).filter(is_met=False))


def lacked_at_finish() -> Exists:
    """For rows of user_progress: whether a course that was asked for when this one was finished is still missing.

    Lessons cannot be completed while one is; but a course may come to ask for another, and then lose the lessons that
    were left. What it came to ask for afterwards takes nothing from whoever had finished.
    """
    finished = UserProgress.objects.filter(
        user_id=OuterRef(OuterRef("user_id")),
        course_id=OuterRef("prerequisite_course_id"),
        completed_at__isnull=False,
    )
    asked = CoursePrerequisite.objects.filter(
        course_id=OuterRef("course_id"), is_required=True, created_at__lte=OuterRef("completed_at")
    )
    return Exists(asked.filter(~Exists(finished)))


def _is_finished(user_id: int | None) -> Exists | Value:
    if user_id is None:
        return Value(False, output_field=BooleanField())
    return Exists(
        UserProgress.objects.filter(
            user_id=user_id, course_id=OuterRef("prerequisite_course_id"), completed_at__isnull=False
        )
    )
