"""Which courses to suggest: those just unlocked, then those of the same track, then what is popular."""

from django.db.models import Case, Exists, OuterRef, Q, When

from learning.courses.catalog import seen_by
from learning.models import CatalogCourse, CoursePrerequisite, UserProgress


def suggest_courses(progress: list[UserProgress], *, user_id: int, most: int = 3) -> list[CatalogCourse]:
    """Up to `most` open courses the learner has not begun. `progress` are their enrolments, with their courses."""
    finished = {row.course_id for row in progress if row.completed_at}
    tracks = {row.course.track for row in progress}
    # Those that were left, too.
    begun = UserProgress.objects.filter(user_id=user_id).values("course_id")
    asked_for = CoursePrerequisite.objects.filter(course_id=OuterRef("pk"))
    done = Q(prerequisite_course_id__in=finished)
    open_now = CatalogCourse.objects.with_lessons().exclude(pk__in=begun)
    open_now = open_now.exclude(Exists(asked_for.filter(~done, is_required=True)))
    nearest_first = (
        Case(When(Exists(asked_for.filter(done)), then=0), default=1),
        Case(When(track__in=tracks, then=0), default=1),
    )
    return seen_by(user_id, list(open_now.order_by(*nearest_first, "-enrollment_count", "pk")[:most]))
