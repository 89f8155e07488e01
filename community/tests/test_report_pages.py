"""Reporting a post from its page."""

import pytest
from django.test import Client
from django.urls import reverse

from community.models import Discussion, PostReport, Reply
from community.tests.moderation_tools import now
from learning.models import User
from tests.builders import make_discussion, make_reply, make_trusted_user, make_user
from tests.personas import signed_in

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def address(post: Discussion | Reply) -> str:
    if isinstance(post, Reply):
        return reverse("community:reply-report", args=[post.pk])
    return reverse("community:thread-report", args=[post.pk, post.slug])


def test_a_thread_and_a_reply_are_reported_by_a_plain_form(
    thread: Discussion, kwame_client: Client, kwame: User, amina: User
) -> None:
    for post in (thread, make_reply(amina, thread)):
        page = kwame_client.get(address(post)).content.decode()
        assert 'name="reason" value="scam"' in page
        answer = kwame_client.post(address(post), {"reason": "scam", "note": "Asks for keys."})
        assert (answer.status_code, answer["Location"]) == (302, post.get_absolute_url())
    assert (
        list(PostReport.objects.values_list("reporter", "reason", "note")) == [(kwame.pk, "scam", "Asks for keys.")] * 2
    )
    assert "A moderator will look at it." in kwame_client.get(thread.get_absolute_url()).content.decode()


def test_the_page_links_to_it(thread: Discussion, kwame_client: Client) -> None:
    assert address(thread) in kwame_client.get(thread.get_absolute_url()).content.decode()


def test_by_htmx_the_form_comes_and_goes_in_place(thread: Discussion, kwame_client: Client) -> None:
    form = kwame_client.get(address(thread), headers=HTMX).content.decode()
    assert "<html" not in form
    assert "hx-post" in form
    answer = kwame_client.post(address(thread), {"reason": "spam"}, headers=HTMX)
    assert answer.status_code == 200
    assert "Thank you." in answer.content.decode()
    again = kwame_client.post(address(thread), {"reason": "spam"}, headers=HTMX)
    assert "You have reported this before." in again.content.decode()
    assert PostReport.objects.count() == 1


@pytest.mark.parametrize(
    "sent", [{}, {"reason": "boring"}, {"reason": "spam", "note": "x" * 501}, {"reason": "spam", "website": "x"}]
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(
    sent: dict[str, str], thread: Discussion, kwame_client: Client
) -> None:
    answer = kwame_client.post(address(thread), {"note": "Typed with care."} | sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert (sent.get("note") or "Typed with care.") in answer.content.decode()
    assert not PostReport.objects.exists()


def test_visitors_sign_in_and_authors_are_told_why_not(
    thread: Discussion, client: Client, amina_client: Client
) -> None:
    assert client.post(address(thread), {"reason": "spam"})["Location"].startswith("/signin/?next=/community/")
    answer = amina_client.post(address(thread), {"reason": "spam"})
    assert answer.status_code == 403
    assert "your own" in answer.content.decode()


def test_who_brings_a_thread_to_hide_itself_is_led_to_the_list(thread: Discussion) -> None:
    for number in range(3):
        browser = signed_in(make_trusted_user())
        where = f"203.0.{number}.7"
        answer = browser.post(address(thread), {"reason": "scam"}, REMOTE_ADDR=where)
        assert answer["Location"] == ("/community/" if number == 2 else thread.get_absolute_url())
    assert signed_in(make_user()).post(address(thread), {"reason": "scam"}).status_code == 404


def test_a_hidden_reply_needs_no_report(thread: Discussion, kwame_client: Client, amina: User) -> None:
    reply = make_reply(amina, thread, hidden_at=now())
    assert kwame_client.post(address(reply), {"reason": "scam"}).status_code == 403
