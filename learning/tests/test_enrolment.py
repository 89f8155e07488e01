import pytest
from django.test import Client

from learning.courses.enrolment import NothingToLearn, PrerequisitesMissing, enrol
from learning.courses.recommendations import suggest_courses
from learning.lessons.access import find_lesson
from learning.models import CoursePrerequisite, LessonCompletion, User, UserProgress
from learning.signals import course_enrolled
from tests.builders import finish_course, make_course, make_enrolment


def test_enrolling_makes_the_enrolment_and_announces_it(amina: User) -> None:
    course = make_course(lessons=4)
    heard: list[tuple[int, int]] = []

    def listen(user_id: int, course_id: int, **_: object) -> None:
        heard.append((user_id, course_id))

    course_enrolled.connect(listen)
    try:
        progress = enrol(learner=amina, course=course)
    finally:
        course_enrolled.disconnect(listen)

    progress.refresh_from_db()
    course.refresh_from_db()
    assert (progress.total_lessons, progress.progress_percentage, course.enrollment_count) == (4, 0, 1)
    assert heard == [(amina.pk, course.pk)]


def test_enrolling_again_changes_nothing(amina: User) -> None:
    course = make_course()
    first, second = enrol(learner=amina, course=course), enrol(learner=amina, course=course)
    course.refresh_from_db()
    assert first == second
    assert course.enrollment_count == 1


def test_a_missing_prerequisite_is_refused_by_name_and_enforced_by_nothing_but_finishing_it(amina: User) -> None:
    basics = make_course("Basics")
    advanced = make_course("Advanced", asks_for=(basics,))
    make_enrolment(amina, basics)
    with pytest.raises(PrerequisitesMissing, match="Basics"):
        enrol(learner=amina, course=advanced)
    assert not UserProgress.objects.filter(user=amina, course=advanced).exists()

    finish_course(amina, basics)
    assert enrol(learner=amina, course=advanced).course == advanced


def test_a_recommended_course_is_advice_and_not_enforced(amina: User) -> None:
    helpful, course = make_course(), make_course()
    CoursePrerequisite.objects.create(course=course, prerequisite_course=helpful, is_required=False)
    assert enrol(learner=amina, course=course)
    access = find_lesson(amina, course.slug, course.lessons.all()[0].slug)
    assert (access.lacks_prerequisite, access.can_complete) == (False, True)


def test_nobody_enrols_in_a_course_without_lessons_nor_is_it_suggested(amina: User, amina_client: Client) -> None:
    course = make_course("Empty", lessons=0)
    with pytest.raises(NothingToLearn):
        enrol(learner=amina, course=course)
    answer = amina_client.post(f"/courses/{course.slug}/enrol/", follow=True)
    assert "This course has no lessons yet" in answer.content.decode()
    assert not UserProgress.objects.exists()
    assert suggest_courses([], user_id=amina.pk) == []
    assert f"/courses/{course.slug}/" not in Client().get("/").content.decode()

    # Whoever was enrolled when it still had some stays so.
    kept = make_enrolment(amina, course)
    assert enrol(learner=amina, course=course) == kept


def test_the_page_sends_visitors_to_sign_in_and_back(client: Client, db: None) -> None:
    course = make_course("Open Course")
    answer = client.post(f"/courses/{course.slug}/enrol/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/signin/?next=/courses/{course.slug}/"
    assert UserProgress.objects.count() == 0


def test_the_page_leads_to_the_first_lesson_or_back_to_where_one_was(amina_client: Client) -> None:
    course = make_course()
    first = course.lessons.order_by("sequence_number")[0]
    answer = amina_client.post(f"/courses/{course.slug}/enrol/")
    assert answer.headers["Location"] == first.get_absolute_url()
    answer = amina_client.post(f"/courses/{course.slug}/enrol/", {"next": course.get_absolute_url()})
    assert answer.headers["Location"] == course.get_absolute_url()
    answer = amina_client.post(f"/courses/{course.slug}/enrol/", {"next": "https://evil.example/"})
    assert answer.headers["Location"] == first.get_absolute_url()


def test_the_page_says_what_a_course_asks_for_before_enrolling(amina_client: Client) -> None:
    advanced = make_course(asks_for=(make_course("Basics"),))
    answer = amina_client.post(f"/courses/{advanced.slug}/enrol/", follow=True)
    assert "This course builds on: Basics." in answer.content.decode()
    assert UserProgress.objects.count() == 0


def test_an_unpublished_course_is_there_only_for_those_enrolled(
    amina: User, amina_client: Client, kwame_client: Client, client: Client
) -> None:
    course = make_course()
    make_enrolment(amina, course)
    course.is_published = False
    course.save()
    assert amina_client.get(course.get_absolute_url()).status_code == 200
    lesson = course.lessons.all()[0].get_absolute_url()
    assert amina_client.get(lesson).status_code == 200
    assert kwame_client.get(course.get_absolute_url()).status_code == 404
    for stranger in (client, kwame_client):
        assert stranger.get(lesson).status_code == 404
        assert stranger.post(f"{lesson}complete/").status_code in (302, 404)
    assert not LessonCompletion.objects.exists()
    assert kwame_client.post(f"/courses/{course.slug}/enrol/").status_code == 404
