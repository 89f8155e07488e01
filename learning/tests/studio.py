"""Authors and reviewers for tests of the studio, and what they write."""

from typing import Any, Final

from django.contrib.auth.models import Permission

from learning.models import CourseDraft, LessonDraft, User
from learning.studio.lessons import add_lesson
from learning.studio.saving import save_details, save_lesson
from learning.studio.starting import start_course
from learning.tests.course_files import WORDS
from tests.builders import make_user
from tests.quizzes import A_QUIZ

DETAILS: Final[dict[str, Any]] = {
    "title": "Ledgers",
    "description": "What a ledger is.",
    "emoji": "📒",
    "track": "explorer",
    "category": "foundations",
    "difficulty": "beginner",
    "estimated_hours": 1.5,
    "objectives": ["Read a ledger", "Write a ledger", "Share a ledger", "Doubt a ledger"],
    "published": True,
}


def make_staff(username: str, *permissions: str) -> User:
    """Somebody who may do these things in the studio, such as "write_draft"."""
    person = make_user(username, is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return User.objects.get(pk=person.pk)


def make_author(username: str = "bola") -> User:
    return make_staff(username, "write_draft")


def make_reviewer(username: str = "carlos") -> User:
    return make_staff(username, "review_draft")


def write_draft(by: User, *, title: str = "Ledgers", lessons: int = 1) -> CourseDraft:
    """A draft with details and so many text lessons, and a quiz at its end: nothing is wrong with it."""
    draft = start_course(title=title, by=by)
    draft = save_details(draft=draft, details=DETAILS | {"title": title}, version=draft.version, by=by)
    for number in range(1, lessons + 1):
        write_text(draft, f"Lesson {number}", by=by)
    quiz = add_lesson(draft=draft, lesson_type="quiz", title="Check", by=by)
    save_lesson(lesson=quiz, head=quiz.head, source=A_QUIZ, version=quiz.version, by=by)
    draft.refresh_from_db()
    return draft


def write_text(draft: CourseDraft, title: str, *, by: User, words: str = WORDS) -> LessonDraft:
    lesson = add_lesson(draft=draft, lesson_type="text", title=title, by=by)
    return save_lesson(lesson=lesson, head=lesson.head, source={"markdown": words}, version=lesson.version, by=by)
