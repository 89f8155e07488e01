"""Leaving a course: it goes from the desk, what was done stays, and enrolling again goes on from there."""

from django.test import Client
from django.utils import timezone

from learning.courses.enrolment import enrol, leave_course
from learning.courses.recommendations import suggest_courses
from learning.lessons.access import find_lesson
from learning.lessons.resume import enrolments_of
from learning.models import LessonCompletion, User, UserProgress
from tests.builders import finish_course, make_completion, make_course, make_enrolment


def test_a_course_that_was_left_is_off_the_desk_and_what_was_done_is_kept(amina: User, amina_client: Client) -> None:
    course = make_course("Wallets", lessons=3)
    make_enrolment(amina, course)
    first = course.lessons.all()[0]
    make_completion(amina, first)

    answer = amina_client.post(f"{course.get_absolute_url()}leave/", follow=True)

    assert answer.redirect_chain[-1][0] == "/dashboard/"
    assert "What you have done there is kept" in answer.content.decode()
    assert enrolments_of(amina) == []
    assert suggest_courses([], user_id=amina.pk) == []
    assert LessonCompletion.objects.filter(user=amina, lesson=first).exists()
    assert not find_lesson(amina, course.slug, first.slug).can_complete
    page = amina_client.get(course.get_absolute_url()).content.decode()
    assert "Enrol again" in page
    assert "Leave this course" not in page


def test_enrolling_again_goes_on_from_there(amina: User) -> None:
    course = make_course(lessons=2)
    enrol(learner=amina, course=course)
    make_completion(amina, course.lessons.all()[0])
    leave_course(learner=amina, course=course, now=timezone.now())

    progress = enrol(learner=amina, course=course)

    assert (progress.left_at, progress.lessons_completed) == (None, 1)
    assert enrolments_of(amina) == [progress]
    course.refresh_from_db()
    assert course.enrollment_count == 1


def test_leaving_again_a_finished_course_or_a_strangers_changes_nothing(amina: User, amina_client: Client) -> None:
    now = timezone.now()
    finished, left, strange = make_course("Done"), make_course("Left"), make_course("Strange")
    finish_course(amina, finished)
    make_enrolment(amina, left)
    assert [leave_course(learner=amina, course=left, now=now) for _ in range(2)] == [True, False]
    assert not leave_course(learner=amina, course=finished, now=now)
    assert enrolments_of(amina) == list(UserProgress.objects.filter(course=finished))
    answer = amina_client.post(f"{strange.get_absolute_url()}leave/", follow=True)
    assert "There is nothing to leave" in answer.content.decode()
    assert not UserProgress.objects.filter(course=strange).exists()


def test_a_visitor_signs_in_first_and_an_address_alone_leaves_nothing(client: Client, amina_client: Client) -> None:
    course = make_course()
    assert client.post(f"{course.get_absolute_url()}leave/").headers["Location"].startswith("/signin/")
    assert amina_client.get(f"{course.get_absolute_url()}leave/").status_code == 405
