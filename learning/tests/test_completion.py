from collections.abc import Callable
from typing import Any

import pytest

from gamification.models import XpAward
from learning.lessons.completion import complete_lesson
from learning.models import LessonCompletion, User
from learning.signals import lesson_completed
from tests.builders import make_course, make_enrolment, make_lesson


def ledger(learner: User) -> dict[str, int]:
    return {award.reason: award.amount for award in XpAward.objects.filter(user=learner)}


def test_a_first_completion_brings_progress_xp_and_a_streak_at_once(amina: User) -> None:
    course = make_course(lessons=2)
    progress = make_enrolment(amina, course)
    completed = complete_lesson(learner=amina, lesson=course.lessons.all()[0])

    assert completed.is_first
    assert not completed.finished_course
    assert (completed.reward.xp, completed.reward.total_xp, completed.reward.level, completed.reward.streak) == (
        10,
        10,
        1,
        1,
    )
    progress.refresh_from_db()
    amina.refresh_from_db()
    assert progress.progress_percentage == 50
    assert (amina.total_xp, amina.lessons_completed, amina.current_streak) == (10, 1, 1)


def test_completing_again_earns_and_changes_nothing(amina: User) -> None:
    course = make_course(lessons=2)
    make_enrolment(amina, course)
    lesson = course.lessons.all()[0]
    complete_lesson(learner=amina, lesson=lesson)
    again = complete_lesson(learner=amina, lesson=lesson)
    assert not again.is_first
    assert again.reward.xp == 0
    assert LessonCompletion.objects.count() == 1
    assert ledger(amina) == {"lesson_completed": 10}


def test_the_last_lesson_finishes_the_course_and_pays_for_both(amina: User) -> None:
    course = make_course(lessons=1)
    make_enrolment(amina, course)
    completed = complete_lesson(learner=amina, lesson=course.lessons.all()[0])
    amina.refresh_from_db()
    assert completed.finished_course
    assert completed.reward.xp == 110
    assert ledger(amina) == {"lesson_completed": 10, "course_completed": 100}
    assert amina.courses_completed == 1


def test_a_course_once_finished_stays_finished_when_it_grows(amina: User) -> None:
    course = make_course(lessons=1)
    progress = make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=course.lessons.all()[0])
    added = make_lesson(course)
    progress.refresh_from_db()
    assert (progress.progress_percentage, progress.total_lessons, progress.lessons_completed) == (100, 2, 1)

    completed = complete_lesson(learner=amina, lesson=added)
    assert not completed.finished_course
    assert ledger(amina)["course_completed"] == 100


@pytest.mark.parametrize(
    ("score", "then", "xp"),
    [(70, None, 20), (100, None, 30), (80, 100, 20), (100, 80, 30), (80, 90, 20), (100, 100, 30)],
)
def test_a_quiz_pays_twenty_for_passing_and_thirty_in_all_without_a_mistake(
    amina: User, score: int, then: int | None, xp: int
) -> None:
    """Once it is passed it was told what was right, and a perfect score is worth no more."""
    course = make_course(lessons=1)
    quiz = make_lesson(course, "quiz")
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=quiz, score=score)
    if then is not None:
        complete_lesson(learner=amina, lesson=quiz, score=then, attempts=2)
    completion = LessonCompletion.objects.get()
    amina.refresh_from_db()
    assert completion.score_percentage == max(score, then or 0)
    assert completion.xp_earned == amina.total_xp == xp


def test_score_zero_is_zero_and_a_text_has_no_score(amina: User) -> None:
    course = make_course(lessons=1)
    quiz = make_lesson(course, "quiz")
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=quiz, score=0)
    complete_lesson(learner=amina, lesson=course.lessons.all()[0])
    scores = dict(LessonCompletion.objects.values_list("lesson__lesson_type", "score_percentage"))
    assert scores == {"quiz": 0, "text": None}


def test_a_lessons_and_a_courses_own_xp_win_over_the_defaults(amina: User) -> None:
    course = make_course(lessons=0, completion_xp=7)
    lesson = make_lesson(course, completion_xp=3)
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=lesson)
    assert ledger(amina) == {"lesson_completed": 3, "course_completed": 7}


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("xp_per_lesson", 11, {"lesson_completed": 11, "quiz_passed": 20, "quiz_perfect": 10, "course_completed": 100}),
        ("xp_per_quiz", 25, {"lesson_completed": 10, "quiz_passed": 25, "quiz_perfect": 5, "course_completed": 100}),
        (
            "xp_perfect_quiz",
            50,
            {"lesson_completed": 10, "quiz_passed": 20, "quiz_perfect": 30, "course_completed": 100},
        ),
        (
            "xp_course_complete",
            1,
            {"lesson_completed": 10, "quiz_passed": 20, "quiz_perfect": 10, "course_completed": 1},
        ),
    ],
)
def test_the_platforms_settings_decide_what_is_paid(
    amina: User, platform_setting: Callable[[str, Any], None], key: str, value: int, expected: dict[str, int]
) -> None:
    platform_setting(key, value)
    course = make_course(lessons=1)
    quiz = make_lesson(course, "quiz")
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=course.lessons.all()[0])
    complete_lesson(learner=amina, lesson=quiz, score=100)
    assert ledger(amina) == expected


def test_the_rooms_above_are_told_of_xp_once(amina: User) -> None:
    """The ledger would not book it twice; who listens need not know that."""
    quiz = make_lesson(make_course(lessons=1), "quiz")
    make_enrolment(amina, quiz.course)
    heard: list[tuple[int, int]] = []

    def listen(*, xp: int, perfect_xp: int, **_: Any) -> None:
        heard.append((xp, perfect_xp))

    lesson_completed.connect(listen)
    try:
        for score in (80, 80, 100, 100):
            complete_lesson(learner=amina, lesson=quiz, score=score)
    finally:
        lesson_completed.disconnect(listen)
    assert heard == [(20, 0), (0, 0), (0, 0), (0, 0)]


@pytest.mark.parametrize(("attempts", "xp"), [(1, 30), (2, 30), (3, 20), (5, 20)])
def test_a_perfect_score_is_worth_more_in_a_first_attempt_only(amina: User, attempts: int, xp: int) -> None:
    quiz = make_lesson(make_course(lessons=1), "quiz")
    make_enrolment(amina, quiz.course)
    complete_lesson(learner=amina, lesson=quiz, score=100, attempts=attempts)
    assert LessonCompletion.objects.get().xp_earned == xp
