"""The list of threads: its filters, orders and pages (community/threads/listing.py)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.access.member import Member
from community.models import Discussion
from community.tests.posting import member
from community.threads.follow import follow
from community.threads.listing import MAX_PINNED, PAGE_SIZE, SORTS, ThreadFilters, read_threads, trending_tags
from learning.models import User
from tests.builders import make_course, make_discussion, make_reply

pytestmark = pytest.mark.django_db

VISITOR = Member(None)
NOW = datetime(2026, 3, 9, 10, tzinfo=UTC)


def titles(person: User | None = None, **filters: str) -> list[str]:
    found = read_threads(ThreadFilters(**filters), member=member(person))  # type: ignore[typeddict-item]
    return [thread.title for thread in [*found.pinned, *found.threads]]


@pytest.fixture
def forum(amina: User, kwame: User) -> dict[str, Discussion]:
    """Oldest first; the quiet one was asked last and answered by nobody."""
    course = make_course("Wallets", lessons=2, slug="wallets")
    first, second = course.lessons.order_by("sequence_number")
    moments = (NOW - timedelta(days=days) for days in range(4, 0, -1))
    about: dict[str, dict[str, Any]] = {
        "keys": {"category": "help", "tags": ["keys", "safety"], "upvote_count": 1},
        "first": {"category": "course_question", "course": course, "lesson": first, "upvote_count": 5},
        "second": {"category": "course_question", "course": course, "lesson": second, "downvote_count": 2},
        "quiet": {"category": "general", "tags": ["keys"]},
    }
    threads = {}
    for (name, columns), at in zip(about.items(), moments, strict=True):
        author = amina if name == "keys" else kwame
        threads[name] = make_discussion(author, title=name, created_at=at, last_activity_at=at, **columns)
    make_reply(kwame, threads["keys"], created_at=NOW, is_solution=True)
    make_reply(amina, threads["first"], created_at=NOW - timedelta(hours=1))
    make_reply(amina, threads["second"], created_at=NOW - timedelta(hours=2))
    for change in ("hidden_at", "deleted_at"):
        make_discussion(amina, title=change, category="help", tags=["keys"], course=course, **{change: NOW})
    make_discussion(amina, title="merged", merged_into=threads["keys"])
    follow(user_id=amina.pk, thread=threads["second"])
    return threads


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["keys", "first", "second", "quiet"]),
        ({"sort": "active"}, ["keys", "first", "second", "quiet"]),
        ({"sort": "new"}, ["quiet", "second", "first", "keys"]),
        ({"sort": "top"}, ["first", "keys", "quiet", "second"]),
        ({"category": "course_question"}, ["first", "second"]),
        ({"category": "showcase"}, []),
        ({"tag": "keys"}, ["keys", "quiet"]),
        ({"tag": "key"}, []),
        ({"course": "wallets"}, ["first", "second"]),
        ({"course": "wallets", "tag": "keys"}, []),
        ({"show": "unanswered"}, ["quiet"]),
        ({"show": "solved"}, ["keys"]),
        ({"show": "mine"}, ["keys"]),
        ({"show": "following"}, ["second"]),
        ({"show": "unanswered", "tag": "keys", "sort": "new"}, ["quiet"]),
    ],
)
def test_filters_and_orders(
    forum: dict[str, Discussion], amina: User, filters: dict[str, str], expected: list[str]
) -> None:
    assert titles(amina, **filters) == expected


def test_threads_about_one_lesson(forum: dict[str, Discussion]) -> None:
    lesson = forum["first"].lesson
    assert lesson is not None
    assert titles(course="wallets", lesson=lesson.slug) == ["first"]


@pytest.mark.parametrize("show", ["mine", "following"])
def test_visitors_have_no_threads_of_their_own(forum: dict[str, Discussion], show: str) -> None:
    assert titles(show=show) == []


def test_what_is_hidden_deleted_or_merged_is_in_no_list_not_even_for_its_author(
    forum: dict[str, Discussion], amina: User, moyo: User
) -> None:
    for person in (amina, moyo):
        assert not {"hidden_at", "deleted_at", "merged"} & set(titles(person))
    assert titles(amina, show="mine") == ["keys"]


def test_each_thread_tells_what_is_new_to_those_who_were_there(forum: dict[str, Discussion], amina: User) -> None:
    forum["keys"].readers.create(user=amina, read_at=NOW - timedelta(minutes=1))
    forum["first"].readers.create(user=amina, read_at=NOW)
    found = read_threads({}, member=member(amina)).threads
    assert [thread.new_replies for thread in found] == [1, 0, None, None]
    assert {thread.new_replies for thread in read_threads({}, member=VISITOR).threads} == {None}


def test_pinned_threads_stand_on_top_of_the_front_and_in_their_place_elsewhere(forum: dict[str, Discussion]) -> None:
    Discussion.objects.filter(pk=forum["quiet"].pk).update(is_pinned=True)
    front = read_threads({}, member=VISITOR)
    assert ([thread.title for thread in front.pinned], len(front.threads)) == (["quiet"], 3)
    assert titles(tag="keys") == ["keys", "quiet"]
    assert read_threads({"show": "unanswered"}, member=VISITOR).pinned == []


def test_more_pinned_threads_than_there_is_room_for_stand_among_the_others(amina: User) -> None:
    for number in range(MAX_PINNED + 2):
        make_discussion(amina, title=str(number), is_pinned=True)
    front = read_threads({}, member=VISITOR)
    assert (len(front.pinned), len(front.threads)) == (MAX_PINNED, 2)


def walk(filters: ThreadFilters) -> tuple[list[int], list[int]]:
    """The ids on all pages one after the other, and how many each page held."""
    seen, sizes, cursor = [], [], ""
    while True:
        page = read_threads(filters, member=VISITOR, after_cursor=cursor)
        ids = [thread.pk for thread in [*page.pinned, *page.threads]]
        seen += ids
        sizes.append(len(page.threads))
        if not page.older:
            return seen, sizes
        cursor = page.older


threads_with_ties = st.lists(
    st.tuples(st.integers(0, 2), st.integers(-1, 1), st.sampled_from([False, False, False, True])), max_size=60
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=threads_with_ties, sort=st.sampled_from(sorted(SORTS)), is_narrow=st.booleans())
def test_walking_the_pages_meets_every_thread_once_in_order_also_when_many_are_alike(
    db: None, rows: list[tuple[int, int, bool]], sort: str, is_narrow: bool
) -> None:
    Discussion.objects.all().delete()
    Discussion.objects.bulk_create(
        Discussion(
            title="Alike",
            content="",
            category="help",
            created_at=NOW + timedelta(days=day),
            last_activity_at=NOW + timedelta(days=day),
            upvote_count=max(score, 0),
            downvote_count=max(-score, 0),
            is_pinned=is_pinned,
        )
        for day, score, is_pinned in rows
    )
    filters: ThreadFilters = {"sort": sort, "category": "help"} if is_narrow else {"sort": sort}
    seen, sizes = walk(filters)
    assert sorted(seen) == sorted(Discussion.objects.values_list("pk", flat=True))
    assert all(size == PAGE_SIZE for size in sizes[:-1])
    expected = list(Discussion.objects.order_by(f"-{SORTS[sort]}", "-pk").values_list("pk", flat=True))
    on_top = set() if is_narrow else {thread.pk for thread in read_threads({}, member=VISITOR).pinned}
    assert [pk for pk in seen if pk not in on_top] == [pk for pk in expected if pk not in on_top]


def test_a_thread_that_moves_up_meanwhile_is_not_met_twice_on_the_way_down(amina: User) -> None:
    for number in range(PAGE_SIZE + 5):
        at = NOW - timedelta(hours=number)
        make_discussion(amina, title=str(number), created_at=at, last_activity_at=at)
    first = read_threads({}, member=VISITOR)
    Discussion.objects.filter(title=str(PAGE_SIZE + 1)).update(last_activity_at=NOW + timedelta(hours=1))
    second = read_threads({}, member=VISITOR, after_cursor=first.older)
    assert [thread.title for thread in second.threads] == ["20", "22", "23", "24"]


def test_tags_of_now_are_those_used_most_in_what_can_be_read(forum: dict[str, Discussion], amina: User) -> None:
    make_discussion(amina, tags=["secret"], hidden_at=timezone.now())
    assert trending_tags() == ["keys", "safety"]
