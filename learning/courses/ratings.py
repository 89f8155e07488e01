"""Rating a course: one rating per learner, by those who finished it. The database keeps average and count."""

from django.db import connection, transaction

from learning.models import Course, CourseRating, User, UserProgress


class CourseNotFinished(Exception):
    """Only those who finished a course may rate it."""


@transaction.atomic
def rate_course(*, learner: User, course: Course, stars: int, review: str = "") -> None:
    """Give `course` 1 to 5 stars, or change what was given before. Raises CourseNotFinished."""
    if not UserProgress.objects.filter(user=learner, course=course, completed_at__isnull=False).exists():
        raise CourseNotFinished
    # One statement: of two at once, neither meets the other's row. The trigger takes the locks before it is written.
    CourseRating.objects.bulk_create(
        [CourseRating(user=learner, course=course, stars=stars, review=review)],
        update_conflicts=True,
        unique_fields=["user", "course"],
        update_fields=["stars", "review"],
    )


@transaction.atomic
def withdraw_rating(*, learner: User, course: Course) -> None:
    """Take the learner's rating back; nothing happens when there is none."""
    _hold(learner=learner, course=course)
    CourseRating.objects.filter(user=learner, course=course).delete()


def _hold(*, learner: User, course: Course) -> None:
    """The locks of prepare_rating(), for a write that no trigger precedes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_course(%s)", [course.pk])
        cursor.execute("SELECT 1 FROM users WHERE id = %s FOR NO KEY UPDATE", [learner.pk])
