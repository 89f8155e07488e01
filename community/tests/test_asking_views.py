"""The page for asking (community/views/new_thread.py)."""

from urllib.parse import quote

import pytest
from django.test import Client

from community.models import Discussion
from community.tests.posting import ask, suspend
from learning.models import Lesson, User
from tests.builders import make_course, make_enrolment

pytestmark = pytest.mark.django_db

URL = "/community/new/"
WORDS = {"title": "How do I keep my keys?", "content": "On *paper*?", "category": "help", "tags": "keys, safety"}


@pytest.fixture
def lesson(db: None) -> Lesson:
    return make_course("Wallets", lessons=1, slug="wallets").lessons.get()


def test_asking_starts_a_thread_and_leads_there(amina: User, amina_client: Client) -> None:
    assert amina_client.get(URL).status_code == 200
    answer = amina_client.post(URL, WORDS)
    thread = Discussion.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, thread.get_absolute_url())
    assert (thread.author, thread.tags, thread.course) == (amina, ["keys", "safety"], None)
    page = amina_client.get(thread.get_absolute_url()).content.decode()
    assert "Your thread is there." in page
    assert 'data-forget="thread-new"' in page


def test_a_question_that_begins_at_a_lesson_is_about_it(amina_client: Client, lesson: Lesson) -> None:
    place = {"course": "wallets", "lesson": lesson.slug}
    page = amina_client.get(URL, place).content.decode()
    assert f"About the lesson “<bdi>{lesson.title}</bdi>” in <bdi>Wallets</bdi>." in page
    assert '<option value="course_question" selected>' in page
    amina_client.post(URL, WORDS | place)
    thread = Discussion.objects.get()
    assert (thread.lesson, thread.course) == (lesson, lesson.course)


@pytest.mark.parametrize(
    "place",
    [
        {"course": "no-such", "lesson": "no-such"},
        {"lesson": "lesson-1"},
        {"course": "\0", "lesson": "\0"},
        {"course": "x" * 5000},
        {"course": "draft"},
    ],
)
def test_a_place_that_is_not_there_or_not_for_them_is_no_place(amina_client: Client, place: dict[str, str]) -> None:
    make_course("Secret plans", slug="draft", is_published=False)
    assert "Secret plans" not in amina_client.get(URL, place).content.decode()
    assert amina_client.post(URL, WORDS | place).status_code == 302
    assert Discussion.objects.get().course is None


def test_whoever_began_a_course_before_it_was_withdrawn_asks_about_it(amina: User, amina_client: Client) -> None:
    course = make_course("Old", slug="old", is_published=False)
    make_enrolment(amina, course)
    amina_client.post(URL, WORDS | {"course": "old"})
    assert Discussion.objects.get().course == course


def test_a_title_can_be_brought_along_and_is_escaped(amina_client: Client) -> None:
    page = amina_client.get(URL, {"title": '"><script>alert(1)</script>\0' + "x" * 500}).content.decode()
    assert "<script>alert" not in page
    assert "&quot;&gt;&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "Short"}, "at least 8 characters"),
        ({"content": ""}, "Write something first."),
        ({"content": "\0"}, "Write something first."),
        ({"category": "x"}, "Select a valid choice"),
        ({"tags": "a,b,c,d,e,f"}, "at most five tags"),
        ({"website": "https://spam.example"}, "left empty"),
        ({"content": "https://one.example https://two.example"}, "1 link to another site"),
        ({"content": " ".join(f"@person{n}" for n in range(11))}, "Mention at most 10"),
    ],
)
def test_what_is_refused_stays_in_the_page_with_a_sentence(
    amina_client: Client, lesson: Lesson, change: dict[str, str], sentence: str
) -> None:
    posted = WORDS | {"title": "Is a <b> bold?", "course": "wallets", "lesson": lesson.slug} | change
    answer = amina_client.post(URL, posted)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "bold?" in page or "title" in change
    assert 'value="wallets"' in page
    assert f'value="{lesson.slug}"' in page
    assert not Discussion.objects.exists()


def test_the_same_question_twice_is_one_and_too_many_in_an_hour_are_told_to_wait(
    amina: User, amina_client: Client
) -> None:
    amina_client.post(URL, WORDS)
    again = amina_client.post(URL, WORDS)
    assert again.status_code == 422
    assert "just this" in again.content.decode()
    for number in range(4):
        ask(amina, content=f"Question {number}")
    late = amina_client.post(URL, WORDS | {"content": "One more, *please*"})
    assert late.status_code == 429
    assert "One more, *please*" in late.content.decode()
    assert Discussion.objects.count() == 5


def test_visitors_sign_in_first_and_come_back(client: Client, lesson: Lesson) -> None:
    address = f"{URL}?course=wallets&lesson={lesson.slug}"
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/signin/?next={quote(address)}"
    assert client.post(URL, WORDS).status_code == 302
    assert client.get(URL, headers={"HX-Request": "true"}).headers["HX-Redirect"].startswith("/signin/")
    assert not Discussion.objects.exists()


def test_suspended_people_are_told_why_not(amina: User, amina_client: Client) -> None:
    suspend(amina)
    for answer in (amina_client.get(URL), amina_client.post(URL, WORDS)):
        assert answer.status_code == 403
        assert "suspended you" in answer.content.decode()
    assert not Discussion.objects.exists()


def test_other_methods_are_refused(amina_client: Client) -> None:
    for method in ("put", "patch", "delete"):
        assert getattr(amina_client, method)(URL).status_code == 405
    assert amina_client.head(URL).status_code == 200
