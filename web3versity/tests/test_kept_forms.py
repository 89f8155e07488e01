"""Plain forms that met an ended session: they come back after signing in."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from community.models import Discussion, Reply
from learning.models import Lesson, LessonCompletion, User
from tests.builders import make_course, make_discussion, make_enrolment, make_lesson
from tests.quizzes import as_posted, right_answers

HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", "Referer": "http://testserver/courses/"}

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def thread(kwame: User) -> Discussion:
    return make_discussion(kwame)


@pytest.fixture
def quiz(amina: User) -> Lesson:
    course = make_course(lessons=0)
    make_enrolment(amina, course)
    return make_lesson(course, "quiz")


def send(client: Client, path: str, data: dict[str, Any]) -> Any:
    return client.post(path, urlencode(data, doseq=True), content_type=FORM, headers=HERE)


def test_an_answer_is_kept_through_signing_in_and_sent_by_one_press(
    client: Client, amina: User, thread: Discussion
) -> None:
    path = f"{thread.get_absolute_url()}reply/"
    assert send(client, path, {"content": "Metal."}).headers["Location"] == "/signin/?next=/unsent/"
    client.force_login(amina)
    page = client.get("/unsent/").content.decode()
    assert "You were signed out when you sent this." in page
    assert "Metal.</dd>" in page
    assert f'action="{path}"' in page

    assert send(client, path, {"content": "Metal."}).status_code == 302
    assert Reply.objects.get().author == amina
    assert client.get("/unsent/").headers["Location"] == "/dashboard/"


def test_a_form_that_is_sent_in_parts_is_kept_too_unless_it_has_a_file(client: Client, thread: Discussion) -> None:
    path = f"{thread.get_absolute_url()}reply/"
    file = SimpleUploadedFile("a.txt", b"words")
    for more, page in (({}, "/unsent/"), ({"file": file}, thread.get_absolute_url())):
        answer = client.post(path, {"content": "Metal."} | more, headers=HERE)
        assert answer.headers["Location"] == f"/signin/?next={page}"


def test_a_quiz_is_kept_and_its_own_page_shows_the_answers(client: Client, amina: User, quiz: Lesson) -> None:
    posted = as_posted(quiz.content, right_answers(quiz.content))
    path = f"{quiz.get_absolute_url()}complete/"
    assert send(client, path, posted).headers["Location"] == f"/signin/?next={quiz.get_absolute_url()}"
    client.force_login(amina)
    page = client.get(quiz.get_absolute_url()).content.decode()
    assert "Your answers are here as you gave them" in page
    assert page.count("checked") == 4
    assert not LessonCompletion.objects.exists()

    send(client, path, posted)
    assert LessonCompletion.objects.count() == 1
    assert "Your answers are here" not in client.get(quiz.get_absolute_url()).content.decode()


def test_a_refused_form_is_kept_until_it_gets_through(client: Client, amina: User, quiz: Lesson) -> None:
    path = f"{quiz.get_absolute_url()}complete/"
    send(client, path, as_posted(quiz.content, right_answers(quiz.content)))
    client.force_login(amina)
    send(client, "/account/privacy/", {})
    assert "Your answers are here" in client.get(quiz.get_absolute_url()).content.decode()


def test_what_another_site_sends_is_not_kept(client: Client, thread: Discussion) -> None:
    path = f"{thread.get_absolute_url()}reply/"
    for headers in ({}, {"Origin": "https://evil.example"}):
        answer = client.post(path, "content=Buy+my+coin", content_type=FORM, headers=headers)
        assert answer.headers["Location"] == f"/signin/?next={thread.get_absolute_url()}"
    assert "sessionid" not in client.cookies


def test_a_button_that_visitors_press_leads_back_to_where_it_stands(client: Client, thread: Discussion) -> None:
    course = make_course()
    for page, path in ((thread, f"{thread.get_absolute_url()}vote/"), (course, f"{course.get_absolute_url()}enrol/")):
        answer = send(client, path, {"vote": "upvote", "next": ""})
        assert answer.headers["Location"] == f"/signin/?next={page.get_absolute_url()}"
    assert "sessionid" not in client.cookies


def test_nothing_that_spends_or_ends_something_is_kept(client: Client, db: None) -> None:
    for path, data in (("/faucet/", {"amount": "10"}), ("/account/delete/", {"confirm": "amina"})):
        assert "unsent" not in send(client, path, data).headers["Location"]
    assert "sessionid" not in client.cookies


def test_nobody_fills_the_sessions_with_forms(client: Client, thread: Discussion) -> None:
    path = f"{thread.get_absolute_url()}reply/"
    kept = [send(Client(), path, {"content": "Metal."}).headers["Location"].endswith("/unsent/") for _ in range(70)]
    assert 50 <= sum(kept) <= 60


def test_the_page_for_unsent_forms_is_empty_without_one(client: Client, amina_client: Client) -> None:
    assert amina_client.get("/unsent/").headers["Location"] == "/dashboard/"
    assert client.get("/unsent/").headers["Location"] == "/signin/?next=/unsent/"
