"""Learners who do what a badge asks for: each key of the criteria met by real rows and real actions."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection

from chain.models import NftCertificate, Transaction
from community.models import DiscussionVote
from gamification.models import Achievement
from learning.courses.enrolment import enrol
from learning.lessons.completion import complete_lesson
from learning.models import Course, Lesson, User
from tests.builders import make_completion, make_course, make_discussion, make_reply, make_trusted_user, make_user

number = count(1)


def do_lessons(learner: User, course: Course) -> None:
    enrol(learner=learner, course=course)
    for lesson in course.lessons.all():
        complete_lesson(learner=learner, lesson=lesson)


def check_achievements(learner: User) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug FROM check_achievements(%s)", [learner.pk])
        return [slug for (slug,) in cursor.fetchall()]


def holds(learner: User, badge: Achievement) -> bool:
    return learner.achievements.filter(achievement=badge).exists()


def _lessons(kind: str, score: int | None = None) -> Callable[[User, int], None]:
    def do(learner: User, n: int) -> None:
        # A course that stays open and unpublished, so that it is lessons that are counted and nothing else.
        course = make_course(lessons=0, is_published=False)
        Lesson.objects.bulk_create(
            Lesson(course=course, slug=f"l-{i}", title=f"L {i}", lesson_type=kind, content={}, sequence_number=i)
            for i in range(1, n + 2)
        )
        enrol(learner=learner, course=course)
        for lesson in course.lessons.all()[:n]:
            complete_lesson(learner=learner, lesson=lesson, score=score)

    return do


def _busy_day(learner: User, n: int) -> None:
    """So many lessons on one day, half an hour apart."""
    course = make_course(lessons=n, is_published=False)
    enrol(learner=learner, course=course)
    User.objects.filter(pk=learner.pk).update(created_at=datetime(2026, 1, 1, tzinfo=UTC))
    for place, lesson in enumerate(course.lessons.all()[:n]):
        done_at = datetime(2026, 3, 9, 8, tzinfo=UTC) + timedelta(minutes=30 * place)
        make_completion(learner, lesson, completed_at=done_at)
    check_achievements(learner)


def _courses(learner: User, n: int) -> None:
    for _ in range(n):
        do_lessons(learner, make_course(lessons=1, category="elsewhere"))


def _streak(learner: User, n: int) -> None:
    first = datetime(2026, 1, 1, 12, tzinfo=UTC)
    with connection.cursor() as cursor:
        for day in range(n):
            at = first + timedelta(days=day)
            cursor.execute("SELECT update_streak(%s, 'lesson_complete', %s)", [learner.pk, at])


def _xp(learner: User, n: int) -> None:
    learner.refresh_from_db()
    with connection.cursor() as cursor:
        cursor.execute("SELECT award_xp(%s, %s, 'adjustment', 'test')", [learner.pk, n - learner.total_xp])


def _level(learner: User, n: int) -> None:
    _xp(learner, n * n * 100 if n > 1 else 1)


def _discussions(learner: User, n: int) -> None:
    for _ in range(n):
        make_discussion(learner)


def _replies(learner: User, n: int, *, is_solution: bool = False) -> None:
    for _ in range(n):
        asker = make_trusted_user() if is_solution else make_user()
        make_reply(learner, make_discussion(asker), is_solution=is_solution)


def _answers(learner: User, n: int) -> None:
    _replies(learner, n, is_solution=True)


def _upvotes(learner: User, n: int) -> None:
    thread = make_discussion(learner)
    for _ in range(n):
        DiscussionVote.objects.create(user=make_trusted_user(), discussion=thread, vote_type="upvote")


def _transactions(learner: User, n: int) -> None:
    for _ in range(n):
        Transaction.objects.create(
            user=learner, transaction_type="practice_transfer", status="success", chain_id=296, amount_hbar=1
        )


def _certificates(learner: User, n: int) -> None:
    for _ in range(n):
        i = next(number)
        NftCertificate.objects.create(
            user=learner,
            course=make_course(lessons=0),
            certificate_number=f"W3V-2026-{i:05}",
            verification_code=f"code-{i}",
            course_title="Course",
            completion_date="2026-01-01",
            status="minted",
        )


def _named_courses(learner: User, slugs: list[str]) -> None:
    for slug in slugs:
        do_lessons(learner, make_course(lessons=1, slug=slug))


def _tracks(learner: User, tracks: list[str]) -> None:
    for track in tracks:
        courses = [make_course(lessons=1, track=track), make_course(lessons=1, track=track, category="other")]
        for course in courses:
            do_lessons(learner, course)


def _categories(learner: User, categories: list[str]) -> None:
    for category in categories:
        courses = [
            make_course(lessons=1, category=category),
            make_course(lessons=1, category=category, track="developer"),
        ]
        for course in courses:
            do_lessons(learner, course)


ACTIONS: dict[str, Callable[[User, Any], Any]] = {
    "lessons_completed": _lessons("text"),
    "courses_completed": _courses,
    "quizzes_passed": _lessons("quiz", 80),
    "perfect_scores": _lessons("quiz", 100),
    "code_lessons": _lessons("code_editor"),
    "practicals": _lessons("practical"),
    "lessons_in_a_day": _busy_day,
    "streak_days": _streak,
    "total_xp": _xp,
    "level": _level,
    "answers_accepted": _answers,
    "replies": _replies,
    "discussions": _discussions,
    "upvotes_received": _upvotes,
    "transactions": _transactions,
    "certificates": _certificates,
    "courses": _named_courses,
    "tracks": _tracks,
    "categories": _categories,
}
