"""Rating from the course page and the finished screen, and the reviews others read."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from learning.models import Course, CourseRating, User
from tests.builders import finish_course, make_course, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

RATE, PAGE = "/courses/wallets/rate/", "/courses/wallets/"


@pytest.fixture
def course() -> Course:
    return make_course("Wallets", lessons=1)


@pytest.fixture
def graduate(amina: User, course: Course, amina_client: Client) -> Client:
    finish_course(amina, course)
    return amina_client


def text(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_finished_learner_rates_and_everybody_reads_it(graduate: Client, client: Client) -> None:
    answer = graduate.post(RATE, {"stars": "4", "review": "Short.\r\nAnd <b>clear</b>."})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    page = text(client)
    assert "Short.<br>And &lt;b&gt;clear&lt;/b&gt;." in page
    assert "<strong>4.0</strong> of 5 stars" in page
    assert '<a dir="auto" href="/learners/amina/">amina</a>' in page
    assert "★★★★☆" in page


def test_the_form_is_on_the_page_and_on_the_finished_screen(
    graduate: Client, kwame_client: Client, client: Client
) -> None:
    for path in (PAGE, f"{PAGE}finished/"):
        assert f'action="{RATE}"' in text(graduate, path)
    for browser in (kwame_client, client):
        assert f'action="{RATE}"' not in text(browser)


def test_rating_again_shows_what_was_said_and_changes_it(graduate: Client) -> None:
    graduate.post(RATE, {"stars": "2", "review": "Too short."})
    page = text(graduate)
    assert re.search(r'<input[^>]* value="2"[^>]* checked', page)
    assert "Too short." in page
    graduate.post(RATE, {"stars": "5", "review": ""})
    row = CourseRating.objects.get()
    assert (row.stars, row.review) == (5, "")


def test_a_rating_can_be_withdrawn_and_again_without_harm(graduate: Client) -> None:
    graduate.post(RATE, {"stars": "2", "review": ""})
    for _ in range(2):
        assert graduate.post(RATE, {"withdraw": "1"}).status_code == 302
    assert not CourseRating.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose from one to five stars."),
        ({"stars": "6"}, "Select a valid choice"),
        ({"stars": "0"}, "Select a valid choice"),
        ({"stars": "five"}, "Select a valid choice"),
        ({"stars": "5", "review": "x" * 1001}, "at most 1000 characters"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    graduate: Client, sent: dict[str, str], sentence: str
) -> None:
    answer = graduate.post(RATE, {"review": "Written with care."} | sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert (sent.get("review") or "Written with care.") in page
    assert not CourseRating.objects.exists()


def test_who_has_not_finished_is_refused_with_a_sentence(course: Course, kwame_client: Client) -> None:
    answer = kwame_client.post(RATE, {"stars": "5"})
    assert answer.status_code == 403
    assert "Finish the course first" in answer.content.decode()


def test_a_visitor_signs_in_and_comes_back_to_the_course(course: Course, client: Client) -> None:
    assert client.post(RATE, {"stars": "5"})["Location"] == f"/signin/?next={PAGE}"


def test_going_to_where_the_form_was_sent_shows_the_course(graduate: Client) -> None:
    assert graduate.get(RATE, {"stars": "5"})["Location"] == PAGE
    assert not CourseRating.objects.exists()


def test_a_course_that_is_not_there_cannot_be_rated(amina_client: Client) -> None:
    assert amina_client.post("/courses/nowhere/rate/", {"stars": "5"}).status_code == 404


def review(course: Course, learner: User | None, words: str = "Good.") -> None:
    CourseRating.objects.create(course=course, user=learner, stars=4, review=words)


def test_names_follow_their_learners_wishes(course: Course, zuri: User, client: Client) -> None:
    suspended = make_user("gone", is_active=False)
    for learner in (zuri, suspended, None):
        review(course, learner)
    page = text(client)
    assert "<bdi>zuri</bdi>" in page
    assert "<bdi>gone</bdi>" in page
    assert "former learner" in page
    assert 'href="/learners/' not in page


def test_reviews_come_ten_to_a_page_the_latest_first(
    course: Course, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        review(course, make_user(), f"Review number {number}.")
    review(course, make_user(), "")
    text(client)
    with django_assert_num_queries(5):  # course, prerequisites, lessons, number of reviews, reviews
        first = text(client)
    assert "Review number 11." in first
    assert "Review number 1." not in first
    assert '?page=2#reviews"' in first
    assert "Review number 0." in text(client, f"{PAGE}?page=2")
    assert "from 13 learners" in first


def test_a_course_nobody_has_rated_says_nothing_of_ratings(course: Course, kwame_client: Client) -> None:
    assert "What learners say" not in text(kwame_client)


def test_the_finisher_of_a_course_that_was_withdrawn_may_still_rate(graduate: Client, course: Course) -> None:
    Course.objects.update(is_published=False)
    assert graduate.post(RATE, {"stars": "3"}).status_code == 302


def test_another_learners_rating_is_not_touched(graduate: Client, course: Course, kwame: User) -> None:
    finish_course(kwame, course)
    signed_in(kwame).post(RATE, {"stars": "1"})
    graduate.post(RATE, {"stars": "5"})
    graduate.post(RATE, {"withdraw": "1"})
    assert CourseRating.objects.get().user == kwame
