"""Which courses to suggest: those just unlocked, then those of the same track, then what is popular."""

from learning.courses.catalog import seen_by
from learning.models import CatalogCourse, UserProgress


def suggest_courses(progress: list[UserProgress], *, user_id: int, most: int = 3) -> list[CatalogCourse]:
    """Up to `most` open courses the learner has not begun. `progress` are their enrolments, with their courses."""
    finished = {row.course_id for row in progress if row.completed_at}
    tracks = {row.course.track for row in progress}
    # Those that were left, too.
    begun = UserProgress.objects.filter(user_id=user_id).values("course_id")
    others = CatalogCourse.objects.filter(lesson_count__gt=0).exclude(pk__in=begun)
    candidates = seen_by(user_id, list(others.order_by("-enrollment_count", "pk")))
    open_now = [course for course in candidates if course.state == "open"]

    def nearness(course: CatalogCourse) -> tuple[bool, bool]:
        builds_on_finished = any(item["id"] in finished for item in course.prerequisites)
        return (not builds_on_finished, course.track not in tracks)

    return sorted(open_now, key=nearness)[:most]
