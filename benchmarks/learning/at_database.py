"""The operations as the site does them in Python and SQL, without HTTP: what the database and the ORM cost."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

from django.db import connection, transaction
from django.utils import timezone

from benchmarks.generate.courses import CATEGORIES, DIFFICULTIES
from benchmarks.harness.sampling import WARM_UP, Operation, Timings, measure
from benchmarks.learning.participants import Student, learners, students
from gamification.leaderboard.boards import Period, read_board
from learning.accounts.signup import sign_up_with_wallet
from learning.courses.catalog import Filters, browse
from learning.lessons.access import find_lesson
from learning.lessons.completion import complete_lesson
from learning.lessons.page import lesson_context
from learning.models import User

FILTERS: tuple[Filters, ...] = (
    {},
    {"track": "explorer"},
    {"track": "developer", "difficulty": "beginner"},
    {"difficulty": DIFFICULTIES[1], "sort": "newest"},
    {"category": CATEGORIES[0], "sort": "rating"},
)
_ALL_BUT_ONE = """
    INSERT INTO lesson_completions (user_id, lesson_id, course_id)
    SELECT %s, id, course_id FROM lessons WHERE course_id = %s AND id <> %s ON CONFLICT DO NOTHING
"""


def measure_at_database(key: str, samples: int) -> Timings:
    """The timings of one operation; operations that write do so for good."""
    return measure(_OPERATIONS[key](samples), counts_statements=True)


def logins(samples: int) -> Iterator[Operation]:
    for user in learners(samples):
        yield partial(sign_up_with_wallet, address=str(user.evm_address))


def browsing(samples: int) -> Iterator[Operation]:
    for user, filters in zip(learners(samples), cycle(FILTERS), strict=False):
        yield partial(browse, filters, page_number=1, user_id=user.pk)


def lesson_loads(samples: int) -> Iterator[Operation]:
    for student in students(samples, lesson_types=("text", "quiz")):
        yield partial(_load_lesson, student)


def _load_lesson(student: Student) -> None:
    lesson_context(find_lesson(student.learner, student.lesson.course.slug, student.lesson.slug))


def progress_updates(samples: int) -> Iterator[Operation]:
    for student in students(samples, third=0, lesson_types=("text", "quiz")):
        score = 80 if student.lesson.lesson_type == "quiz" else None
        yield partial(complete_lesson, learner=student.learner, lesson=student.lesson, score=score)


def course_finishes(samples: int) -> Iterator[Operation]:
    """The last lesson of a course; the others are done beforehand, untimed."""
    for student in students(max(2 * WARM_UP, samples // 5), third=1):
        with connection.cursor() as cursor:
            cursor.execute(_ALL_BUT_ONE, [student.learner.pk, student.lesson.course_id, student.lesson.pk])
        yield partial(complete_lesson, learner=student.learner, lesson=student.lesson)


def board_queries(samples: int) -> Iterator[Operation]:
    today = timezone.now().date()
    for user, period in zip(learners(samples), cycle(Period), strict=False):
        yield partial(read_board, period, user_id=user.pk, today=today)


def badge_checks(samples: int) -> Iterator[Operation]:
    for user in learners(samples):
        yield partial(_check_badges, user)


def _check_badges(user: User) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT slug FROM check_achievements(%s)", [user.pk])
        cursor.fetchall()


_OPERATIONS: dict[str, Callable[[int], Iterator[Operation]]] = {
    "login": logins,
    "browse": browsing,
    "lesson": lesson_loads,
    "progress": progress_updates,
    "finish": course_finishes,
    "board": board_queries,
    "badges": badge_checks,
}
