"""Pages that visitors share: which they are, what may be in them, and who is never given one."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from learning.models import User
from tests.builders import make_achievement, make_course, make_discussion, make_lesson, make_reply
from web3versity.middleware import kept_pages

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings: Settings) -> Iterator[None]:
    settings.KEPT_PAGE_SECONDS = 3600
    kept_pages.forget()
    yield
    kept_pages.forget()


@pytest.fixture
def addresses(amina: User, kwame: User) -> dict[str, str]:
    """An address of every page that is kept, by its name."""
    course = make_course("Keys", lessons=0)
    lesson = make_lesson(course, slug="first", title="First")
    thread = make_discussion(kwame)
    make_reply(amina, thread)
    make_achievement({"lessons_completed": 1})
    return {
        "home": reverse("home"),
        "about": reverse("about"),
        "privacy": reverse("privacy"),
        "terms": reverse("terms"),
        "profile": reverse("profile", args=[kwame.username]),
        "learning:catalog": reverse("learning:catalog"),
        "learning:course": course.get_absolute_url(),
        "learning:lesson": lesson.get_absolute_url(),
        "learning:glossary": reverse("learning:glossary"),
        "gamification:achievements": reverse("gamification:achievements"),
        "gamification:leaderboard": reverse("gamification:leaderboard"),
        "community:thread-list": reverse("community:thread-list"),
        "community:thread": thread.get_absolute_url(),
    }


def kept_names(patterns: list[Any] | None = None, namespace: str = "") -> Iterator[str]:
    """The names of all views that are declared to be kept, from the URLconf."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from kept_names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and getattr(pattern.callback, "is_kept_for_visitors", False):
            yield f"{namespace}{pattern.name}"


@time_machine.travel(datetime.now(UTC), tick=False)
def test_every_kept_page_is_the_same_for_two_visitors_and_holds_nothing_of_either(
    addresses: dict[str, str], settings: Settings
) -> None:
    # A thread's number alone leads on to its page.
    assert {*kept_names()} == {*addresses, "community:thread-by-number"}
    for name, address in addresses.items():
        # Made for each of them, to see that they may share it.
        settings.KEPT_PAGE_SECONDS = 0
        first = Client(REMOTE_ADDR="192.0.2.1", HTTP_USER_AGENT="one").get(address)
        other = Client(REMOTE_ADDR="198.51.100.2", HTTP_USER_AGENT="other", HTTP_REFERER="http://testserver/signin/")
        other.cookies["csrftoken"] = "x" * 32
        second = other.get(address)
        assert first.status_code == second.status_code == 200, name
        assert first.content == second.content, name
        assert (len(first.cookies), len(second.cookies)) == (0, 0), name
        assert b"csrfmiddlewaretoken" not in first.content, name
        # And shared.
        settings.KEPT_PAGE_SECONDS = 3600
        Client(REMOTE_ADDR="192.0.2.1").get(address)
        shared = Client(REMOTE_ADDR="198.51.100.2").get(address)
        assert shared.content == first.content, name
        assert [header for header in ("Content-Security-Policy", "X-Frame-Options") if header not in shared] == [], name


def test_a_kept_page_asks_the_database_nothing_and_whoever_is_signed_in_gets_their_own(
    addresses: dict[str, str], amina: User, amina_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name, address in addresses.items():
        Client().get(address)
        with django_assert_num_queries(0, info=name):
            visitors = Client().get(address)
        own = amina_client.get(address, follow=True)
        assert amina.username in own.text, name
        assert own.content != visitors.content, name
        # And nothing of hers is left behind.
        assert Client().get(address).content == visitors.content, name


def test_pages_are_kept_apart_by_theme_language_compression_host_and_address(client: Client) -> None:
    plain = client.get("/courses/")
    assert b'data-theme="' not in plain.content
    dark = Client()
    dark.cookies["theme"] = "dark"
    assert b'data-theme="dark"' in dark.get("/courses/").content
    odd = Client()
    odd.cookies["theme"] = '"><script>'
    assert odd.get("/courses/").content == plain.content
    packed = client.get("/courses/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/courses/").headers
    assert client.get("/courses/?sort=newest").content != plain.content
    fragment = client.get("/courses/", headers={"HX-Request": "true"})
    assert b"<html" not in fragment.content
    assert client.get("/courses/", headers={"Host": "evil.example.org"}).status_code == 400
    assert client.head("/courses/").content == b""


def test_a_page_is_made_anew_when_its_time_is_over_and_for_whoever_has_just_sent_something(
    client: Client, kwame: User, settings: Settings
) -> None:
    thread = make_discussion(kwame, title="How long is a block?")
    address = reverse("community:thread-list")
    assert b"How long is a block?" in client.get(address).content
    thread.title = "How short is a block?"
    thread.save()
    assert b"How long is a block?" in client.get(address).content
    sender = Client()
    sender.cookies["wrote"] = "1"
    assert b"How short is a block?" in sender.get(address).content
    settings.KEPT_PAGE_SECONDS = 1e-9
    assert b"How short is a block?" in client.get(address).content


def test_what_is_no_whole_good_answer_and_what_has_a_message_to_tell_is_not_kept(client: Client, kwame: User) -> None:
    assert client.get("/courses/keys/").status_code == 404
    make_course("Keys", lessons=1)
    assert client.get("/courses/keys/").status_code == 200
    told = Client()
    told.cookies["messages"] = "anything"
    client.get("/courses/")
    assert kept_pages.find(("http", "testserver", "/courses/", "en", "", False)) is None
    own = Client()
    own.cookies[django_settings.SESSION_COOKIE_NAME] = "of-a-session-that-has-ended"
    assert own.get("/courses/").headers["Clear-Site-Data"] == '"cache"'


def test_many_addresses_push_out_what_was_not_asked_for(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "MOST_KEPT", 2)
    for number in range(4):
        client.get(f"/about/?of={number}")
    assert len(kept_pages._pages) == 2


def test_a_page_that_is_given_again_is_still_told_by_its_name(addresses: dict[str, str]) -> None:
    """Requests are counted by it (web3versity/metrics/requests.py)."""
    Client().get(addresses["learning:catalog"])
    again = RequestFactory().get(addresses["learning:catalog"])
    kept_pages.KeptPagesMiddleware(lambda _request: pytest.fail("It is made again."))(again)
    assert again.resolver_match
    assert again.resolver_match.view_name == "learning:catalog"
