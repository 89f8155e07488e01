"""A school in which every name, title and text is as bad as its column allows, and everything has happened once."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import Achievement, UserStreak
from learning.imports.report import OUTCOMES
from learning.models import Course, CourseImport, CourseRating, Lesson, QuizAttempt, User
from learning.models.progress import AttemptStatus
from learning.review.cards import note_missed
from tests.builders import (
    finish_course,
    make_achievement,
    make_award,
    make_badge,
    make_completion,
    make_course,
    make_enrolment,
    make_lesson,
    make_user,
)
from tests.pages.worst_class import Classes, make_classes
from tests.pages.worst_code import CodeLessons, make_code_lessons
from tests.pages.worst_forum import Forum, make_forum
from tests.pages.worst_glossary import LESSON_MARKDOWN, WORST_FACTS, make_glossary
from tests.pages.worst_insight import make_insight
from tests.pages.worst_ledger import Ledger, make_ledger
from tests.pages.worst_practical import make_practical_lesson
from tests.pages.worst_studio import make_draft
from tests.pages.worst_words import ARABIC, CODE_LINE, FAMILY, HUGE, MARKDOWN, THAI, WIDE, filled
from tests.quizzes import right_answers

QUIZ = {
    "intro": MARKDOWN,
    "questions": [
        {
            "id": "single",
            "kind": "single",
            "prompt": f"{MARKDOWN}\n1. {ARABIC}\n2. {WIDE}",
            "options": [
                {"text": f"```\n{CODE_LINE}\n```", "correct": True, "feedback": f"{ARABIC} {WIDE * 2}"},
                {"text": WIDE * 4, "feedback": ARABIC},
                {"text": ARABIC},
            ],
            "explanation": MARKDOWN,
        },
        {"id": "truth", "kind": "true_false", "prompt": ARABIC, "answer": False, "explanation": ARABIC},
        {
            "id": "number",
            "kind": "numeric",
            "prompt": THAI * 5,
            "answer": HUGE,
            "tolerance": 0,
            "unit": WIDE,
            "explanation": ARABIC,
        },
        {
            "id": "order",
            "kind": "ordering",
            "prompt": f"- {ARABIC}\n- {WIDE * 2}",
            "items": [ARABIC, WIDE * 3, f"`{'c' * 80}`", THAI * 3],
            "explanation": ARABIC,
        },
    ],
}


@dataclass(frozen=True, slots=True)
class School:
    """`boss` holds every role and has done everything; `newcomer` has just come."""

    boss: User
    newcomer: User
    badge: Achievement
    course: Course
    finished: Course
    gated: Course
    text: Lesson
    quiz: Lesson
    practical: Lesson
    code: CodeLessons
    attempts: dict[str, QuizAttempt]
    forum: Forum
    ledger: Ledger
    classes: Classes
    drafts: list[str]  # slugs of lessons in writing, of the course worst_studio.SLUG
    sent: list[CourseImport]


def make_worst_school() -> School:
    boss = make_user(
        WIDE, avatar_emoji=FAMILY, bio=filled(500), is_staff=True, is_superuser=True, email=f"{'w' * 60}@{'w' * 60}.org"
    )
    others = [make_user(f"{'W' * 27}-{letter}M", avatar_emoji=FAMILY, bio=ARABIC) for letter in "abcd"]
    newcomer = make_user(f"{'W' * 27}-z0", avatar_emoji="🌱")
    finished = make_course(filled(120), slug="f" * 80, lessons=1, **_about(ARABIC))
    course = make_course("W" * 120, slug="w" * 80, lessons=0, **_about("W" * 500))
    gated = make_course(THAI * 3, slug="gated", lessons=1, asks_for=(course, finished), **_about(THAI * 9))
    words = f"{MARKDOWN}\n\n{LESSON_MARKDOWN}"
    text = make_lesson(course, title=filled(120), slug="t" * 80, content={"markdown": words}, **WORST_FACTS)
    make_glossary(text)
    done = make_lesson(course, title=THAI * 3, slug="done", content={"markdown": MARKDOWN})
    quiz = make_lesson(course, "quiz", title="W" * 120, slug="quiz", content=QUIZ)
    for learner in (boss, *others):
        make_enrolment(learner, finished)
        finish_course(learner, finished)
        CourseRating.objects.create(user=learner, course=finished, stars=5, review=filled(1000))
    make_enrolment(boss, course)
    make_completion(boss, done)
    practical = make_practical_lesson(course, boss)
    code = make_code_lessons(course, boss)
    forum = make_forum(boss, others, text)
    ledger = make_ledger(boss, others[0], finished)
    badge = _reward(boss, others)
    make_insight(course, text, quiz)
    classes = make_classes(boss, others, [course, finished, gated], quiz)
    happened = (_attempts(boss, quiz), forum, ledger, classes, make_draft(boss, _picture()), _sent(boss))
    return School(boss, newcomer, badge, course, finished, gated, text, quiz, practical, code, *happened)


def _picture() -> bytes:
    into = BytesIO()
    Image.new("RGB", (900, 300), "#263f8c").save(into, "PNG")
    return into.getvalue()


def _about(words: str) -> dict[str, Any]:
    return {
        "description": f"{words} {WIDE}"[:1000],
        "learning_objectives": [filled(200), "W" * 200],
        "thumbnail_emoji": FAMILY,
        "estimated_hours": 999,
    }


def _sent(boss: User) -> list[CourseImport]:
    """Courses that were sent to be imported: on its way, read, and refused."""
    notes = [
        {"outcome": outcome, "place": f"{'w' * 190}.xml:1 ({ARABIC[:80]})", "sentence": sentence}
        for outcome in OUTCOMES
        for sentence in ("W" * 400, filled(300))
    ]
    counts = dict.fromkeys(OUTCOMES, 700) | {"texts": HUGE, "questions": HUGE}
    report = {"format": "olx", "counts": counts, "notes": notes}
    rows = (
        {"state": "reading", "parts": 400, "parts_done": 7},
        {"state": "read", "report": report},
        {"state": "refused", "sentence": "W" * 400},
    )
    return [CourseImport.objects.create(by=boss, file_name="W" * 200, size=2**24, **row) for row in rows]


def _attempts(boss: User, quiz: Lesson) -> dict[str, QuizAttempt]:
    """One of each state."""
    columns = {"user": boss, "lesson": quiz, "course": quiz.course, "passing_score": 70}
    wrong = right_answers(quiz.content, wrong=4)
    failed = QuizAttempt.objects.create(**columns, answers=wrong, score_percentage=0, is_passed=False)
    right = right_answers(quiz.content)
    passed = QuizAttempt.objects.create(**columns, answers=right, score_percentage=100, is_passed=True)
    waiting = QuizAttempt.objects.create(**columns, answers=right, status=AttemptStatus.WAITING)
    missed = [question["id"] for question in quiz.content["questions"]]
    note_missed(learner_id=boss.pk, lesson_id=quiz.pk, question_ids=missed, now=timezone.now() - timedelta(days=3))
    lost = QuizAttempt.objects.create(**columns, answers=right, status=AttemptStatus.FAILED)
    return {"failed": failed, "passed": passed, "waiting": waiting, "lost": lost}


def _reward(boss: User, others: list[User]) -> Achievement:
    badge = make_achievement(
        {"lessons_completed": 1}, slug="b" * 80, name=filled(80), description=filled(300), icon_emoji=FAMILY
    )
    make_achievement({"total_xp": HUGE}, name="W" * 80, description="W" * 300, rarity="legendary")
    make_badge(boss, badge)
    for learner in (boss, *others):
        make_award(learner, HUGE // 4, reason="adjustment")
        User.objects.filter(pk=learner.pk).update(total_xp=HUGE, current_level=100)
    today = timezone.now().date()
    for days, kind in ((0, "lesson_complete"), (1, "freeze"), (2, "quiz_complete"), (40, "lesson_complete")):
        day = today - timedelta(days=days)
        UserStreak.objects.create(user=boss, streak_date=day, streak_count=400, activity_type=kind)
    refresh_leaderboard()
    return badge
