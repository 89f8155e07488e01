"""Rows for tests: each make_* gives a valid one at the least cost, and takes any column by name."""

import itertools
from datetime import timedelta
from functools import cache
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from community.models import Discussion, Reply
from gamification.models import Achievement, UserAchievement, XpAward
from learning.lesson_types import compile_content, content_version
from learning.models import (
    ClassMembership,
    Course,
    CoursePrerequisite,
    Lesson,
    LessonCompletion,
    SchoolClass,
    User,
    UserProgress,
)
from tests.quizzes import A_QUIZ

_numbers = itertools.count(1)

_SOURCES: dict[str, dict[str, Any]] = {
    "text": {"markdown": "A ledger is a list that many people keep.\n\n## Why\n\nBecause nobody has to be trusted."},
    "quiz": A_QUIZ,
    "interactive": {
        "model": "fees_and_gas",
        "goal": "Set fees that are enough and no more.",
        "steps": "Read what waits, then choose.",
        "hints": ["Look at the queue.", "Look at the tank.", "Multiply."],
        "debrief": "A fee is gas used times its price.",
    },
}


def make_user(username: str = "", **columns: Any) -> User:
    """A learner without a password, as wallets make them; on certificates, their username shall stand."""
    number = next(_numbers)
    columns.setdefault("certificate_name", "")
    columns.setdefault("evm_address", f"0x{number:040x}")
    return User.objects.create(username=username or f"learner-{number}", **columns)


def make_trusted_user(username: str = "", **columns: Any) -> User:
    """A learner who has learned enough, at a reader's pace and on two days, for their word to weigh in the forum."""
    learner = make_user(username, **columns)
    learn_honestly(learner)
    learner.refresh_from_db()
    return learner


def learn_honestly(learner: User, *, lessons: int = 5, days: int = 2, graded: int = 1) -> None:
    """So many lessons an hour apart, the last yesterday and others on days before; the first `graded` have a score."""
    slug, now = f"honest-{lessons}", timezone.now()
    course = Course.objects.filter(slug=slug).first() or make_course(lessons=lessons, slug=slug, is_published=False)
    User.objects.filter(pk=learner.pk).update(created_at=now - timedelta(days=days + 1))
    LessonCompletion.objects.bulk_create(
        LessonCompletion(
            user=learner,
            lesson=lesson,
            course=course,
            completed_at=now - timedelta(days=1 + number % days, hours=-number),
            score_percentage=100 if number < graded else None,
        )
        for number, lesson in enumerate(course.lessons.all()[:lessons])
    )


def make_course(title: str = "", *, lessons: int = 3, asks_for: tuple[Course, ...] = (), **columns: Any) -> Course:
    """A published course of `lessons` text lessons; finishing `asks_for` is required to enrol."""
    title = title or f"Course {next(_numbers)}"
    columns = {
        "slug": slugify(title),
        "description": f"What {title} is about.",
        "track": "explorer",
        "category": "foundations",
        "difficulty": "beginner",
        "estimated_hours": 1,
        "is_published": True,
    } | columns
    course = Course.objects.create(title=title, **columns)
    for _ in range(lessons):
        make_lesson(course)
    for prerequisite in asks_for:
        CoursePrerequisite.objects.create(course=course, prerequisite_course=prerequisite)
    course.refresh_from_db()
    return course


def make_supply() -> None:
    """Published courses that bring every badge the school ships into reach. Nobody is enrolled in them."""
    slugs = ["blockchain-from-zero", *(f"supply-{number}" for number in range(10))]
    Course.objects.bulk_create(
        Course(
            slug=slug,
            title=slug,
            description="Supply",
            track="developer",
            category="hedera",
            difficulty="beginner",
            estimated_hours=1,
            is_published=True,
        )
        for slug in slugs
    )
    kinds = ("text", "quiz", "practical", "code_editor")
    Lesson.objects.bulk_create(
        Lesson(course=course, slug=f"l-{n}", title="L", lesson_type=kinds[n % 4], content={}, sequence_number=n + 1)
        for course in Course.objects.filter(slug__in=slugs)
        for n in range(12)
    )


def make_lesson(course: Course, kind: str = "text", **columns: Any) -> Lesson:
    """The next lesson of `course`. `content` may be given as authors write it, or compiled."""
    number = columns.pop("sequence_number", None) or _next_number(course)
    columns.setdefault("slug", f"lesson-{next(_numbers)}")
    columns.setdefault("title", f"Lesson {number}")
    content = compile_content(kind, columns.pop("content")) if "content" in columns else _content_of(kind)
    columns |= {"content": content, "content_version": content_version(kind, content)}
    return Lesson.objects.create(course=course, lesson_type=kind, sequence_number=number, **columns)


def make_class(teacher: User, *learners: User, agreed: bool = True, **columns: Any) -> SchoolClass:
    """A class of `teacher` that these learners are in; the teacher sees them if they have `agreed`."""
    now = timezone.now()
    columns = {"name": f"Class {next(_numbers)}", "code": f"{next(_numbers):08}", "seats": 40} | columns
    made = SchoolClass.objects.create(teacher=teacher, code_made_at=now - timedelta(days=1), **columns)
    ClassMembership.objects.bulk_create(
        ClassMembership(school_class=made, user=learner, agreed_at=now if agreed else None) for learner in learners
    )
    return made


def make_enrolment(learner: User, course: Course, **columns: Any) -> UserProgress:
    """Past prerequisites and signals, which learning/courses/enrolment.py is for."""
    progress = UserProgress.objects.create(user=learner, course=course, **columns)
    progress.refresh_from_db()
    return progress


def make_completion(learner: User, lesson: Lesson, **columns: Any) -> LessonCompletion:
    """A lesson done, with all that the database makes of it; no XP, which learning/lessons/completion.py brings."""
    return LessonCompletion.objects.create(user=learner, lesson=lesson, course_id=lesson.course_id, **columns)


def finish_course(learner: User, course: Course) -> UserProgress:
    """Every lesson of `course` that `learner` has not done yet."""
    for lesson in course.lessons.exclude(completions__user=learner):
        make_completion(learner, lesson)
    return UserProgress.objects.get(user=learner, course=course)


def make_achievement(criteria: dict[str, Any] | None = None, **columns: Any) -> Achievement:
    number = next(_numbers)
    columns = {
        "slug": f"badge-{number}",
        "name": f"Badge {number}",
        "description": "For whoever qualifies.",
        "icon_emoji": "🏅",
        "category": "learning",
        "rarity": "common",
        "criteria": criteria or {"lessons_completed": 1},
    } | columns
    return Achievement.objects.create(**columns)


def make_badge(learner: User, achievement: Achievement, **columns: Any) -> UserAchievement:
    """An achievement earned; without its XP, which check_achievements() gives."""
    return UserAchievement.objects.create(user=learner, achievement=achievement, **columns)


def make_award(learner: User, amount: int, *, reason: str = "adjustment", **columns: Any) -> XpAward:
    """A line of the XP ledger."""
    columns.setdefault("source", f"test:{next(_numbers)}")
    return XpAward.objects.create(user=learner, amount=amount, reason=reason, **columns)


def make_discussion(author: User | None, **columns: Any) -> Discussion:
    columns = {"title": "How do I keep my keys?", "content": "Paper or metal?", "category": "general"} | columns
    return Discussion.objects.create(author=author, **columns)


def make_reply(author: User | None, discussion: Discussion, **columns: Any) -> Reply:
    return Reply.objects.create(author=author, discussion=discussion, **{"content": "Metal.", **columns})


def _next_number(course: Course) -> int:
    last = course.lessons.order_by("sequence_number").last()
    return last.sequence_number + 1 if last else 1


@cache
def _content_of(kind: str) -> dict[str, Any]:
    return compile_content(kind, _SOURCES[kind])
