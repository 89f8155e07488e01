"""What a teacher sees of a class, and above all what they do not."""

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from learning.classes.assign import assign_course, unassign_course
from learning.classes.assignments import read_assigned
from learning.classes.consent import withdraw
from learning.classes.errors import ClassRefused
from learning.classes.lesson_progress import read_lesson_progress
from learning.classes.progress import read_class_progress
from learning.models import (
    ClassAssignment,
    ClassMembership,
    Course,
    Lesson,
    QuizAttempt,
    SchoolClass,
    User,
    UserProgress,
)
from tests.builders import (
    finish_course,
    make_class,
    make_completion,
    make_course,
    make_enrolment,
    make_lesson,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def course() -> Course:
    course = make_course("Wallets", lessons=2)
    make_lesson(course, "quiz", title="The hard quiz", slug="hard")
    course.refresh_from_db()
    return course


@pytest.fixture
def taught(amina: User, kwame: User, course: Course) -> SchoolClass:
    """Amina's, in which Kwame agreed."""
    made = make_class(amina, kwame, name="Keys")
    assign_course(class_id=made.pk, course=course, starts_on=None, due_on=None)
    return made


def try_and_fail(learner: User, lesson: Lesson, times: int, **columns: Any) -> None:
    QuizAttempt.objects.bulk_create(
        QuizAttempt(
            user=learner,
            lesson=lesson,
            course_id=lesson.course_id,
            answers={"q": "a secret answer"},
            score_percentage=10,
            passing_score=70,
            **columns,
        )
        for _ in range(times)
    )


def read_csv(client: Client, school_class: SchoolClass) -> list[dict[str, str]]:
    answer = client.get(f"{school_class.get_absolute_url()}progress.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(text)))


def everything_seen(client: Client, school_class: SchoolClass, course: Course) -> str:
    place = school_class.get_absolute_url()
    pages = [place, f"{place}?sort=help", f"{place}courses/", f"{place}courses/{course.slug}/", f"{place}people/"]
    pages += [f"{place}certificates/", f"{place}faucet/", f"{place}settings/"]
    answers = [client.get(page) for page in pages]
    assert {answer.status_code for answer in answers} == {200}
    file = client.get(f"{place}progress.csv")
    streamed = b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]
    return streamed + "".join(answer.content.decode() for answer in answers)


def test_where_somebody_is_and_is_stuck(taught: SchoolClass, kwame: User, course: Course, amina_client: Client) -> None:
    first, hard = course.lessons.all()[0], course.lessons.get(slug="hard")
    make_enrolment(kwame, course, current_lesson=hard)
    make_completion(kwame, first)
    try_and_fail(kwame, hard, 2)
    (line,) = read_class_progress(taught, now=timezone.now()).members[0].courses
    assert (line.state, line.stuck) == ("begun", None)
    try_and_fail(kwame, hard, 2)
    (line,) = read_class_progress(taught, now=timezone.now()).members[0].courses
    assert line.stuck
    assert (line.state, line.stuck.title, line.stuck.tries, line.per_cent) == ("stuck", "The hard quiz", 4, 33)
    assert line.last_day == timezone.localdate()
    cells = read_lesson_progress(taught, course).rows[0].cells
    assert [(cell.state, cell.tries) for cell in cells] == [("done", 0), ("open", 0), ("stuck", 4)]
    page = amina_client.get(taught.get_absolute_url()).content.decode()
    assert "The hard quiz" in page
    assert "secret answer" not in everything_seen(amina_client, taught, course)
    # Passed at last, nothing of the trouble is left.
    make_completion(kwame, hard, score_percentage=80)
    assert read_class_progress(taught, now=timezone.now()).members[0].courses[0].state == "begun"


def test_who_stopped_a_week_ago_is_shown_as_such_and_sorts_before_who_goes_on(
    taught: SchoolClass, kwame: User, course: Course
) -> None:
    lively = make_user("aaron")
    ClassMembership.objects.create(school_class=taught, user=lively, agreed_at=timezone.now())
    for learner in (kwame, lively):
        make_enrolment(learner, course)
    UserProgress.objects.filter(user=kwame).update(last_accessed_at=timezone.now() - timedelta(days=9))
    by_help = read_class_progress(taught, now=timezone.now(), sort="help").members
    assert [line.membership.user.username for line in by_help] == ["kwame", "aaron"]
    assert [line.courses[0].state for line in by_help] == ["paused", "begun"]
    by_name = read_class_progress(taught, now=timezone.now()).members
    assert [line.membership.user.username for line in by_name] == ["aaron", "kwame"]
    active = read_class_progress(taught, now=timezone.now(), sort="active").members
    assert [line.membership.user.username for line in active] == ["aaron", "kwame"]


def test_consent_taken_back_means_nothing_of_them_is_seen_anywhere(
    taught: SchoolClass, kwame: User, course: Course, amina_client: Client
) -> None:
    make_enrolment(kwame, course)
    finish_course(kwame, course)
    assert "kwame" in everything_seen(amina_client, taught, course)
    assert [row["Learner"] for row in read_csv(amina_client, taught)] == ["kwame"]
    withdraw(learner=kwame, class_id=taught.pk)
    assert "kwame" not in everything_seen(amina_client, taught, course)
    assert kwame.avatar_emoji not in everything_seen(amina_client, taught, course)
    assert read_csv(amina_client, taught) == []
    assert read_lesson_progress(taught, course).columns[0].done == 0
    assert read_class_progress(taught, now=timezone.now()).unseen == 1


def test_who_never_agreed_is_a_number_and_nothing_else(
    amina: User, amina_client: Client, zuri: User, course: Course
) -> None:
    made = make_class(amina, zuri, agreed=False)
    assign_course(class_id=made.pk, course=course, starts_on=None, due_on=None)
    make_enrolment(zuri, course)
    seen = everything_seen(amina_client, made, course)
    assert "zuri" not in seen
    assert "1 more is in the class" in " ".join(seen.split())


def test_courses_that_are_not_the_classs_are_none_of_its_business(
    taught: SchoolClass, kwame: User, course: Course, amina_client: Client
) -> None:
    other = make_course("A private interest", lessons=1)
    make_enrolment(kwame, other)
    finish_course(kwame, other)
    assert "private interest" not in everything_seen(amina_client, taught, course).replace(
        '<option value="a-private-interest" dir="auto">A private interest</option>', ""
    )
    assert read_class_progress(taught, now=timezone.now()).members[0].last_day is None
    assert amina_client.get(f"{taught.get_absolute_url()}courses/{other.slug}/").status_code == 404
    unassign_course(class_id=taught.pk, course_slug=course.slug)
    assert read_class_progress(taught, now=timezone.now()).assignments == []


def test_the_file_runs_no_formula_and_says_what_the_page_says(
    taught: SchoolClass, kwame: User, amina_client: Client
) -> None:
    evil = make_course("=HYPERLINK(1)", lessons=1, slug="evil")
    assign_course(class_id=taught.pk, course=evil, starts_on=None, due_on=date(2026, 3, 9))
    make_enrolment(kwame, evil)
    finish_course(kwame, evil)
    UserProgress.objects.filter(user=kwame).update(completed_at="2026-03-08T12:00Z")
    row = next(row for row in read_csv(amina_client, taught) if "HYPERLINK" in row["Course"])
    assert row["Course"] == "'=HYPERLINK(1)"
    assert (row["Learner"], row["Due"], row["Finished on"], row["Per cent"]) == (
        "kwame",
        "2026-03-09",
        "2026-03-08",
        "100",
    )


def test_pages_of_200_learners_take_as_few_queries_as_those_of_one(
    taught: SchoolClass,
    kwame: User,
    course: Course,
    amina_client: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    second = make_course("Keys", lessons=3)
    assign_course(class_id=taught.pk, course=second, starts_on=None, due_on=None)
    learners = [make_user() for _ in range(199)]
    ClassMembership.objects.bulk_create(
        ClassMembership(school_class=taught, user=learner, agreed_at=timezone.now()) for learner in learners
    )
    UserProgress.objects.bulk_create(
        UserProgress(user=learner, course=each, current_lesson=each.lessons.all()[0])
        for learner in [kwame, *learners]
        for each in (course, second)
    )
    for learner in learners[:20]:
        try_and_fail(learner, course.lessons.get(slug="hard"), 3)
    place = taught.get_absolute_url()
    amina_client.get(place)
    for path in (place, f"{place}?sort=help&page=4", f"{place}people/", f"{place}courses/{course.slug}/"):
        with django_assert_max_num_queries(14):
            assert amina_client.get(path).status_code == 200
    with django_assert_max_num_queries(10):
        assert len(read_csv(amina_client, taught)) == 400


def test_a_course_is_assigned_once_with_dates_and_forces_nothing(
    taught: SchoolClass, kwame: User, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for due in (date(2026, 3, 9), date(2026, 3, 10)):
        assign_course(class_id=taught.pk, course=course, starts_on=None, due_on=due)
    assert ClassAssignment.objects.get().due_on == date(2026, 3, 10)
    assert not UserProgress.objects.exists()
    monkeypatch.setattr("learning.classes.assign.MOST_COURSES", 1)
    with pytest.raises(ClassRefused, match="too_many_courses"):
        assign_course(class_id=taught.pk, course=make_course(), starts_on=None, due_on=None)
    assert [unassign_course(class_id=taught.pk, course_slug=course.slug) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 3, 1), "later"),
        (date(2026, 3, 2), "open"),
        (date(2026, 3, 12), "soon"),
        (date(2026, 3, 19), "today"),
        (date(2026, 3, 20), "overdue"),
    ],
)
def test_how_near_a_day_is(taught: SchoolClass, kwame: User, course: Course, today: date, state: str) -> None:
    assign_course(class_id=taught.pk, course=course, starts_on=date(2026, 3, 2), due_on=date(2026, 3, 19))
    (item,) = read_assigned(user_id=kwame.pk, today=today)
    assert item.state == state
    make_enrolment(kwame, course)
    finish_course(kwame, course)
    (item,) = read_assigned(user_id=kwame.pk, today=today)
    assert item.state == "finished"


def test_learners_see_it_on_their_dashboard_and_the_course_and_are_not_scolded(
    taught: SchoolClass, kwame: User, kwame_client: Client, amina_client: Client, course: Course
) -> None:
    past = timezone.localdate() - timedelta(days=20)
    assign_course(class_id=taught.pk, course=course, starts_on=None, due_on=past)
    for path in ("/dashboard/", course.get_absolute_url(), taught.get_absolute_url()):
        page = " ".join(kwame_client.get(path).content.decode().split())
        assert "It counts just as much when you finish it now." in page, path
        assert "Keys" in page
    assert "From your classes" not in amina_client.get("/dashboard/").content.decode()
    make_enrolment(kwame, course)
    finish_course(kwame, course)
    assert "From your classes" not in kwame_client.get("/dashboard/").content.decode()
    # Of a class one has left, or that is taken away, nothing is asked.
    ClassMembership.objects.update(removed_at=timezone.now(), agreed_at=None)
    assert read_assigned(user_id=kwame.pk, today=timezone.localdate()) == []
