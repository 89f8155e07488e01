"""What an account's word weighs (honest_learning.sql): time and learning, which no script gets for nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from learning.honest_learning import HonestLearning, Weight, honest_learning_of, read_honest_learning
from learning.models import Course, User
from tests.builders import learn_honestly, make_completion, make_course, make_trusted_user, make_user

pytestmark = pytest.mark.django_db

JOINED = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def course() -> Course:
    """Lessons of five minutes: one of them at a reader's pace is at least a minute."""
    return make_course(lessons=8)


def learn(course: Course, *gaps: float, graded: bool = True) -> User:
    """Somebody new who did a lesson so many seconds after the one before, the first of them after joining."""
    learner, moment = make_user(), JOINED
    User.objects.filter(pk=learner.pk).update(created_at=JOINED)
    for gap, lesson in zip(gaps, course.lessons.all(), strict=False):
        moment += timedelta(seconds=gap)
        make_completion(learner, lesson, completed_at=moment, score_percentage=80 if graded else None)
    return learner


DAY = 24 * 60 * 60.0


@pytest.mark.parametrize(
    ("gaps", "lessons", "days", "weight"),
    [
        ((), 0, 0, Weight.NONE),
        # By a script: lessons are posted in seconds, whenever the account was made.
        ((1, 1, 1, 1, 1), 0, 0, Weight.NONE),
        ((30 * DAY, 1, 1, 1, 1), 1, 1, Weight.LEARNER),
        ((59.9,), 0, 0, Weight.NONE),
        ((60,), 1, 1, Weight.LEARNER),
        ((300, 300, 300, 300, 300), 5, 1, Weight.LEARNER),
        ((300, 300, DAY, 300), 4, 2, Weight.LEARNER),
        ((300, 300, DAY, 300, 300), 5, 2, Weight.TRUSTED),
        ((300, 1, 300, DAY, 300, 1, 300), 5, 2, Weight.TRUSTED),
    ],
)
def test_what_counts_is_a_readers_pace_and_days(
    course: Course, gaps: tuple[float, ...], lessons: int, days: int, weight: Weight
) -> None:
    found = honest_learning_of(learn(course, *gaps).pk)
    assert (found.lessons, found.days, found.weight) == (lessons, days, weight)


def test_without_anything_graded_nobody_is_trusted(course: Course) -> None:
    learner = learn(course, 300, 300, DAY, 300, 300, graded=False)
    assert honest_learning_of(learner.pk) == HonestLearning(5, 0, 2, Weight.LEARNER)


def test_staff_are_trusted_and_strangers_weigh_nothing(moyo: User) -> None:
    assert honest_learning_of(moyo.pk).weight == Weight.TRUSTED
    assert honest_learning_of(0) == HonestLearning()


def test_the_pace_is_a_platform_setting(course: Course, platform_setting: Callable[[str, Any], None]) -> None:
    learner = learn(course, 149)
    platform_setting("honest_pace_percent", 50)
    assert honest_learning_of(learner.pk).lessons == 0
    platform_setting("honest_pace_percent", 49)
    assert honest_learning_of(learner.pk).lessons == 1


def test_the_days_are_a_platform_setting(platform_setting: Callable[[str, Any], None]) -> None:
    learner = make_user()
    learn_honestly(learner, days=3)
    for days, weight in ((4, Weight.LEARNER), (3, Weight.TRUSTED)):
        platform_setting("forum_trust_days", days)
        assert honest_learning_of(learner.pk).weight == weight


def test_where_no_lessons_are_asked_for_everybody_is_trusted(platform_setting: Callable[[str, Any], None]) -> None:
    platform_setting("forum_trust_lessons", 0)
    assert honest_learning_of(make_user().pk).weight == Weight.TRUSTED


def test_many_are_read_by_one_query(django_assert_num_queries: Any) -> None:
    people = [make_trusted_user() for _ in range(3)] + [make_user()]
    with django_assert_num_queries(1):
        found = read_honest_learning(person.pk for person in people)
    assert [found[person.pk].weight for person in people] == [Weight.TRUSTED] * 3 + [Weight.NONE]


def test_without_settings_the_rule_is_the_same(course: Course) -> None:
    learner = learn(course, 60, 60, DAY, 60, 60)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_settings")
    assert honest_learning_of(learner.pk).weight == Weight.TRUSTED
