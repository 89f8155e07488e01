from django.test import Client
from pytest_django import DjangoAssertNumQueries

from gamification.leaderboard.refresh import refresh_leaderboard
from learning.lessons.completion import complete_lesson
from learning.models import User, UserProgress
from settings.registry import MAINTENANCE_MODE
from tests.builders import finish_course, make_achievement, make_course, make_enrolment
from tests.html import laid_out


def test_it_shows_where_to_go_on_and_what_was_earned(amina: User, amina_client: Client) -> None:
    make_achievement({"lessons_completed": 1}, name="First Steps", xp_reward=50)
    course = make_course("Keys for all", lessons=4)
    make_enrolment(amina, course)
    complete_lesson(learner=amina, lesson=course.lessons.all()[0])
    refresh_leaderboard()
    page = amina_client.get("/dashboard/").content.decode()
    for words in ("Keys for all", "25% done", "First Steps", "Goal reached", "place on the board"):
        assert words in page


def test_it_suggests_what_has_just_been_unlocked_before_what_is_popular(
    amina: User, amina_client: Client, kwame: User
) -> None:
    basics = make_course("Basics")
    popular = make_course("Popular")
    make_enrolment(kwame, popular)
    unlocked = make_course("Unlocked", asks_for=(basics,))
    make_course("Still locked", asks_for=(popular,))
    make_enrolment(amina, basics)
    finish_course(amina, basics)
    suggested = amina_client.get("/dashboard/").context["suggested"]
    assert [course.title for course in suggested] == [unlocked.title, popular.title]


def test_a_new_learner_is_shown_a_beginning(amina_client: Client) -> None:
    page = amina_client.get("/dashboard/").content.decode()
    assert "Nothing on your desk yet" in page
    assert "One lesson today begins a streak." in page
    assert "Welcome, <bdi>amina</bdi>" in laid_out(page)
    assert "Welcome back" not in page


def test_who_has_finished_everything_is_praised_and_shown_what_comes_next(amina: User, amina_client: Client) -> None:
    early, late, unseen = make_course("Early"), make_course("Late"), make_course("Unseen")
    for course in (late, early):
        make_enrolment(amina, course)
    for course in (early, late):
        finish_course(amina, course)
    UserProgress.objects.filter(course=early).update(completed_at="2026-01-01T12:00:00Z")
    page = laid_out(amina_client.get("/dashboard/").content.decode())
    desk = page[page.index('id="active"') : page.index('id="year"')]
    assert "Nothing on your desk" not in page
    assert "Well done" in desk
    assert f"A good next step: <bdi>{unseen.title}</bdi>" in desk
    assert f'href="{unseen.get_absolute_url()}"' in desk
    assert 'href="/courses/late/finished/"' in desk
    assert "Welcome back, <bdi>amina</bdi>" in page


def test_a_visitor_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/dashboard/").headers["Location"] == "/signin/?next=/dashboard/"


def test_it_takes_few_queries_however_much_was_done(
    amina: User, amina_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(10):
        make_enrolment(amina, make_course(lessons=2))
    MAINTENANCE_MODE.current()
    with django_assert_max_num_queries(8):
        amina_client.get("/dashboard/")
