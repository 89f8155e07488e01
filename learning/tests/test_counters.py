"""Counters equal recounts whatever happens, in whatever order, also when it is done behind Django's back."""

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from learning.courses.ratings import rate_course
from learning.models import User
from learning.tests.school import HAPPENINGS, LEARNERS, School
from tests.builders import make_achievement, make_badge, make_completion, make_course, make_enrolment, make_lesson
from tests.recounts import find_differences
from tests.sql import run

happenings = st.tuples(
    st.sampled_from(HAPPENINGS), st.integers(0, LEARNERS - 1), st.integers(0, 8), st.sampled_from([0, 50, 70, 100])
)


@pytest.mark.stress
@pytest.mark.django_db
@settings(
    max_examples=60,
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(story=st.lists(happenings, min_size=5, max_size=30))
def test_counters_equal_recounts_after_anything_that_can_happen(story: list[tuple[str, int, int, int]]) -> None:
    with transaction.atomic():
        school = School()
        for happening, who, what, number in story:
            getattr(school, happening)(who, what, number)
            assert find_differences() == [], happening
        # Foreign keys are checked when a transaction ends, and this one never does.
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")
        transaction.set_rollback(True)


COUNTED_ROWS = {
    "lesson_completions": ("user_id", "lesson_id", "course_id"),
    "user_progress": ("user_id", "course_id"),
    "quiz_attempts": ("user_id", "lesson_id", "course_id", "score_percentage"),
    "user_achievements": ("user_id", "achievement_id"),
    "xp_awards": ("user_id", "amount"),
    "lessons": ("course_id",),
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table, columns in COUNTED_ROWS.items() for column in columns]
)
def test_a_row_that_is_counted_stays_with_what_counts_it(amina: User, table: str, column: str) -> None:
    quiz = make_lesson(make_course(lessons=1), "quiz")
    make_completion(amina, quiz)
    run(
        """INSERT INTO quiz_attempts
                  (user_id, lesson_id, course_id, answers, score_percentage, passing_score, is_passed)
           VALUES (%s, %s, %s, '{}', 80, 70, true)""",
        amina.pk,
        quiz.pk,
        quiz.course_id,
    )
    make_badge(amina, make_achievement())
    run("SELECT award_xp(%s, 10, 'lesson_completed', 'lesson:1')", amina.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        run(f"UPDATE {table} SET {column} = {column} - 1")  # noqa: S608
    assert find_differences() == []


def test_an_old_copy_that_is_saved_undoes_nothing_that_was_counted_since(amina: User) -> None:
    """As when an admin opens a form, a learner does something, and the admin presses save."""
    course, badge = make_course(lessons=1), make_achievement()
    progress = make_enrolment(amina, course)
    old = [type(row).objects.get(pk=row.pk) for row in (amina, course, progress, badge)]
    make_completion(amina, course.lessons.get())
    run("SELECT award_xp(%s, 10, 'lesson_completed', 'lesson:1')", amina.pk)
    run("SELECT update_streak(%s, 'lesson_complete')", amina.pk)
    make_badge(amina, badge)
    rate_course(learner=amina, course=course, stars=5)
    for row in old:
        row.save()
    assert find_differences() == []
    amina.refresh_from_db()
    assert amina.current_streak == 1
