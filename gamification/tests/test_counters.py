from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from gamification.counters import find_differences, recount
from gamification.models import LeaderboardEntry
from learning.lessons.completion import complete_lesson
from learning.models import User
from tests import recounts
from tests.builders import make_achievement, make_course, make_discussion, make_enrolment, make_reply


@pytest.fixture
def busy_school(amina: User) -> None:
    make_achievement({"lessons_completed": 1})
    course = make_course(lessons=2)
    make_enrolment(amina, course)
    for lesson in course.lessons.all():
        complete_lesson(learner=amina, lesson=lesson)
    thread = make_discussion(amina)
    make_reply(amina, thread, parent_reply=make_reply(amina, thread))


def spoil(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.mark.usefixtures("busy_school")
def test_a_school_whose_books_are_right_is_left_in_silence() -> None:
    out = StringIO()
    call_command("recount", "--check", stdout=out)
    assert out.getvalue() == ""


@pytest.mark.usefixtures("busy_school")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE users SET total_xp = total_xp + 7",
        "UPDATE users SET current_level = 9",
        "UPDATE users SET lessons_completed = 0, courses_completed = 5, badges_earned = 3",
        "UPDATE courses SET total_lessons = 9, enrollment_count = 0, completion_count = 4",
        "UPDATE user_progress SET lessons_completed = 0, total_quiz_attempts = 3",
        "UPDATE achievements SET times_earned = 12",
        "UPDATE discussions SET reply_count = 9, is_solved = true, last_activity_at = '2020-01-01'",
        "UPDATE discussions SET upvote_count = 4, downvote_count = 1",
        "UPDATE replies SET upvote_count = 4, downvote_count = 1, path = '{}'",
        "UPDATE replies SET hidden_at = now()",
        "UPDATE users SET unread_notifications = 5",
        "DELETE FROM lesson_completions",
        "INSERT INTO xp_awards (user_id, amount, reason, source) SELECT id, 400, 'adjustment', 'x' FROM users",
    ],
)
def test_whatever_was_spoiled_is_named_and_put_right(statement: str) -> None:
    spoil(statement)
    assert find_differences() != []
    with pytest.raises(CommandError, match="differ from their rows"):
        call_command("recount", "--check", stdout=StringIO())
    assert recount() != []
    assert find_differences() == []
    assert recounts.find_differences() == []
    assert recount() == []


@pytest.mark.usefixtures("busy_school")
def test_a_new_level_formula_is_applied_to_everyone(amina: User, platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("level_formula_divisor", 1)
    call_command("recount", stdout=StringIO())
    amina.refresh_from_db()
    assert amina.current_level == int(amina.total_xp**0.5)
    assert LeaderboardEntry.objects.get().all_time_xp == amina.total_xp
