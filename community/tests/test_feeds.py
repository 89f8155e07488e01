"""Atom feeds (community/threads/feeds.py)."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from community.models import Discussion, Reply
from community.threads.feeds import MAX_ITEMS
from learning.models import User
from settings.registry import MAINTENANCE_MODE
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "/community/feed/"


def read(client: Client, url: str) -> ET.Element:
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(answer.content)  # noqa: S314 (our own)


def entries(client: Client, url: str, field: str = "title") -> list[str]:
    return [entry.findtext(f"{ATOM}{field}", "") for entry in read(client, url).findall(f"{ATOM}entry")]


def thread_feed(thread: Discussion) -> str:
    return f"{thread.get_absolute_url()}feed/"


def test_new_threads_come_newest_first_with_all_that_a_reader_needs(client: Client, amina: User) -> None:
    make_discussion(amina, title="Older")
    thread = make_discussion(amina, title="How & why?", content="On **paper**.")
    assert entries(client, URL) == ["How & why?", "Older"]
    feed = read(client, URL)
    entry = feed.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}summary") == '<p dir="auto">On <strong>paper</strong>.</p>'
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "amina"
    assert entry.findtext(f"{ATOM}updated") == thread.created_at.isoformat()
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == f"http://localhost:8000{thread.get_absolute_url()}"


def test_there_is_one_for_a_category_and_one_for_a_course(client: Client, amina: User) -> None:
    course = make_course("Wallets", slug="wallets")
    make_discussion(amina, title="Of the course", category="course_question", course=course)
    make_discussion(amina, title="Of help", category="help")
    assert entries(client, "/community/feed/help/") == ["Of help"]
    assert entries(client, "/community/courses/wallets/feed/") == ["Of the course"]
    assert "Wallets" in read(client, "/community/courses/wallets/feed/").findtext(f"{ATOM}title", "")


def test_there_is_one_for_the_replies_of_a_thread(client: Client, amina: User, kwame: User) -> None:
    thread = make_discussion(amina, title="How & why?")
    make_reply(kwame, thread, content="So.")
    reply = make_reply(None, thread, content="Or *so*.")
    assert entries(client, thread_feed(thread)) == ["Answer by former learner", "Answer by kwame"]
    words = entries(client, thread_feed(thread), "summary")
    assert words == [
        '<p dir="auto">Or <em>so</em>.</p>',
        '<p dir="auto">So.</p>',
    ]
    links = [link.attrib["href"] for link in read(client, thread_feed(thread)).iterfind(f"{ATOM}entry/{ATOM}link")]
    assert links[0] == f"http://localhost:8000{reply.get_absolute_url()}"


def test_what_is_hidden_deleted_or_merged_is_in_none(client: Client, amina: User) -> None:
    now = timezone.now()
    thread = make_discussion(amina, title="There")
    changes: list[dict[str, Any]] = [{"hidden_at": now}, {"deleted_at": now}, {"merged_into": thread}]
    gone = [make_discussion(amina, title="Gone", **change) for change in changes]
    for change in ({"hidden_at": now}, {"deleted_at": now}):
        make_reply(amina, thread, **change)
    assert entries(client, URL) == ["There"]
    assert entries(client, thread_feed(thread)) == []
    assert [client.get(thread_feed(other)).status_code for other in gone[:2]] == [404, 404]


def test_a_hidden_threads_feed_is_not_even_for_moderators(moyo_client: Client, amina: User) -> None:
    thread = make_discussion(amina, hidden_at=timezone.now())
    assert moyo_client.get(thread_feed(thread)).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "]]> &amp; <![CDATA[",
        "\"'&<>",
        "a \x02 b \x0b c",
        "https://example.org/?a=1&b=2 <https://example.org>",
        "🦒 مفاتيح \u202e",
    ],
)
def test_whatever_was_written_they_are_well_formed_and_escaped(client: Client, amina: User, text: str) -> None:
    thread = make_discussion(amina, title=text, content=text)
    make_reply(amina, thread, content=text)
    for url in (URL, thread_feed(thread)):
        feed = read(client, url)
        assert not any(element.tag.endswith("script") for element in feed.iter())
        assert all("<script" not in summary.text for summary in feed.iter(f"{ATOM}summary") if summary.text)


def test_all_links_are_absolute_also_within_posts(client: Client, amina: User, kwame: User) -> None:
    text = '[here](/courses/ "a href=\\"/x") and @kwame, not `<a href="/x">` nor [there](https://example.org/)'
    thread = make_discussion(amina, content=text)
    make_reply(amina, thread, content=text)
    for url in (URL, thread_feed(thread)):
        feed = read(client, url)
        assert all(link.attrib["href"].startswith("http://") for link in feed.iter(f"{ATOM}link"))
        [summary] = entries(client, url, "summary")
        assert 'href="http://localhost:8000/courses/"' in summary
        assert f'href="http://localhost:8000/people/{kwame.pk}/"' in summary
        assert '<code dir="ltr">&lt;a href="/x"&gt;</code>' in summary
        assert 'href="https://example.org/"' in summary


def test_an_entry_is_the_same_after_its_title_has_changed(client: Client, amina: User) -> None:
    thread = make_discussion(amina)
    before = entries(client, URL, "id")
    Discussion.objects.update(title="Another title", edited_at=timezone.now())
    assert entries(client, URL, "id") == before
    thread.refresh_from_db()
    assert thread.edited_at is not None
    assert entries(client, URL, "updated") == [thread.edited_at.isoformat()]


def test_the_address_of_a_feed_survives_another_title(client: Client, amina: User) -> None:
    thread = make_discussion(amina)
    assert client.get(f"/community/{thread.pk}/old-title/feed/").status_code == 200


def test_readers_that_ask_again_are_told_when_nothing_is_new(client: Client, amina: User, kwame: User) -> None:
    thread = make_discussion(amina)
    make_reply(kwame, thread)
    for url in (URL, thread_feed(thread)):
        first = client.get(url)
        for ask in ({"If-None-Match": first.headers["ETag"]}, {"If-Modified-Since": first.headers["Last-Modified"]}):
            again = client.get(url, headers=ask)
            assert (again.status_code, again.content) == (304, b"")
        # Votes and views are no news.
        Discussion.objects.update(upvote_count=7, view_count=70)
        assert client.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    tags = [client.get(url).headers["ETag"] for url in (URL, thread_feed(thread))]
    make_reply(amina, thread, content="One more.")
    make_discussion(amina, title="Something new")
    for url, tag in zip((URL, thread_feed(thread)), tags, strict=True):
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 200


def test_an_empty_feed_is_as_old_as_its_subject_each_time(client: Client, amina: User) -> None:
    thread, course = make_discussion(amina, category="general"), make_course("Wallets", slug="wallets")
    for url, began in (
        (thread_feed(thread), thread.created_at),
        ("/community/courses/wallets/feed/", course.created_at),
        ("/community/feed/help/", None),
    ):
        updated = [read(client, url).findtext(f"{ATOM}updated", "") for _ in range(2)]
        assert updated[0] == updated[1]
        assert began is None or updated[0] == began.isoformat()


def test_ids_and_addresses_follow_no_title_and_no_host_that_was_asked(
    client: Client, amina: User, settings: Settings
) -> None:
    settings.SITE_URL = "https://learn.example"
    thread = make_discussion(amina)
    reply = make_reply(amina, thread)
    ids = [read(client, thread_feed(thread)).findtext(f"{ATOM}id"), *entries(client, thread_feed(thread), "id")]
    Discussion.objects.update(title="Another title")
    thread.refresh_from_db()
    feed = read(client, thread_feed(thread))
    assert [feed.findtext(f"{ATOM}id"), *entries(client, thread_feed(thread), "id")] == ids
    assert ids == [
        f"https://learn.example/community/{thread.pk}/#answers",
        f"https://learn.example/community/replies/{reply.pk}/",
    ]
    for url in (URL, thread_feed(thread), "/community/feed/general/"):
        links = [link.attrib["href"] for link in read(client, url).iter(f"{ATOM}link")]
        assert all(link.startswith("https://learn.example/") for link in links)
        assert f"https://learn.example{url}" in links


def test_empty_ones_are_well_formed_too(client: Client, amina: User) -> None:
    assert entries(client, URL) == []
    assert entries(client, thread_feed(make_discussion(amina))) == []


@pytest.mark.parametrize(
    "url",
    [
        "/community/feed/jokes/",
        "/community/feed/%00/",
        "/community/courses/no-such/feed/",
        "/community/courses/draft/feed/",
        "/community/0/x/feed/",
        "/community/99999999999999999999/x/feed/",
    ],
)
def test_what_is_not_there_is_a_404(client: Client, db: None, url: str) -> None:
    make_course("Draft", slug="draft", is_published=False)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("is_rendered", [True, False])
def test_they_hold_the_newest_and_take_as_many_queries_for_one_as_for_thirty(
    client: Client, amina: User, is_rendered: bool, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    kept = {"content_html": "<p>Metal.</p>"} if is_rendered else {}
    thread = make_discussion(amina, **kept)
    taken = []
    for number in (1, MAX_ITEMS):
        for _ in range(number):
            make_reply(amina, make_discussion(amina, **kept), **kept)
            make_reply(amina, thread, **kept)
        MAINTENANCE_MODE.current()  # the snapshot of settings is at most one query a second, here asked before
        with django_assert_max_num_queries(3) as queries:
            client.get(URL)
        with django_assert_max_num_queries(3) as more_queries:
            client.get(thread_feed(thread))
        taken.append((len(queries), len(more_queries)))
    assert taken[0] == taken[1]
    assert (len(entries(client, URL)), len(entries(client, thread_feed(thread)))) == (MAX_ITEMS, MAX_ITEMS)
    assert Reply.objects.count() == 2 * (MAX_ITEMS + 1)
