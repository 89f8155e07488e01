"""Two thousand actions of fifty learners on four connections at once, some of them delivered twice."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.db.models import Count, Sum

from gamification.counters import find_differences
from gamification.leaderboard.refresh import refresh_leaderboard
from gamification.models import LeaderboardEntry, UserAchievement
from learning.attempts.submission import submit_attempt
from learning.courses.enrolment import enrol
from learning.lessons.completion import complete_lesson
from learning.models import Course, User
from tests.builders import make_achievement, make_course, make_lesson, make_user
from tests.quizzes import right_answers

EVENTS, LEARNERS, CONNECTIONS = 1000, 25, 4


@pytest.mark.stress
@pytest.mark.django_db(transaction=True)
def test_points_add_up_badges_are_single_and_places_follow_the_points() -> None:
    for criteria in ({"lessons_completed": 1}, {"quizzes_passed": 2}, {"level": 2}, {"courses_completed": 1}):
        make_achievement(criteria, xp_reward=60)
    courses = [make_course(lessons=3) for _ in range(4)]
    for course in courses:
        make_lesson(course, "quiz")
    learners = [make_user() for _ in range(LEARNERS)]

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        for done in pool.map(_work, range(CONNECTIONS), [learners] * CONNECTIONS, [courses] * CONNECTIONS):
            assert done == EVENTS // CONNECTIONS

    for learner in User.objects.annotate(ledger=Sum("xp_awards__amount")):
        assert learner.total_xp == (learner.ledger or 0)
    assert find_differences() == []
    twice = UserAchievement.objects.values("user", "achievement").annotate(times=Count("pk")).filter(times__gt=1)
    assert not twice.exists()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_refresh, range(2)))
    ranked = LeaderboardEntry.objects.order_by("all_time_rank", "user__created_at", "user_id")
    entries = list(ranked.select_related("user"))
    totals = [entry.user.total_xp for entry in entries]
    assert [entry.all_time_rank for entry in entries] == [1 + totals.index(total) for total in totals]
    order = [(-entry.user.total_xp, entry.user.created_at, entry.user_id) for entry in entries]
    assert order == sorted(order)
    assert refresh_leaderboard() == 0


def _work(number: int, learners: list[User], courses: list[Course]) -> int:
    dice = random.Random(number)  # noqa: S311 - the same actions at every run
    done = 0
    try:
        while done < EVENTS // CONNECTIONS:
            learner, course = dice.choice(learners), dice.choice(courses)
            lesson = dice.choice(list(course.lessons.select_related("course")))
            enrol(learner=learner, course=course)
            for _ in range(dice.choice((1, 1, 1, 2))):
                if lesson.lesson_type == "quiz":
                    answers = right_answers(lesson.content, wrong=dice.randrange(4))
                    submit_attempt(learner=learner, lesson=lesson, answers=answers)
                else:
                    complete_lesson(learner=learner, lesson=lesson)
            done += 1
    finally:
        connections.close_all()
    return done


def _refresh(_number: int) -> None:
    try:
        refresh_leaderboard()
    finally:
        connection.close()
