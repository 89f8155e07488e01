"""Who takes part in a benchmark: learners and lessons drawn from the generated data, the same in every run."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Func, IntegerField

from learning.models import Lesson, User

# Learners in the middle of a course, each once, with the lesson that comes next and is not the last.
_STUDENTS = """
    SELECT p.user_id, l.id
      FROM (SELECT DISTINCT ON (user_id) * FROM user_progress
             WHERE lessons_completed BETWEEN 1 AND total_lessons - 2
             ORDER BY user_id, hashint8(id)) p
      JOIN users u ON u.id = p.user_id AND u.is_active
      JOIN lessons l ON l.course_id = p.course_id AND l.sequence_number = p.lessons_completed + 1
     WHERE l.lesson_type = ANY (%s) AND (hashint8(p.user_id) & 255) %% 3 = ANY (%s)
     ORDER BY hashint8(p.id) LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Student:
    """A learner and the lesson they may do next; `lesson.course` is at hand."""

    learner: User
    lesson: Lesson


def students(count: int, *, third: int | None = None, lesson_types: tuple[str, ...] = ("text",)) -> list[Student]:
    """Up to `count` learners with a lesson before them, of one `third` (0, 1 or 2) of all learners, or of all.

    Operations that count for the day take learners of different thirds, so that each meets learners new that day.
    """
    thirds = [0, 1, 2] if third is None else [third]
    with connection.cursor() as cursor:
        cursor.execute(_STUDENTS, [list(lesson_types), thirds, count])
        pairs = cursor.fetchall()
    learners = User.objects.in_bulk([user_id for user_id, _ in pairs])
    lessons = Lesson.objects.select_related("course").in_bulk([lesson_id for _, lesson_id in pairs])
    return [Student(learners[user_id], lessons[lesson_id]) for user_id, lesson_id in pairs]


def learners(count: int) -> list[User]:
    """Up to `count` active learners from all over the table."""
    place = Func("id", function="hashint8", output_field=IntegerField())
    return list(User.objects.filter(is_active=True).order_by(place)[:count])


def signers(count: int) -> list[User]:
    """Up to `count` active learners whose wallet's key is known."""
    return list(User.objects.filter(is_active=True, pk__lte=count).order_by("pk"))
