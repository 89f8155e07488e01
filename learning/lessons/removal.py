"""Taking a lesson out of its course, with all that learners did in it."""

from dataclasses import dataclass

from django.db import connection, transaction

from learning.lessons.completion import announce_finish
from learning.models import Course, Lesson, LessonCompletion, QuizAttempt, UserProgress


@dataclass(frozen=True, slots=True)
class Removed:
    """How many learners had completed or attempted the lesson, and who has finished the course by its going."""

    learners: int = 0
    finished_user_ids: tuple[int, ...] = ()


def lock_course_exclusively(course_id: int) -> None:
    """Wait until nobody learns in this course; keep it so until the transaction ends (sql/course_locks.sql)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_course_alone(%s)", [course_id])


def _lock_learners(course_id: int) -> None:
    """Lock everyone enrolled, and their enrolments, before their counters change in whatever order they are met."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_course_learners(%s)", [course_id])


def count_learners(lesson_id: int) -> int:
    """How many people have completed the lesson or tried to."""
    done = LessonCompletion.objects.filter(lesson_id=lesson_id).values_list("user_id")
    tried = QuizAttempt.objects.filter(lesson_id=lesson_id).values_list("user_id")
    return done.union(tried).count()


@transaction.atomic
def remove_lesson(*, lesson_id: int) -> Removed:
    """Delete the lesson, its completions and its attempts; XP that was earned stays.

    Whoever had done everything else has now finished the course, and is announced as such. A lesson that is gone
    already changes nothing. A course whose last lesson went is not published any more.
    """
    course_id = Lesson.objects.filter(pk=lesson_id).values_list("course_id", flat=True).first()
    if course_id is None:
        return Removed()
    lock_course_exclusively(course_id)
    _lock_learners(course_id)
    lesson = Lesson.objects.select_related("course").filter(pk=lesson_id).first()
    if lesson is None:
        return Removed()

    learners = count_learners(lesson_id)
    unfinished = UserProgress.objects.filter(course_id=course_id, completed_at=None)
    candidates = list(unfinished.filter(lessons_completed__gt=0).order_by("user_id").values_list("user_id", flat=True))
    # What was done in it goes first: an enrolment never counts more lessons done than there are.
    QuizAttempt.objects.filter(lesson_id=lesson_id).delete()
    LessonCompletion.objects.filter(lesson_id=lesson_id).delete()
    lesson.delete()
    # Whoever enrolled in a course without lessons would stand at 0 % for ever.
    Course.objects.filter(pk=course_id, total_lessons=0).update(is_published=False)

    still_unfinished = set(unfinished.values_list("user_id", flat=True))
    finished = tuple(user_id for user_id in candidates if user_id not in still_unfinished)
    for user_id in finished:
        announce_finish(user_id=user_id, lesson=lesson)
    return Removed(learners, finished)
