"""Account deletion: a learner's account goes, and with it all that is theirs alone.

What others read (threads, replies, reviews) stays without their name, and every room's own rows follow the rule that
their foreign key to the learner states.
"""

from typing import Final

from django.db import connection, transaction

from learning.accounts.sessions import end_all_sessions
from learning.classes.change import end_classes_of
from learning.models import User, UserProgress
from learning.signals import account_deletion_started
from learning.web.throttle import forget_person

_TRIES: Final = 5

# Every course whose counters the learner's rows have a part in.
_COURSES: Final = """
    SELECT course_id FROM user_progress WHERE user_id = %(user)s
    UNION SELECT course_id FROM course_ratings WHERE user_id = %(user)s
    ORDER BY 1
"""


class StaffAccountProtected(Exception):
    """Staff cannot delete their own account: an admin does, who sees what hangs on it."""


def delete_account(*, user_id: int, keeps_certificates: bool = True) -> None:
    """Delete the learner for good; nothing happens when they are gone already. Raises StaffAccountProtected.

    Without `keeps_certificates` these end in the same transaction: never the one without the other.
    """
    for _ in range(_TRIES):
        if _try_to_delete(user_id, keeps_certificates=keeps_certificates):
            return
    raise RuntimeError(f"Learner {user_id} joined another course at each of {_TRIES} attempts to delete them.")


@transaction.atomic
def _try_to_delete(user_id: int, *, keeps_certificates: bool) -> bool:
    """False when a course was begun between looking and locking: its lock would then be taken out of order."""
    held = _courses_of(user_id)
    with connection.cursor() as cursor:
        for course_id in held:
            cursor.execute("SELECT hold_course(%s)", [course_id])
    # The boards let go of whoever is not active, before the row is locked against the foreign keys of a refresh.
    User.objects.filter(pk=user_id).update(is_active=False)
    learner = User.objects.select_for_update().filter(pk=user_id).first()
    if learner is None:
        return True
    if learner.is_staff or learner.is_superuser:
        raise StaffAccountProtected
    if _courses_of(user_id) != held:
        transaction.set_rollback(True)
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM courses WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE", [held])
    UserProgress.objects.filter(user=learner).delete()
    end_all_sessions(user=learner)
    end_classes_of(user_id)
    account_deletion_started.send(sender=User, user_id=user_id, keeps_certificates=keeps_certificates)
    learner.delete()
    forget_person(user_id)
    return True


def _courses_of(user_id: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_COURSES, {"user": user_id})
        return [course_id for (course_id,) in cursor.fetchall()]
