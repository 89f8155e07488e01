import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from learning.models import CoursePrerequisite, LessonCompletion, QuizAttempt, User, UserProgress
from settings.registry import MAINTENANCE_MODE
from tests.builders import finish_course, make_course, make_enrolment, make_lesson
from tests.quizzes import as_posted, right_answers

MOST_QUERIES = 7


def test_a_visitor_reads_and_is_told_how_to_go_on(client: Client, db: None) -> None:
    course = make_course()
    page = client.get(course.lessons.all()[0].get_absolute_url()).content.decode()
    assert "A ledger is a list" in page
    assert "You are reading without an account" in page


def test_a_learner_goes_on_where_they_were_on_any_device(amina: User, amina_client: Client) -> None:
    course = make_course(lessons=3)
    make_enrolment(amina, course)
    second = course.lessons.order_by("sequence_number")[1]
    amina_client.get(second.get_absolute_url())
    progress = UserProgress.objects.get()
    assert progress.current_lesson == second
    assert progress.started_at is not None
    other_device = Client()
    other_device.force_login(amina)
    assert second.get_absolute_url() in other_device.get("/dashboard/").content.decode()


def test_completing_shows_level_and_points_at_once_in_both_renderings(amina: User, amina_client: Client) -> None:
    course = make_course(lessons=3)
    make_enrolment(amina, course)
    first, second, _third = course.lessons.order_by("sequence_number")
    page = amina_client.post(f"{first.get_absolute_url()}complete/", follow=True).content.decode()
    assert "+10 XP" in page
    fragment = amina_client.post(f"{second.get_absolute_url()}complete/", headers={"HX-Request": "true"})
    assert "+10 XP" in fragment.content.decode()
    assert 'id="level-chip"' in fragment.content.decode()
    again = amina_client.get(first.get_absolute_url()).content.decode()
    assert "+10 XP" not in again


def test_the_last_lesson_leads_to_the_finished_course(amina: User, amina_client: Client) -> None:
    course = make_course(lessons=1)
    after = make_course("The next one", asks_for=(course,))
    make_enrolment(amina, course)
    lesson = course.lessons.all()[0]
    answer = amina_client.post(f"{lesson.get_absolute_url()}complete/", headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == f"/courses/{course.slug}/finished/"
    page = amina_client.get(answer.headers["HX-Redirect"]).content.decode()
    assert "Course finished" in page
    assert "+110 XP" in page
    assert after.title in page


def test_the_finished_page_is_for_those_who_finished(client: Client, amina_client: Client, amina: User) -> None:
    course = make_course()
    make_enrolment(amina, course)
    assert amina_client.get(f"/courses/{course.slug}/finished/").status_code == 404
    assert client.get(f"/courses/{course.slug}/finished/").status_code == 302


def test_a_course_that_asks_for_another_is_read_by_all_and_completed_by_none_who_lack_it(
    amina: User, amina_client: Client, kwame_client: Client, client: Client
) -> None:
    basics = make_course("Basics")
    advanced = make_course(asks_for=(basics,))
    make_enrolment(amina, advanced)  # as an admin could have done, or before the prerequisite was added
    lesson = advanced.lessons.all()[0]
    for browser in (client, kwame_client, amina_client):
        answer = browser.get(lesson.get_absolute_url())
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "A ledger is a list" in page
        assert 'name="step"' not in page
        assert "asks for" in page or "finish first what the course builds on" in page
        assert basics.get_absolute_url() in page
    for browser in (kwame_client, amina_client):
        refused = browser.post(f"{lesson.get_absolute_url()}complete/")
        assert refused.status_code == 403
        assert basics.get_absolute_url() in refused.content.decode()
    assert LessonCompletion.objects.count() == 0

    make_enrolment(amina, basics)
    finish_course(amina, basics)
    assert 'name="step"' in amina_client.get(lesson.get_absolute_url()).content.decode()


def test_a_reader_who_lacks_a_course_sees_a_quiz_and_none_of_its_answers(amina_client: Client, client: Client) -> None:
    quiz = make_lesson(make_course(lessons=0, asks_for=(make_course("Basics"),)), "quiz")
    posted = as_posted(quiz.content, right_answers(quiz.content))
    for browser in (client, amina_client):
        page = browser.get(quiz.get_absolute_url()).content.decode()
        assert quiz.content["questions"][0]["prompt"][:12] in page
        assert "Check my answers" not in page
        for question in quiz.content["questions"]:
            assert question["explanation_html"] not in page
        assert browser.post(f"{quiz.get_absolute_url()}complete/", posted).status_code in (302, 403)
    assert not QuizAttempt.objects.exists()


def test_a_finished_course_stays_open_whatever_it_asks_for_later(amina: User, amina_client: Client) -> None:
    course = make_course()
    make_enrolment(amina, course)
    finish_course(amina, course)
    CoursePrerequisite.objects.create(course=course, prerequisite_course=make_course())
    added = make_lesson(course)
    assert 'name="step"' in amina_client.get(added.get_absolute_url()).content.decode()


def test_lessons_added_after_finishing_are_marked_new(amina: User, amina_client: Client) -> None:
    course = make_course()
    make_enrolment(amina, course)
    finish_course(amina, course)
    make_lesson(course, title="Late addition")
    assert "New" in amina_client.get(course.get_absolute_url()).content.decode()


@pytest.mark.parametrize("path", ["/courses/none/", "/courses/none/none/", "/courses/none/none/complete/"])
def test_what_does_not_exist_is_not_found(amina_client: Client, path: str) -> None:
    answer = amina_client.post(path) if path.endswith("complete/") else amina_client.get(path)
    assert answer.status_code == 404


def test_a_wrong_method_is_refused(amina: User, amina_client: Client) -> None:
    course = make_course()
    lesson = course.lessons.all()[0]
    assert amina_client.get(f"{lesson.get_absolute_url()}complete/").status_code == 405
    assert amina_client.post(lesson.get_absolute_url()).status_code == 405


@pytest.mark.parametrize("kind", ["text", "quiz"])
def test_a_lesson_takes_at_most_seven_queries_however_long_the_course(
    amina: User, amina_client: Client, kind: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    course = make_course(lessons=20)
    lesson = make_lesson(course, kind)
    make_enrolment(amina, course)
    MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
    amina_client.get(lesson.get_absolute_url())  # a quiz is drawn, and where the learner is noted
    with django_assert_max_num_queries(MOST_QUERIES):
        amina_client.get(lesson.get_absolute_url())
    if kind == "quiz":
        posted = as_posted(lesson.content, right_answers(lesson.content, wrong=5))
        review = amina_client.post(f"{lesson.get_absolute_url()}complete/", posted).headers["Location"]
        # One more, to count the tries: nobody is told which answers were wrong while there are some left.
        with django_assert_max_num_queries(MOST_QUERIES + 1):
            amina_client.get(review)
