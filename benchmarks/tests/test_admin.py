"""The admin's part at a small size: every list, search and filter is there, and asks as little as at a million rows."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from benchmarks.admin.filling import COURSES, LESSONS, fill_school
from benchmarks.admin.measure import MODELS, MOST_STATEMENTS, pages_of, staff_browser
from benchmarks.harness.database import own_database
from benchmarks.harness.sampling import StatementCounter
from chain.models import Transaction
from learning.admin.long_list import COUNTED
from learning.models import Lesson, LessonCompletion, User

# More than are counted one by one.
ROWS = COUNTED + 500
OFFERED = ("search for heron", "kind = Staff", "status = Failed", "course = Course 10", "Past 7 days", "by username")


@pytest.fixture
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), own_database(keep=False, purpose="_admin"):
        assert sum(fill_school(ROWS, seed=1, now=timezone.now())) == ROWS
        yield


@contextmanager
def counted() -> Iterator[StatementCounter]:
    counter = StatementCounter()
    with connection.execute_wrapper(counter):
        yield counter


@pytest.mark.usefixtures("filled")
def test_every_list_of_the_admin_is_there_and_asks_little_of_the_database() -> None:
    assert [model._default_manager.count() for model in (User, LessonCompletion, Transaction)] == [ROWS] * 3
    assert Lesson.objects.count() == COURSES * LESSONS
    browser = staff_browser()
    with override_settings(STAFF_NEEDS_SECOND_FACTOR=False):
        pages = {page.title: page.path for model in MODELS for page in pages_of(model, browser)}
        assert [words for words in OFFERED if not any(words in title for title in pages)] == []
        asked = {}
        for title, path in pages.items():
            with counted() as counter:
                # The last page that is led to lies further back than these few rows reach.
                assert browser.get(path).status_code == (302 if "?p=" in path else 200), title
            asked[title] = counter.count
    assert {title: count for title, count in asked.items() if count > MOST_STATEMENTS} == {}
