"""What somebody has read, and what is new to them (community/threads/read_state.py)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.models import Discussion, DiscussionReader, Reply
from community.threads.read_state import MAX_COUNTED, count_new_replies, record_visit
from learning.models import User
from tests.builders import make_discussion, make_reply

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = timedelta(hours=1)


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina, created_at=NOW - 9 * HOUR, last_activity_at=NOW - 9 * HOUR)


def reply(author: User | None, thread: Discussion, hours_ago: int, **columns: Any) -> Reply:
    return make_reply(author, thread, created_at=NOW - hours_ago * HOUR, **columns)


def visit(person: User, thread: Discussion, hours_ago: int = 0, read_at: datetime | None = None) -> None:
    thread.refresh_from_db()
    record_visit(reader=person, thread=thread, read_at=read_at, now=NOW - hours_ago * HOUR)


def news(person: User, thread: Discussion) -> int | None:
    return count_new_replies(user_id=person.pk, thread_ids=[thread.pk]).get(thread.pk)


def test_replies_of_others_since_the_last_visit_are_new(thread: Discussion, amina: User, kwame: User) -> None:
    reply(kwame, thread, 6)
    visit(amina, thread, 5)
    assert news(amina, thread) == 0
    reply(kwame, thread, 4)
    reply(None, thread, 3)
    reply(amina, thread, 2)
    reply(kwame, thread, 1, hidden_at=NOW)
    reply(kwame, thread, 1, deleted_at=NOW)
    assert news(amina, thread) == 2


def test_nothing_is_new_where_nobody_has_been(thread: Discussion, amina: User, kwame: User) -> None:
    reply(kwame, thread, 1)
    DiscussionReader.objects.create(user=amina, discussion=thread, is_following=True)
    assert news(amina, thread) is None


def test_counting_stops_at_a_hundred(thread: Discussion, amina: User) -> None:
    visit(amina, thread, 5)
    Reply.objects.bulk_create(Reply(discussion=thread, content="More.") for _ in range(MAX_COUNTED + 5))
    assert news(amina, thread) == MAX_COUNTED


def test_all_threads_of_a_list_take_one_query(
    amina: User, kwame: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    threads = [make_discussion(kwame) for _ in range(3)]
    for thread in threads[:2]:
        visit(amina, thread, 5)
        reply(kwame, thread, 1)
    with django_assert_num_queries(1):
        found = count_new_replies(user_id=amina.pk, thread_ids=[thread.pk for thread in threads])
    assert found == {threads[0].pk: 1, threads[1].pk: 1}


def test_a_visit_leaves_following_as_it_is(thread: Discussion, amina: User) -> None:
    DiscussionReader.objects.create(user=amina, discussion=thread, is_following=True)
    visit(amina, thread)
    reader = DiscussionReader.objects.get()
    assert (reader.is_following, reader.read_at) == (True, NOW)


def test_reading_again_writes_nothing_until_something_happens(
    thread: Discussion, amina: User, kwame: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    visit(amina, thread, 5)
    read_at = DiscussionReader.objects.get().read_at
    with django_assert_num_queries(0):
        record_visit(reader=amina, thread=thread, read_at=read_at, now=NOW)
    reply(kwame, thread, 1)
    visit(amina, thread, read_at=read_at)
    assert DiscussionReader.objects.get().read_at == NOW
