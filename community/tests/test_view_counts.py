"""Counting views (community/threads/view_counts.py), with a real Redis."""

from collections.abc import Iterator

import pytest
import redis
from django.db import DatabaseError, transaction
from django.test import Client, override_settings

from community.models import Discussion
from community.threads import view_counts
from community.threads.tasks import write_views as write_views_task
from community.threads.view_counts import count_view, write_views
from learning.models import User
from tests.builders import make_discussion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_redis() -> Iterator[redis.Redis]:
    """Without what earlier tests have counted in it."""
    client = view_counts._redis()
    keys = client.keys("community:view*")
    if keys:
        client.delete(*keys)
    yield client
    view_counts._redis.cache_clear()


@pytest.fixture
def thread(amina: User) -> Discussion:
    return make_discussion(amina)


def views(thread: Discussion) -> int:
    thread.refresh_from_db()
    return thread.view_count


def look(thread: Discussion, *viewers: str) -> None:
    for viewer in viewers:
        count_view(thread_id=thread.pk, viewer=viewer)


def test_views_gather_and_are_written_together(thread: Discussion, amina: User) -> None:
    other = make_discussion(amina)
    look(thread, "1", "2", "3")
    look(other, "1")
    assert (views(thread), views(other)) == (0, 0)
    assert write_views() == 2
    assert (views(thread), views(other)) == (3, 1)


def test_the_same_person_counts_once_an_hour(thread: Discussion, empty_redis: redis.Redis) -> None:
    look(thread, "1", "1", "1")
    write_views()
    look(thread, "1")
    write_views()
    assert views(thread) == 1
    [key] = empty_redis.keys("community:viewed:*")
    assert 3500 < empty_redis.ttl(key) <= 3600
    empty_redis.delete(key)  # the hour is over
    look(thread, "1")
    write_views()
    assert views(thread) == 2


def test_writing_again_adds_nothing(thread: Discussion) -> None:
    look(thread, "1")
    assert [write_views(), write_views(), write_views()] == [1, 0, 0]
    assert views(thread) == 1


def test_what_a_run_took_that_died_is_written_by_the_next_and_once(
    thread: Discussion, empty_redis: redis.Redis
) -> None:
    look(thread, "1", "2")
    empty_redis.rename("community:views", "community:views:taken")
    look(thread, "3")
    write_views()
    assert views(thread) == 3
    write_views()
    assert views(thread) == 3


def test_what_the_database_did_not_take_is_written_later(thread: Discussion, monkeypatch: pytest.MonkeyPatch) -> None:
    look(thread, "1")
    with monkeypatch.context() as patch, transaction.atomic():
        patch.setattr(view_counts, "_ADD", "SELECT no_such_function(%s, %s)")
        with pytest.raises(DatabaseError):
            write_views()
        transaction.set_rollback(True)
    assert views(thread) == 0
    write_views()
    assert views(thread) == 1


def test_views_of_a_thread_that_is_gone_harm_no_other(thread: Discussion, amina: User) -> None:
    gone = make_discussion(amina)
    look(gone, "1")
    look(thread, "1")
    gone.delete()
    write_views()
    assert views(thread) == 1


def test_a_view_is_no_activity(thread: Discussion) -> None:
    before = thread.last_activity_at, thread.updated_at
    look(thread, "1")
    write_views()
    thread.refresh_from_db()
    assert (thread.last_activity_at, thread.updated_at) == before


@override_settings(REDIS_URL="redis://127.0.0.1:1/0")
def test_with_redis_away_pages_go_on_and_nothing_is_counted(
    thread: Discussion, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    view_counts._redis.cache_clear()
    look(thread, "1")
    assert client.get(thread.get_absolute_url()).status_code == 200
    assert "was not counted" in caplog.text
    assert views(thread) == 0


def test_pages_are_views_of_people_and_of_networks_once_each(
    thread: Discussion, client: Client, amina_client: Client, kwame_client: Client
) -> None:
    for _ in range(2):
        for browser in (client, amina_client, kwame_client):
            browser.get(thread.get_absolute_url())
        client.get(thread.get_absolute_url(), REMOTE_ADDR="2001:db8::1")
        client.get(thread.get_absolute_url(), REMOTE_ADDR="2001:db8::2")
    write_views_task()
    assert views(thread) == 4


def test_no_address_of_a_visitor_is_kept(thread: Discussion, client: Client, empty_redis: redis.Redis) -> None:
    client.get(thread.get_absolute_url(), REMOTE_ADDR="192.0.2.77")
    [key] = empty_redis.keys("community:viewed:*")
    assert b"192.0.2" not in key
