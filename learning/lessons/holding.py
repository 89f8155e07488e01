"""The locks under which a learner learns, in the order of docs/decisions/003: the course, then the learner."""

from django.db import connection


def hold_learner(*, course_id: int, user_id: int) -> None:
    """Until the end of the transaction nobody else writes what this learner has of the course."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_course(%s)", [course_id])
        cursor.execute("SELECT 1 FROM users WHERE id = %s FOR NO KEY UPDATE", [user_id])
