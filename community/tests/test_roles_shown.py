"""Moderators and staff are marked beside their names, at no query more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learning.courses.ratings import rate_course
from learning.models import User
from tests.builders import finish_course, make_course, make_discussion, make_reply, make_user

pytestmark = pytest.mark.django_db


def marks(client: Client, address: str) -> int:
    return client.get(address).content.decode().count('#shield"/></svg>Moderator</span>')


def test_they_are_marked_in_posts_lists_reviews_and_on_their_profile(client: Client, moyo: User, amina: User) -> None:
    course = make_course("Keys", lessons=1)
    finish_course(moyo, course)
    rate_course(learner=moyo, course=course, stars=5, review="Clear.")
    thread = make_discussion(moyo, title="Welcome")
    make_reply(amina, thread)
    make_reply(moyo, thread)
    assert marks(client, thread.get_absolute_url()) == 2
    assert marks(client, "/community/") == 1
    assert marks(client, "/community/?q=welcome") == 1
    assert marks(client, "/learners/moyo/") == 1
    assert marks(client, "/courses/keys/") == 1
    assert marks(client, "/learners/amina/") == 0


def test_many_of_them_ask_no_more_than_one(client: Client, moyo: User) -> None:
    thread = make_discussion(moyo)
    make_reply(moyo, thread)

    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    pages = ("/community/", thread.get_absolute_url())
    before = [queries(page) for page in pages]
    for _ in range(8):
        person = make_user(is_staff=True)
        make_discussion(person)
        make_reply(person, thread)
    assert [queries(page) for page in pages] == before
