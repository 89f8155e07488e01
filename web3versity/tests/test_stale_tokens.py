"""Forms whose token no longer counts, since somebody has signed in again meanwhile: nothing typed is lost."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from community.models import Discussion, DiscussionVote, Reply
from learning.models import User
from tests.builders import make_course, make_discussion, make_enrolment, make_lesson
from tests.quizzes import as_posted, right_answers

HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
STALE = "x" * 64
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def browser(amina: User) -> Client:
    """Amina's, which checks tokens as a site does. She has signed in again since her pages were opened."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(amina)
    return client


@pytest.fixture
def thread(kwame: User) -> Discussion:
    return make_discussion(kwame)


def send(client: Client, path: str, data: dict[str, Any], **headers: str) -> Any:
    body = urlencode({**data, "csrfmiddlewaretoken": STALE}, doseq=True)
    return client.post(path, body, content_type=FORM, headers=HERE | headers)


def hidden_fields(page: str) -> dict[str, str]:
    main = page[page.index("<main") :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main))


def test_an_answer_typed_in_an_old_tab_is_shown_and_sent_by_one_press(browser: Client, thread: Discussion) -> None:
    path = f"{thread.get_absolute_url()}reply/"
    refused = send(browser, path, {"content": "Metal & <ink>", "to": ""}, Referer="http://testserver/community/?page=2")
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "You have signed in again since this page was opened, and are amina now." in page
    assert "Metal &amp; &lt;ink&gt;</dd>" in page
    assert f'action="{path}"' in page
    assert 'href="/community/?page=2"' in page
    assert not Reply.objects.exists()

    fields = {**hidden_fields(page), "content": "Metal & <ink>"}
    browser.cookies["csrftoken"] = refused.cookies["csrftoken"].value
    assert browser.post(path, fields, headers=HERE).status_code == 302
    assert Reply.objects.get().content == "Metal & <ink>"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
        {},
    ],
)
def test_what_another_site_sends_is_never_offered(browser: Client, thread: Discussion, headers: dict[str, str]) -> None:
    data = urlencode({"content": "Buy my coin", "csrfmiddlewaretoken": STALE})
    answer = browser.post(f"{thread.get_absolute_url()}reply/", data, content_type=FORM, headers=headers)
    assert answer.status_code == 403
    assert "Buy my coin" not in answer.content.decode()
    assert "reload the page" in answer.content.decode()
    assert "kept_form" not in browser.session


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/account/delete/", {"confirm": "amina"}),
        ("/account/wallet/", {"message": "m", "signature": "s"}),
        ("/community/new/", {"title": "t", "password": "hunter2"}),
        ("/community/new/", {"title": "t", "content": "x" * 40_000}),
        ("/admin/login/", {"username": "ada", "password": "hunter2"}),
        ("/faucet/", {"amount": "10"}),
    ],
)
def test_secrets_and_what_is_final_or_too_large_are_not_offered(
    browser: Client, path: str, data: dict[str, str]
) -> None:
    answer = send(browser, path, data)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert set(hidden_fields(page)) <= {"csrfmiddlewaretoken"}
    assert "hunter2" not in page
    assert "<h1>" in page


@pytest.mark.parametrize("path", ["/signin/verify/", "/admin/login/"])
def test_a_second_sign_in_tab_says_that_one_is_signed_in_and_leads_on(browser: Client, path: str) -> None:
    answer = send(browser, path, {"message": "m", "signature": "s", "password": "hunter2", "next": "/courses/"})
    page = answer.content.decode()
    assert "You are signed in already" in page
    assert re.search(r'href="/courses/">\s*Go on', page)
    assert "hunter2" not in page


def test_a_second_sign_in_tab_leads_to_no_other_site(browser: Client, client: Client) -> None:
    answer = send(browser, "/signin/verify/", {"next": "https://evil.example/"})
    assert "evil.example" not in answer.content.decode()
    stranger = send(Client(enforce_csrf_checks=True), "/signin/verify/", {"next": "/courses/"})
    assert 'href="/signin/?next=/courses/"' in stranger.content.decode()


def test_a_script_is_told_in_json(browser: Client) -> None:
    answer = browser.post("/signin/challenge/", "{}", content_type="application/json", headers=HERE)
    assert answer.status_code == 403
    assert answer.json()["sentence"].startswith("You have signed in again")


def test_htmx_gets_a_sentence_and_a_token_that_counts(browser: Client, thread: Discussion) -> None:
    path = f"{thread.get_absolute_url()}vote/"
    answer = send(browser, path, {"vote": "upvote"}, **{"HX-Request": "true"})
    sentence = answer.content.decode()
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (403, "#problem")
    assert "press once more" in sentence
    assert not DiscussionVote.objects.exists()
    (token,) = re.findall(r'data-fresh-token="(\w{64})"', sentence)
    browser.post(path, {"vote": "upvote", "csrfmiddlewaretoken": token}, headers=HERE | {"HX-Request": "true"})
    assert DiscussionVote.objects.count() == 1


def test_htmx_of_another_site_gets_no_token(browser: Client, thread: Discussion) -> None:
    headers = {"HX-Request": "true", "Origin": "https://evil.example"}
    answer = browser.post(f"{thread.get_absolute_url()}vote/", {"vote": "upvote"}, headers=headers)
    assert "data-fresh-token" not in answer.content.decode()


def test_htmx_without_a_session_goes_to_sign_in(thread: Discussion) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{thread.get_absolute_url()}"}
    answer = send(Client(enforce_csrf_checks=True), f"{thread.get_absolute_url()}vote/", {"vote": "x"}, **headers)
    assert answer.headers["HX-Redirect"] == f"/signin/?next={thread.get_absolute_url()}"


def test_a_quiz_comes_back_with_its_answers(browser: Client, amina: User) -> None:
    course = make_course(lessons=0)
    make_enrolment(amina, course)
    quiz = make_lesson(course, "quiz")
    path = f"{quiz.get_absolute_url()}complete/"
    answer = send(browser, path, as_posted(quiz.content, right_answers(quiz.content)))
    assert (answer.status_code, answer.headers["Location"]) == (302, quiz.get_absolute_url())
    page = browser.get(quiz.get_absolute_url()).content.decode()
    assert "Your answers are here as you gave them" in page
    assert 'value="1.5"' in page
    assert page.count("checked") == 4
    assert page.count(" selected") == 4
    assert "field-error" not in page
