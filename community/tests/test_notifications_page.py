"""/notifications/ and the bell above every page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import ModerationLogEntry, Notification
from community.notifications import inbox
from community.tests.notification_tools import make_notification, unread
from learning.models import User
from tests.builders import make_user
from tests.html import laid_out

pytestmark = pytest.mark.django_db

INBOX = "/notifications/"
HTMX = {"HX-Request": "true"}


def page(browser: Client, path: str = INBOX, **options: Any) -> str:
    answer = browser.get(path, **options)
    assert answer.status_code == 200
    return laid_out(answer.content.decode())


@pytest.mark.parametrize("path", [INBOX, "/notifications/choices/", "/notifications/1/"])
def test_visitors_sign_in_first(client: Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/signin/?next={path}")


@pytest.mark.parametrize("path", ["read/", "choices/", "address/", "address/remove/"])
def test_a_visitors_post_leads_to_the_sign_in_page(client: Client, path: str) -> None:
    assert client.post(INBOX + path)["Location"].startswith("/signin/")


def test_an_empty_page_says_what_will_stand_there(amina_client: Client) -> None:
    text = page(amina_client)
    assert "Nothing yet" in text
    assert "Mark all as read" not in text


def sentence_tests() -> list[Any]:
    """What the row says, and what stands on the page."""
    people = ["reply:1:by:7", "reply:2:by:8", "reply:3:by:9"]
    thread, answer = {"subject": "discussion:1"}, {"subject": "reply:1"}
    return [
        ({"kind": "reply", "events": people[:1]}, ["kwame replied in “Keys”"]),
        ({"kind": "reply", "events": people[:2]}, ["kwame and 1 other replied in “Keys”", "2 new replies"]),
        ({"kind": "reply", "events": people}, ["kwame and 2 others replied in “Keys”", "3 new replies"]),
        (
            {"kind": "reply", "events": ["reply:1:by:7", "reply:2:by:7"]},
            ["kwame replied in “Keys”", "2 new replies"],
        ),
        ({"kind": "reply", "events": [f"reply:{n}:by:{n}" for n in range(100)]}, ["kwame and many others replied"]),
        ({"kind": "reply", "actor": None, "events": people[:1]}, ["A former learner replied in “Keys”"]),
        ({"kind": "mention", "events": people[:2]}, ["kwame and 1 other mentioned you in “Keys”"]),
        ({"kind": "solution", "events": ["accepted"]}, ["Your answer in “Keys” was accepted"]),
        ({"kind": "votes", **answer, "events": ["by:1"]}, ["1 person found your answer in “Keys” useful"]),
        ({"kind": "votes", **answer, "events": ["by:1", "by:2"]}, ["2 people found your answer in “Keys” useful"]),
        ({"kind": "votes", **thread, "events": ["by:1", "by:2"]}, ["2 people found your thread “Keys” useful"]),
        ({"kind": "votes", **thread, "events": [f"by:{n}" for n in range(100)]}, ["100 or more people found"]),
        ({"kind": "moderation", **thread, "events": ["act:999"]}, ["A moderator has decided about something of yours"]),
    ]  # fmt: skip


@pytest.mark.parametrize(("columns", "sentences"), sentence_tests())
def test_what_happened_is_a_sentence(
    amina: User, kwame: User, amina_client: Client, columns: dict[str, Any], sentences: list[str]
) -> None:
    make_notification(amina, **({"actor": kwame, "title": "Keys"} | columns))
    text = page(amina_client)
    for sentence in sentences:
        assert sentence in text


@pytest.mark.parametrize(
    ("action", "subject", "details", "sentence"),
    [
        ("hide", "discussion:1", {}, "Your thread “Keys” was hidden by a moderator"),
        (
            "hide",
            "reply:1",
            {"by_forum": True},
            "Your answer in “Keys” is hidden for now: several learners reported it",
        ),
        ("restore", "reply:1", {}, "Your answer in “Keys” is shown again"),
        ("edit", "reply:1", {}, "Your answer in “Keys” was edited by a moderator"),
        ("lock", "discussion:1", {}, "Your thread “Keys” was locked"),
        ("merge", "discussion:1", {}, "Your thread “Keys” was merged into another thread"),
        ("solve", "discussion:1", {}, "Your thread “Keys” was changed by a moderator"),
        ("suspend", "person:1", {}, "You are suspended from the forum"),
        ("suspend", "person:1", {"until": "2026-12-31T10:00:00+00:00"}, "from the forum until 31 December 2026"),
        ("lift", "person:1", {}, "Your suspension from the forum is lifted"),
    ],
)
def test_an_act_of_moderation_is_told_with_its_reason(
    amina: User, amina_client: Client, action: str, subject: str, details: dict[str, Any], sentence: str
) -> None:
    done = ModerationLogEntry.objects.create(action=action, person=amina, reason="It was so.", details=details)
    make_notification(amina, kind="moderation", subject=subject, title="Keys", events=["act:0", f"act:{done.pk}"])
    text = page(amina_client)
    assert sentence in text
    assert ("It was so." in text) is not bool(details.get("by_forum"))


def test_what_people_write_is_text_and_no_html(amina: User, amina_client: Client) -> None:
    make_notification(amina, kind="solution", title="<script>alert(1)</script>")
    text = page(amina_client)
    assert "<script>alert" not in text
    assert "&lt;script&gt;" in text


def test_the_bell_counts_on_every_page_without_a_query_of_its_own(
    amina: User, amina_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    amina_client.get("/account/")
    assert "Notifications, " not in page(amina_client, "/account/")
    for _ in range(3):
        make_notification(amina)
    with django_assert_max_num_queries(3):  # session, person, platform settings
        text = page(amina_client, "/account/")
    assert '<span class="visually-hidden">Notifications, 3 unread</span>' in text
    assert 'href="/notifications/"' in text


def test_the_bell_is_not_there_for_visitors(client: Client) -> None:
    assert 'id="bell"' not in page(client, "/courses/")


def test_more_than_the_bell_can_hold_is_cut(amina: User, amina_client: Client) -> None:
    User.objects.filter(pk=amina.pk).update(unread_notifications=150)
    text = page(amina_client, "/account/")
    assert ">99+</span>" in text
    assert "Notifications, 150 unread" in text


def test_unread_ones_come_first_and_then_the_newest(amina: User, amina_client: Client) -> None:
    now = timezone.now()
    make_notification(amina, title="old unread", happened_at=now - timedelta(days=9))
    make_notification(amina, title="new read", happened_at=now, read_at=now)
    make_notification(amina, title="older read", happened_at=now - timedelta(days=1), read_at=now)
    text = page(amina_client)
    places = [text.index(title) for title in ("old unread", "new read", "older read")]
    assert places == sorted(places)


def test_nobody_sees_what_others_were_told(amina: User, kwame_client: Client) -> None:
    make_notification(amina)
    assert "Nothing yet" in page(kwame_client)


def walk(browser: Client, most: int = 10) -> list[str]:
    """The titles on all pages, in their order."""
    titles: list[str] = []
    older = ""
    for _ in range(most):
        shown = browser.get(INBOX, {"older": older} if older else {}).context["page"]
        titles += [line.row.title for line in (*shown.unread, *shown.earlier)]
        older = shown.older
        if not older:
            return titles
    raise AssertionError("The pages have no end.")


@pytest.mark.parametrize("unread_ones", [0, 3, 4, 5, 8, 11])
def test_the_older_link_leads_through_everything_once(
    amina: User, amina_client: Client, monkeypatch: pytest.MonkeyPatch, unread_ones: int
) -> None:
    monkeypatch.setattr(inbox, "PAGE_SIZE", 4)
    now = timezone.now()
    for number in range(11):
        make_notification(
            amina, title=f"{number}", happened_at=now - timedelta(days=number // 2),
            read_at=None if number < unread_ones else now,
        )  # fmt: skip
    titles = walk(amina_client)
    assert sorted(titles, key=int) == [str(number) for number in range(11)]
    assert {int(title) for title in titles[:unread_ones]} == set(range(unread_ones))


@pytest.mark.parametrize(
    "older",
    [
        *("", "x", "read:", "unread:~1", "read:2026-01-01T00:00:00+00:00~x", "\0", "%s", "read:2026-01-01~1"),
        *("read:0001-01-01T00:00:00+23:59~1", "unread:9999-12-31T23:59:59-23:59~1", "read:2026-01-01T00:00:00Z~1"),
    ],
)
def test_any_place_to_go_on_from_is_answered(amina: User, amina_client: Client, older: str) -> None:
    make_notification(amina)
    assert amina_client.get(INBOX, {"older": older}).status_code == 200


def test_opening_one_marks_it_read_and_leads_there(amina: User, amina_client: Client) -> None:
    row = make_notification(amina)
    make_notification(amina)
    for method in (amina_client.get, amina_client.post, amina_client.get):
        answer = method(f"{INBOX}{row.pk}/")
        assert (answer.status_code, answer["Location"]) == (302, "/faucet/")
        assert unread(amina) == 1
    first = Notification.objects.get(pk=row.pk).read_at
    amina_client.get(f"{INBOX}{row.pk}/")
    assert Notification.objects.get(pk=row.pk).read_at == first


def test_nobody_opens_what_is_anothers_or_nobodys(amina: User, kwame_client: Client) -> None:
    row = make_notification(amina)
    for pk in (row.pk, 10**9, 10**30):
        assert kwame_client.get(f"{INBOX}{pk}/").status_code == 404
    assert unread(amina) == 1


@pytest.mark.parametrize("url", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"])
def test_nothing_leads_away_from_the_site(amina: User, amina_client: Client, url: str) -> None:
    row = make_notification(amina, url=url)
    assert amina_client.get(f"{INBOX}{row.pk}/")["Location"] == INBOX


def test_all_are_marked_read_at_once(amina: User, kwame: User, amina_client: Client) -> None:
    for person in (amina, amina, kwame):
        make_notification(person)
    for _ in range(2):
        answer = amina_client.post(f"{INBOX}read/")
        assert (answer.status_code, answer["Location"]) == (302, INBOX)
    assert (unread(amina), unread(kwame)) == (0, 1)


def test_htmx_gets_the_list_and_the_bell(amina: User, amina_client: Client) -> None:
    make_notification(amina)
    answer = amina_client.post(f"{INBOX}read/", headers=HTMX)
    text = laid_out(answer.content.decode())
    assert answer.status_code == 200
    assert "<html" not in text
    assert 'id="bell" href="/notifications/" hx-swap-oob="true"' in text
    assert "All read" in text
    assert "bell-count" not in text
    assert "<html" not in page(amina_client, headers=HTMX)


def test_going_to_where_the_button_posts_shows_the_list(amina: User, amina_client: Client) -> None:
    make_notification(amina)
    assert amina_client.get(f"{INBOX}read/")["Location"] == INBOX
    assert unread(amina) == 1


def test_a_form_of_another_site_marks_nothing(amina: User) -> None:
    make_notification(amina)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(amina)
    assert browser.post(f"{INBOX}read/").status_code == 403
    assert unread(amina) == 1


@pytest.mark.parametrize("rows", [1, 60])
def test_it_takes_few_queries_however_many_there_are(
    amina: User,
    amina_client: Client,
    rows: int,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    done = ModerationLogEntry.objects.create(action="pin", person=amina)
    for number in range(rows):
        make_notification(amina, kind="reply", actor=make_user())
        make_notification(
            amina, kind="moderation", events=[f"act:{done.pk}"], read_at=timezone.now() if number else None
        )
    amina_client.get(INBOX)
    with django_assert_max_num_queries(6):
        page(amina_client)
    row = Notification.objects.filter(read_at=None).first()
    assert row is not None
    with django_assert_max_num_queries(
        8
    ):  # session, person, settings, and of the operation: a savepoint twice, lock, row, mark
        amina_client.get(f"{INBOX}{row.pk}/")
