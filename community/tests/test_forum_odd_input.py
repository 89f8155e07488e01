"""Odd input at every address of the forum gives a page that says so, and never an error of the server."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from community.models import Discussion, Reply
from community.urls import urlpatterns
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db

NAMES = sorted(str(pattern.name) for pattern in urlpatterns)
NUMBERS = ("0", "9223372036854775808", "99999999999999999999", "9" * 4301)
# Every field of every form, with what no browser would send.
ODD = ("", "\0", "x" * 3000, "99999999999999999999", "-1", "\u202e\ufffe", "<script>", "' OR 1=1 --", "[]", "true")
FIELDS = (
    "to vote accept follow title content category tags note website q sort show tag course lesson after page act "
    "reason hours until next target username place duration action person words step outcome answer"
).split()


@pytest.fixture
def posts(amina: User, kwame: User) -> tuple[Discussion, Reply]:
    thread = make_discussion(amina)
    return thread, make_reply(kwame, thread)


def address(name: str, thread: object, reply: object) -> str:
    """The address called `name`, with these numbers wherever it takes one; reverse() would refuse some."""
    [pattern] = [pattern for pattern in urlpatterns if pattern.name == name]
    values = {"discussion_id": thread, "reply_id": reply, "entry_id": thread, "report_id": thread} | {
        "slug": "x",
        "lesson_slug": "keys",
        "category": "help",
        "course_slug": "wallets",
        "username": "kwame",
    }
    return "/community/" + re.sub(r"<\w+:(\w+)>", lambda part: str(values[part[1]]), str(pattern.pattern))


@pytest.mark.parametrize("name", NAMES)
def test_numbers_that_nothing_has_are_a_404(name: str, kwame_client: Client, client: Client) -> None:
    takes_number = address(name, 1, 2) != address(name, 3, 4)
    for number in NUMBERS:
        url = address(name, number, number)
        for answer in (kwame_client.get(url), kwame_client.post(url), client.post(url)):
            assert not takes_number or answer.status_code in (302, 403, 404, 405), number[:30]


@pytest.mark.parametrize("name", NAMES)
def test_odd_fields_get_an_answer(
    name: str, kwame_client: Client, moyo_client: Client, posts: tuple[Discussion, Reply]
) -> None:
    thread, reply = posts
    url = address(name, thread.pk, reply.pk)
    reads, writes = (getattr(moyo_client, method)(url).status_code != 405 for method in ("get", "post"))
    for odd in ODD:
        data = dict.fromkeys(FIELDS, odd)
        if reads:
            assert kwame_client.get(url, data).status_code < 500
        if writes:
            assert kwame_client.post(url, data, headers={"HX-Request": "true"}).status_code < 500
            assert moyo_client.post(url, data).status_code < 500


@pytest.mark.parametrize(
    "path", ["%00", "1/%00", "1/x%00/", "-1/", "1.5/x/", "replies/x/", "1/x/nonsense/", "people/%00"]
)
def test_paths_that_are_none_are_a_404(client: Client, path: str, db: None) -> None:
    assert client.get(f"/community/{path}").status_code in (302, 404)


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe\0", b"content=%00%ff%fe&to=%ff"])
@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded", "text/plain"])
def test_bodies_that_no_form_sends_get_an_answer(
    kwame_client: Client, posts: tuple[Discussion, Reply], body: bytes, kind: str
) -> None:
    thread, _reply = posts
    for url in (reverse("community:thread-new"), f"{thread.get_absolute_url()}reply/"):
        assert kwame_client.post(url, body, content_type=kind).status_code in (302, 422)
