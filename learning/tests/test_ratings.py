"""Rating a course (learning/courses/ratings.py), and what the database makes of it."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from learning.courses.ratings import CourseNotFinished, rate_course, withdraw_rating
from learning.models import CatalogCourse, Course, CourseRating, User
from tests.builders import finish_course, make_completion, make_course, make_user
from tests.recounts import find_differences

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    return make_course("Wallets", lessons=1)


def graduate(course: Course) -> User:
    learner = make_user()
    finish_course(learner, course)
    return learner


def rating_of(course: Course) -> tuple[Decimal, int]:
    course.refresh_from_db()
    return course.average_rating, course.total_ratings


def test_finished_learners_rate_and_the_course_knows_the_average(course: Course) -> None:
    for stars in (5, 4, 4):
        rate_course(learner=graduate(course), course=course, stars=stars, review="Short and clear.")
    assert rating_of(course) == (Decimal("4.33"), 3)
    assert find_differences() == []


def test_the_catalog_shows_it(course: Course) -> None:
    rate_course(learner=graduate(course), course=course, stars=3)
    assert CatalogCourse.objects.get().average_rating == Decimal("3.00")


def test_rating_again_changes_the_one_row(course: Course) -> None:
    amina = graduate(course)
    rate_course(learner=amina, course=course, stars=2, review="Too short.")
    rate_course(learner=amina, course=course, stars=5, review="Read it again: just right.")
    row = CourseRating.objects.get()
    assert (row.stars, row.review) == (5, "Read it again: just right.")
    assert row.updated_at > row.created_at
    assert rating_of(course) == (Decimal("5.00"), 1)


def test_the_same_rating_again_changes_nothing(course: Course) -> None:
    amina = graduate(course)
    for _ in range(2):
        rate_course(learner=amina, course=course, stars=4, review="Good.")
    row = CourseRating.objects.get()
    assert row.updated_at == row.created_at
    assert rating_of(course) == (Decimal("4.00"), 1)


def test_who_has_not_finished_may_not_rate(course: Course) -> None:
    halfway = make_course("Longer", lessons=2)
    kwame = make_user()
    make_completion(kwame, halfway.lessons.all()[0])
    for somewhere in (course, halfway):
        with pytest.raises(CourseNotFinished):
            rate_course(learner=kwame, course=somewhere, stars=5)
    assert not CourseRating.objects.exists()


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_the_database_refuses_other_stars(course: Course, stars: int) -> None:
    amina = graduate(course)
    with pytest.raises(IntegrityError), transaction.atomic():
        rate_course(learner=amina, course=course, stars=stars)


def test_a_rating_can_be_withdrawn_and_withdrawing_again_is_no_harm(course: Course) -> None:
    amina, kwame = graduate(course), graduate(course)
    rate_course(learner=amina, course=course, stars=1)
    rate_course(learner=kwame, course=course, stars=5)
    for _ in range(2):
        withdraw_rating(learner=amina, course=course)
    assert rating_of(course) == (Decimal("5.00"), 1)
    withdraw_rating(learner=kwame, course=course)
    assert rating_of(course) == (Decimal(0), 0)


def test_whoever_writes_the_books_are_right(course: Course) -> None:
    other = make_course("Others")
    CourseRating.objects.bulk_create(
        [
            CourseRating(user=make_user(), course=somewhere, stars=stars)
            for somewhere in (course, other)
            for stars in (1, 4)
        ]
    )
    CourseRating.objects.filter(course=course, stars=4).update(stars=3)
    CourseRating.objects.filter(course=other, stars=1).update(course=course)
    CourseRating.objects.filter(stars=4).delete()
    assert rating_of(course) == (Decimal("1.67"), 3)
    assert rating_of(other) == (Decimal(0), 0)
    assert find_differences() == []


def test_a_learner_who_leaves_takes_their_name_but_not_the_rating(course: Course) -> None:
    amina = graduate(course)
    rate_course(learner=amina, course=course, stars=4, review="Good.")
    amina.delete()
    row = CourseRating.objects.get()
    assert (row.user, row.review) == (None, "Good.")
    assert row.updated_at == row.created_at
    assert rating_of(course) == (Decimal("4.00"), 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_ratings_at_once_are_all_counted() -> None:
    course = make_course("Busy", lessons=1)
    learners = [graduate(course) for _ in range(20)]

    def rate(number: int) -> None:
        try:
            rate_course(learner=learners[number], course=course, stars=1 + number % 5)
            rate_course(learner=learners[number], course=course, stars=1 + (number + 1) % 5)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(rate, range(20)))
    assert rating_of(course) == (Decimal("3.00"), 20)
    assert find_differences() == []


@pytest.mark.django_db(transaction=True)
def test_one_learner_rating_twice_at_once_makes_one_row() -> None:
    course = make_course("Twice", lessons=1)
    amina = graduate(course)

    def rate(stars: int) -> None:
        try:
            rate_course(learner=amina, course=course, stars=stars)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(rate, [1, 2, 3, 4, 5] * 4))
    assert CourseRating.objects.count() == 1
    assert find_differences() == []
