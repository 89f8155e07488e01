"""Roll-ups of this room: what they count, again and late, and of which days."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.insight.report import all_rollups
from learning.insight.rolling import AGAIN_AFTER, days_due, roll_up, roll_up_days
from learning.insight.rollups import RollUp, month_before
from learning.insight.tasks import roll_up_due_days
from learning.models import (
    Course,
    InsightCount,
    InsightDay,
    Lesson,
    LessonCompletion,
    LessonDraw,
    LessonReading,
    QuizAttempt,
    User,
    UserProgress,
)
from tests.builders import make_course, make_lesson, make_user

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
NOW = datetime(2026, 3, 20, 1, tzinfo=UTC)


def counted(rollup: str, *, day: date = DAY) -> dict[tuple[int | None, str], int]:
    """By lesson and cell."""
    rows = InsightCount.objects.filter(rollup=rollup, day=day)
    return {(lesson, cell): learners for lesson, cell, learners in rows.values_list("lesson", "cell", "learners")}


def do(learner: User, lesson: Lesson, at: datetime) -> None:
    UserProgress.objects.get_or_create(user=learner, course=lesson.course, defaults={"enrollment_date": at})
    LessonCompletion.objects.create(user=learner, lesson=lesson, course=lesson.course, completed_at=at)


def try_quiz(learner: User, lesson: Lesson, at: datetime, answers: dict[str, object], right: set[str]) -> None:
    attempt = QuizAttempt.objects.create(
        user=learner,
        lesson=lesson,
        course=lesson.course,
        answers=answers,
        score_percentage=50,
        passing_score=70,
        submitted_at=at,
    )
    asked = [{"id": name, "is_right": name in right} for name in answers]
    LessonDraw.objects.create(
        user=learner, lesson=lesson, seed="ab", edition="1", attempt=attempt, asked=asked,
        opened_at=at - timedelta(minutes=3),
    )  # fmt: skip


@pytest.fixture
def course() -> Course:
    return make_course(lessons=4)


def test_a_course_counts_each_stage_and_lesson_on_the_day_it_was_reached(course: Course) -> None:
    first, second, third, last = course.lessons.all()
    quick, slow = make_user(), make_user()
    for lesson in (first, second, third, last):
        do(quick, lesson, NOON)
    do(slow, first, NOON - timedelta(days=1))
    do(slow, second, NOON)
    roll_up(DAY, now=NOW)
    assert counted("courses") == {
        (None, "enrolled"): 1,
        (None, "began"): 1,
        (None, "half"): 2,
        (None, "all"): 1,
        (first.pk, "done"): 1,
        (second.pk, "done"): 2,
        (third.pk, "done"): 1,
        (last.pk, "done"): 1,
    }


def test_a_day_ends_at_midnight_utc(course: Course) -> None:
    lesson = course.lessons.first()
    assert lesson is not None
    for minutes in (-1, 0, 24 * 60 - 1, 24 * 60):
        do(make_user(), lesson, datetime(2026, 3, 10, tzinfo=UTC) + timedelta(minutes=minutes))
    roll_up(DAY, now=NOW)
    assert counted("courses")[lesson.pk, "done"] == 2


def test_a_day_that_is_rolled_up_again_holds_what_came_late_and_nothing_twice(course: Course) -> None:
    lesson = course.lessons.first()
    assert lesson is not None
    early, late = make_user(), make_user()
    do(early, lesson, NOON)
    written = roll_up(DAY, now=NOW)
    before = set(InsightCount.objects.values_list("rollup", "day", "lesson", "cell", "learners"))
    assert roll_up(DAY, now=NOW) == written
    assert set(InsightCount.objects.values_list("rollup", "day", "lesson", "cell", "learners")) == before
    do(late, lesson, NOON)
    LessonCompletion.objects.filter(user=early).delete()
    UserProgress.objects.filter(user=early).delete()
    roll_up(DAY, now=NOW)
    assert counted("courses")[lesson.pk, "done"] == 1


def test_steps_are_counted_a_week_after_the_lesson_was_opened(course: Course) -> None:
    lesson = course.lessons.first()
    assert lesson is not None
    opened = NOON - timedelta(days=7)
    for steps in ({}, {"start": opened + timedelta(hours=1)}, {"start": opened, "why": opened + timedelta(days=8)}):
        facts = {name: {"done_at": at.isoformat()} for name, at in steps.items()}
        LessonReading.objects.create(user=make_user(), lesson=lesson, seed="ab", opened_at=opened, steps=facts)
    roll_up(DAY, now=NOW)
    assert counted("steps") == {(lesson.pk, "opened"): 3, (lesson.pk, "step|start"): 2}


def test_questions_are_counted_by_first_attempts_and_by_how_the_others_were_answered(course: Course) -> None:
    quiz = make_lesson(course, "quiz")
    strong, weak = make_user(), make_user()
    everything = {"one": "a", "two": True, "three": ["x", "y"]}
    try_quiz(strong, quiz, NOON, everything, {"one", "two", "three"})
    try_quiz(weak, quiz, NOON, everything, {"one"})
    try_quiz(weak, quiz, NOON + timedelta(minutes=9), everything, {"one", "two", "three"})
    roll_up(DAY, now=NOW)
    assert counted("items") == {
        (quiz.pk, "right|strong|one"): 1,
        (quiz.pk, "right|weak|one"): 1,
        (quiz.pk, "right|strong|two"): 1,
        (quiz.pk, "wrong|weak|two"): 1,
        (quiz.pk, "right|strong|three"): 1,
        (quiz.pk, "wrong|weak|three"): 1,
        (quiz.pk, "answer|two|true"): 1,
        (quiz.pk, 'answer|three|["x", "y"]'): 1,
        (quiz.pk, "time|5"): 2,
    }


def test_checks_are_counted_by_what_the_first_program_came_to(course: Course) -> None:
    code = Lesson.objects.create(
        course=course, slug="code", title="Code", lesson_type="code_editor", content={}, sequence_number=9
    )
    told: list[tuple[bool, dict[str, str]]] = [
        (True, {"outcome": "passed"}),
        (False, {"outcome": "not_yet", "check": "adds"}),
        (False, {"outcome": "not_compiled"}),
    ]
    for is_passed, feedback in told:
        learner = make_user()
        for minutes in (0, 5):
            QuizAttempt.objects.create(
                user=learner,
                lesson=code,
                course=course,
                answers={},
                score_percentage=100 if is_passed else 0,
                passing_score=100,
                is_passed=is_passed,
                feedback=feedback,
                submitted_at=NOON + timedelta(minutes=minutes),
            )
    roll_up(DAY, now=NOW)
    assert counted("checks") == {
        (code.pk, "passed"): 1,
        (code.pk, "check|adds"): 1,
        (code.pk, "outcome|not_compiled"): 1,
    }


def test_days_are_due_once_over_and_again_when_what_comes_late_has_come() -> None:
    assert days_due(NOW) == []
    User.objects.filter(pk=make_user().pk).update(created_at=datetime(2026, 3, 18, 23, tzinfo=UTC))
    yesterday, before = date(2026, 3, 19), date(2026, 3, 18)
    assert days_due(NOW) == [before, yesterday]
    assert roll_up_days(days_due(NOW), now=NOW) == 2
    assert days_due(NOW) == []
    assert days_due(NOW + timedelta(days=1)) == [date(2026, 3, 20)]
    later = datetime(2026, 3, 19, tzinfo=UTC) + AGAIN_AFTER
    assert days_due(later)[0] == before
    roll_up(before, now=later)
    assert before not in days_due(later + timedelta(days=30))


def test_the_task_makes_up_for_nights_without_a_worker() -> None:
    User.objects.filter(pk=make_user().pk).update(created_at=datetime.now(UTC) - timedelta(days=3))
    assert roll_up_due_days() == 3
    assert roll_up_due_days() == 0
    assert InsightDay.objects.count() == 3


def test_weeks_begin_on_monday_and_months_on_their_first_day() -> None:
    tuesday = date(2026, 3, 10)
    assert RollUp("x", "week").first_day(tuesday) == date(2026, 3, 9)
    assert RollUp("x", "month").first_day(tuesday) == date(2026, 3, 1)
    assert RollUp("x").first_day(tuesday) == tuesday
    assert month_before(date(2026, 2, 28), 2) == date(2025, 12, 1)


def test_what_is_added_up_by_days_is_no_series_and_weeks_and_months_are() -> None:
    """A learner may be in many weeks: the sum of weeks would count them many times."""
    assert all(rollup.is_series for rollup in all_rollups() if rollup.grain != "day")
    assert {rollup.name for rollup in all_rollups() if not rollup.is_series} >= {"courses", "steps", "items", "checks"}
