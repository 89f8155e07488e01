"""The forum's front page (community/views/thread_list.py)."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.tests.moderation_tools import report
from community.threads.listing import PAGE_SIZE
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db

URL = "/community/"


def page(client: Client, **query: str) -> str:
    answer = client.get(URL, query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_everybody_reads_it(client: Client, amina: User, amina_client: Client, moyo_client: Client) -> None:
    make_discussion(amina, title="How do I keep my keys?", tags=["keys"])
    for browser in (client, amina_client, moyo_client):
        html = page(browser)
        assert "How do I keep my keys?" in html
        assert "?tag=keys" in html


def test_moderators_see_how_many_reports_wait_and_nobody_else_does(
    amina: User, amina_client: Client, moyo_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert "waiting" not in page(moyo_client)
    report(make_discussion(amina), None)
    MAINTENANCE_MODE.current()
    with django_assert_max_num_queries(9):
        assert "1 waiting" in page(moyo_client)
    assert "waiting" not in page(amina_client)


def test_an_empty_forum_invites_to_ask(client: Client, db: None) -> None:
    assert "/community/new/" in page(client)
    assert "Nothing here yet" in page(client)


def test_only_people_who_signed_in_are_offered_what_is_theirs(client: Client, amina_client: Client) -> None:
    for show in ("show=mine", "show=following"):
        assert show not in page(client)
        assert show in page(amina_client)
    assert "show=unanswered" in page(client)


def test_titles_and_tags_are_escaped(client: Client, amina: User) -> None:
    make_discussion(amina, title="<b>x & <script>alert(1)</script>", tags=["<i>"])
    html = page(client)
    assert "&lt;b&gt;x &amp; &lt;script&gt;" in html
    assert "<script>alert" not in html
    assert "<i>" not in html


def test_it_leads_on_to_the_next_page_and_keeps_the_filters(client: Client, amina: User) -> None:
    for number in range(PAGE_SIZE + 1):
        make_discussion(amina, title=f"Thread {number:02}", category="help")
    first = client.get(URL, {"category": "help", "sort": "new"})
    older = first.context["list"].older
    assert f"Thread {PAGE_SIZE:02}" in first.content.decode()
    assert "Thread 00" not in first.content.decode()
    second = page(client, category="help", sort="new", after=older)
    assert "Thread 00" in second
    assert "More threads" not in second
    assert "category=help" in second


def test_the_threads_of_a_course_and_lesson_stand_under_its_name(client: Client, amina: User) -> None:
    course = make_course("Wallets", lessons=1)
    lesson = course.lessons.get()
    make_discussion(amina, title="About it", course=course, lesson=lesson)
    assert "About “<bdi>Wallets</bdi>”" in page(client, course=course.slug)
    html = page(client, course=course.slug, lesson=lesson.slug)
    assert f"About “<bdi>{lesson.title}</bdi>”" in html
    assert f"/community/new/?course={course.slug}&amp;lesson={lesson.slug}" in html


def test_the_name_of_a_course_that_is_not_published_is_not_told(client: Client, amina_client: Client) -> None:
    make_course("Secret plans", lessons=1, slug="draft", is_published=False)
    for browser in (client, amina_client):
        assert "Secret plans" not in page(browser, course="draft")
        assert "Secret plans" not in page(browser, course="draft", lesson="lesson-1")


def test_it_says_what_is_new_since_the_last_visit(amina: User, amina_client: Client, kwame: User) -> None:
    thread = make_discussion(kwame)
    amina_client.get(thread.get_absolute_url())
    assert "new since you were here" not in page(amina_client)
    make_reply(kwame, thread)
    assert "1 new since you were here" in page(amina_client)


def test_htmx_gets_the_results_alone(client: Client, amina: User) -> None:
    make_discussion(amina, title="How do I keep my keys?")
    answer = client.get(URL, headers={"HX-Request": "true"})
    html = answer.content.decode()
    assert "How do I keep my keys?" in html
    assert "<html" not in html
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "query",
    [
        {"category": "x"},
        {"category": "<script>"},
        {"sort": "price"},
        {"show": "x"},
        {"tag": "\0"},
        {"tag": "x" * 5000},
        {"course": "no such course", "lesson": "../x"},
        {"course": "\0"},
        {"course": "no-such", "lesson": "no-such"},
        {"lesson": "no-such"},
        {"after": "\0"},
        {"after": "x~5"},
        {"after": "2026-03-09T10:00:00~5"},
        {"after": "5~5", "sort": "top"},
        {"after": "99999999999~99999999999999999999", "sort": "top"},
        {"page": "junk"},
        {"q": "\0", "after": "~"},
    ],
)
def test_what_it_cannot_understand_it_ignores(amina_client: Client, query: dict[str, str]) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        assert amina_client.get(URL, query, headers=headers).status_code == 200


def test_it_is_only_read(client: Client, db: None) -> None:
    assert client.post(URL).status_code == 405
    assert client.head(URL).status_code == 200


@pytest.mark.parametrize(
    "query", [{}, {"sort": "top"}, {"category": "help", "tag": "keys"}, {"course": "wallets"}, {"show": "following"}]
)
def test_it_takes_at_most_eight_queries_and_as_many_for_one_thread_as_for_twenty_five(
    amina: User,
    kwame: User,
    amina_client: Client,
    query: dict[str, str],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    course = make_course(lessons=1, slug="wallets")
    taken = []
    for threads in (1, 24):
        for number in range(threads):
            thread = make_discussion(
                kwame,
                category="help",
                tags=["keys"],
                course=course,
                is_pinned=number == 0,
                content_html="<p>Paper?</p>",
            )
            thread.readers.create(user=amina, read_at=thread.created_at, is_following=True)
            make_reply(kwame, thread)
        MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
        with django_assert_max_num_queries(9) as queries:
            amina_client.get(URL, query)
        taken.append(len(queries))
    assert taken[0] == taken[1]
