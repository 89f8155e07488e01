"""The site's busiest questions are answered from an index, as Django asks them and as the planner chooses."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import Count, QuerySet, Window
from pytest_django.plugin import DjangoDbBlocker

from community.access.member import Member
from community.models import Discussion, DiscussionReader, Notification, Reply
from community.threads.listing import PAGE_SIZE as THREADS_ON_A_PAGE
from community.threads.listing import SORTS, ThreadFilters, filter_threads
from gamification.models import LeaderboardEntry
from learning.courses.catalog import PAGE_SIZE, filter_courses
from learning.models import Course, Lesson, User, UserProgress
from learning.web.cursor import after
from web3versity.tests.explain_rows import school_in_numbers


@pytest.fixture(scope="module")
def school(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with school_in_numbers(django_db_blocker):
        yield


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def assert_uses(query: QuerySet[Any], *, table: str, index: str) -> None:
    """The plan reads `table` by `index` and nowhere from end to end."""
    plan = list(nodes(json.loads(query.explain(format="json"))[0]["Plan"]))
    assert index in {node.get("Index Name") for node in plan}, plan
    assert not [node for node in plan if node["Node Type"] == "Seq Scan" and node["Relation Name"] == table]


def test_wallet_sign_in_finds_the_person_by_address(school: None) -> None:
    person = User.objects.filter(evm_address=f"0x{31:040x}")
    assert_uses(person, table="users", index="users_evm_address_key")


def test_the_catalog_filters_by_track_and_difficulty(school: None) -> None:
    found = filter_courses({"track": "explorer", "difficulty": "beginner"})
    page = found.annotate(total=Window(Count("*")))[:PAGE_SIZE]
    assert_uses(page, table="courses", index="courses_browse_idx")


def test_the_catalog_sorts_by_popularity_without_sorting(school: None) -> None:
    assert_uses(filter_courses({})[:PAGE_SIZE], table="courses", index="courses_popular_idx")


def test_a_lesson_is_loaded_by_its_address(school: None) -> None:
    lesson = Lesson.objects.select_related("course").filter(course__slug="course-7", slug="lesson-20")
    assert_uses(lesson, table="lessons", index="lessons_course_id_slug_key")


def test_the_first_lesson_is_loaded_by_its_number(school: None) -> None:
    course = Course.objects.get(slug="course-7")
    first = course.lessons.order_by("sequence_number")[:1]
    assert_uses(first, table="lessons", index="lessons_course_id_sequence_number_key")


def test_my_active_courses_come_in_order(school: None) -> None:
    mine = UserProgress.objects.filter(user_id=7).order_by("-last_accessed_at")[:3]
    assert_uses(mine, table="user_progress", index="user_progress_active_idx")


def test_the_top_ten_of_all_time_come_in_order(school: None) -> None:
    top = LeaderboardEntry.objects.select_related("user").order_by("all_time_rank")[:10]
    assert_uses(top, table="leaderboard_cache", index="leaderboard_all_time_idx")


@pytest.mark.parametrize(("board", "start"), [("weekly", "week_start_date"), ("monthly", "month_start_date")])
def test_the_top_ten_of_a_period_come_in_order(school: None, board: str, start: str) -> None:
    date = {"weekly": "2026-01-05", "monthly": "2026-01-01"}[board]
    top = LeaderboardEntry.objects.filter(**{start: date}).order_by(f"{board}_rank")[:10]
    assert_uses(top, table="leaderboard_cache", index=f"leaderboard_{board}_idx")


THREAD_LISTS: list[tuple[ThreadFilters, str]] = [
    ({}, "discussions_active_idx"),
    ({"sort": "new"}, "discussions_new_idx"),
    ({"sort": "top"}, "discussions_top_idx"),
    ({"category": "help"}, "discussions_category_idx"),
    ({"tag": "tag-7"}, "discussions_tags_idx"),
    ({"course": "course-22"}, "discussions_course_idx"),
    ({"lesson": "lesson-43"}, "discussions_lesson_idx"),
    ({"show": "unanswered"}, "discussions_unanswered_idx"),
    ({"show": "solved"}, "discussions_solved_idx"),
    ({"show": "mine"}, "discussions_author_idx"),
]


@pytest.mark.parametrize(("filters", "index"), THREAD_LISTS, ids=[index for _, index in THREAD_LISTS])
def test_each_list_of_threads_comes_from_its_index(school: None, filters: ThreadFilters, index: str) -> None:
    threads = filter_threads(filters, member=Member(User.objects.get(pk=7)))
    column = SORTS[filters.get("sort", "active")]
    assert_uses(after(threads, column, None)[:THREADS_ON_A_PAGE], table="discussions", index=index)


def test_a_list_goes_on_where_its_cursor_stands(school: None) -> None:
    threads = filter_threads({}, member=Member(None))
    last = after(threads, "last_activity_at", None)[500]
    on = after(threads, "last_activity_at", (last.last_activity_at, last.pk))[:THREADS_ON_A_PAGE]
    assert_uses(on, table="discussions", index="discussions_active_idx")


def test_threads_i_follow_are_found_by_me(school: None) -> None:
    threads = filter_threads({"show": "following"}, member=Member(User.objects.get(pk=7)))
    page = after(threads, "last_activity_at", None)[:THREADS_ON_A_PAGE]
    assert_uses(page, table="discussion_readers", index="discussion_readers_follow_idx")


def test_a_page_of_a_thread_comes_in_the_order_it_is_read(school: None) -> None:
    places = Reply.objects.filter(discussion=7).order_by("path").values_list("path")[:20]
    assert_uses(places, table="replies", index="replies_tree_idx")


def test_the_newest_replies_of_a_thread_come_in_order(school: None) -> None:
    newest = Reply.objects.live().filter(discussion=7).order_by("-created_at", "-pk")[:20]
    assert_uses(newest, table="replies", index="replies_thread_idx")


def test_the_rows_behind_these_plans_are_counted_in_thousands(school: None) -> None:
    learned = (User, Course, Lesson, UserProgress, LeaderboardEntry)
    for model in (*learned, Discussion, Reply, DiscussionReader, Notification):
        assert model._default_manager.count() >= 2000
