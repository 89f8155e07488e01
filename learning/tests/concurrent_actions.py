"""What learners, authors and the clock do at once. Each action is one transaction and picks its people at random."""

from collections.abc import Callable
from contextlib import suppress
from random import Random

from django.db import transaction

from gamification.achievements.backfill import award_achievements
from learning.accounts.deletion import delete_account
from learning.courses.ratings import CourseNotFinished, rate_course, withdraw_rating
from learning.lessons.completion import complete_lesson
from learning.lessons.removal import remove_lesson
from learning.lessons.resume import note_open_lesson
from learning.models import Course, Lesson, QuizAttempt, User, UserProgress
from tests.builders import make_lesson, make_user
from tests.sql import run

Action = Callable[[Random], None]


def any_learner(chance: Random) -> User:
    return chance.choice(list(User.objects.order_by("pk")))


def any_lesson(chance: Random) -> Lesson:
    return chance.choice(list(Lesson.objects.select_related("course").order_by("pk")))


def any_course(chance: Random) -> Course:
    return chance.choice(list(Course.objects.order_by("pk")))


def complete_as_the_site_does(chance: Random) -> None:
    complete_lesson(learner=any_learner(chance), lesson=any_lesson(chance), score=chance.choice([None, 80, 100]))


def finish_a_course(chance: Random) -> None:
    """Lesson by lesson, each of them a transaction of its own."""
    learner = any_learner(chance)
    for lesson in any_course(chance).lessons.select_related("course").order_by("?"):
        complete_lesson(learner=learner, lesson=lesson)


def complete_in_sql(chance: Random) -> None:
    learner, lesson = any_learner(chance).pk, any_lesson(chance)
    run(
        "INSERT INTO lesson_completions (user_id, lesson_id, course_id) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
        learner,
        lesson.pk,
        lesson.course_id,
    )
    run("SELECT award_xp(%s, 10, 'lesson_completed', %s)", learner, f"lesson:{lesson.pk}")
    run("SELECT * FROM update_streak(%s, 'lesson_complete')", learner)
    run("SELECT * FROM check_achievements(%s)", learner)


def complete_for_everyone(chance: Random) -> None:
    """Many learners in one statement: whoever writes it takes the locks first, in their order."""
    lesson = any_lesson(chance)
    run("SELECT hold_course(%s)", lesson.course_id)
    run("SELECT 1 FROM users ORDER BY id FOR NO KEY UPDATE")
    run(
        """INSERT INTO lesson_completions (user_id, lesson_id, course_id) SELECT id, %s, %s FROM users ORDER BY id
           ON CONFLICT DO NOTHING""",
        lesson.pk,
        lesson.course_id,
    )


def hand_in_a_quiz(chance: Random) -> None:
    learner, lesson, score = any_learner(chance), any_lesson(chance), chance.choice([0, 50, 70, 100])
    QuizAttempt.objects.create(
        user=learner,
        lesson=lesson,
        course_id=lesson.course_id,
        answers={},
        score_percentage=score,
        passing_score=70,
        is_passed=score >= 70,
    )
    if score >= 70:
        complete_lesson(learner=learner, lesson=lesson, score=score)


def enrol(chance: Random) -> None:
    UserProgress.objects.get_or_create(user=any_learner(chance), course=any_course(chance))


def open_a_lesson(chance: Random) -> None:
    lesson = any_lesson(chance)
    progress = UserProgress.objects.filter(course_id=lesson.course_id).order_by("?").first()
    if progress:
        note_open_lesson(progress=progress, lesson=lesson)


def edit_a_profile(chance: Random) -> None:
    """Now and then off the boards, or on again."""
    User.objects.filter(pk=any_learner(chance).pk).update(show_on_leaderboard=chance.choice([True, False]))


def rate_a_course(chance: Random) -> None:
    learner, course = any_learner(chance), any_course(chance)
    with suppress(CourseNotFinished):
        rate_course(learner=learner, course=course, stars=chance.randint(1, 5))


def withdraw_a_rating(chance: Random) -> None:
    withdraw_rating(learner=any_learner(chance), course=any_course(chance))


def leave_a_course(chance: Random) -> None:
    learner, course = any_learner(chance), any_course(chance)
    run("SELECT hold_course(%s)", course.pk)
    run("SELECT 1 FROM users WHERE id = %s FOR NO KEY UPDATE", learner.pk)
    UserProgress.objects.filter(user=learner, course=course).delete()


def leave_the_school(chance: Random) -> None:
    """An account goes, and a new one comes."""
    delete_account(user_id=any_learner(chance).pk)
    make_user()


def add_a_lesson(chance: Random) -> None:
    course = any_course(chance)
    run("SELECT hold_course_alone(%s)", course.pk)
    make_lesson(course)


def remove_a_lesson(chance: Random) -> None:
    if Lesson.objects.count() > 4:
        remove_lesson(lesson_id=any_lesson(chance).pk)


def replace_two_lessons(chance: Random) -> None:
    """What loading a changed course does, in one transaction."""
    course = any_course(chance)
    run("SELECT hold_course_alone(%s)", course.pk)
    for lesson in course.lessons.order_by("?")[:2]:
        remove_lesson(lesson_id=lesson.pk)
        make_lesson(course)
    for number, lesson in enumerate(course.lessons.order_by("?"), start=1):
        Lesson.objects.filter(pk=lesson.pk).update(sequence_number=number)


def refresh_the_boards(_chance: Random) -> None:
    run("SELECT refresh_leaderboard()")


def give_badges_to_all(_chance: Random) -> None:
    """Batch by batch, each of them a transaction of its own."""
    for _batch in award_achievements(batch_size=3):
        pass


LEARNING: tuple[Action, ...] = (
    complete_as_the_site_does,
    complete_in_sql,
    hand_in_a_quiz,
    enrol,
    open_a_lesson,
)
EVERYTHING_ELSE: tuple[Action, ...] = (
    complete_for_everyone,
    edit_a_profile,
    rate_a_course,
    withdraw_a_rating,
    leave_a_course,
    leave_the_school,
    add_a_lesson,
    remove_a_lesson,
    replace_two_lessons,
    refresh_the_boards,
)
SERIES: tuple[Action, ...] = (finish_a_course, give_badges_to_all)


def do(action: Action, chance: Random) -> None:
    """One action, committed."""
    if action in SERIES:
        action(chance)
        return
    with transaction.atomic():
        action(chance)
