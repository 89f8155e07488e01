"""Lists of the admin that may grow without bound: few are counted, many are estimated, and nothing is done to all."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from chain.models import Transaction
from learning.admin import long_list
from learning.admin.long_list import LongListPaginator
from learning.models import LessonCompletion, User, UserProgress
from tests.builders import make_course, make_enrolment, make_user

pytestmark = pytest.mark.django_db
PEOPLE = reverse("admin:learning_user_changelist")


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve, where five are many."""
    monkeypatch.setattr(long_list, "COUNTED", 5)
    User.objects.bulk_create(User(username=f"learner-{number}", evm_address=f"0x{number:040x}") for number in range(12))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE users")


@pytest.mark.usefixtures("people")
def test_few_are_counted_and_of_many_the_planner_knows_about_how_many() -> None:
    few = LongListPaginator(User.objects.filter(username="learner-7").order_by("pk"), 10)
    assert (few.count, few.is_estimate) == (1, False)
    many = LongListPaginator(User.objects.order_by("username"), 10)
    assert (many.count, many.is_estimate) == (12, True)


def test_an_estimate_that_is_too_low_is_at_least_what_was_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Right after many were added, and before the table was analysed again."""
    monkeypatch.setattr(long_list, "COUNTED", 2)
    monkeypatch.setattr(long_list, "_planned", lambda _rows: 1)
    for _ in range(4):
        make_user()
    assert LongListPaginator(User.objects.order_by("pk"), 10).count == 3


@pytest.mark.usefixtures("people")
def test_pages_lead_to_the_first_rows_alone(ada_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_list, "MOST_PAGES", 2)
    pages = LongListPaginator(User.objects.order_by("pk"), 2)
    assert list(pages.page_range) == [1, 2]
    monkeypatch.setattr(admin.site._registry[User], "list_per_page", 2)
    assert "about" in ada_client.get(PEOPLE).content.decode()
    assert ada_client.get(PEOPLE, {"p": "3"}).status_code == 302


def test_an_action_is_not_done_to_all_rows_at_once(ada_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_list, "AT_ONCE", 2)
    enrolments = [make_enrolment(make_user(), make_course()) for _ in range(3)]
    path, first = reverse("admin:learning_userprogress_changelist"), str(enrolments[0].pk)
    form = {"action": "delete_selected", "select_across": "1", "_selected_action": [first], "post": "yes"}
    assert "Choose at most 100 at a time." in ada_client.post(path, form, follow=True).content.decode()
    assert UserProgress.objects.count() == 3
    ada_client.post(path, form | {"select_across": "0"})
    assert UserProgress.objects.count() == 2
    ada_client.post(path, form | {"_selected_action": [str(enrolments[1].pk)]})
    assert not UserProgress.objects.exists()


def test_only_columns_that_an_index_keeps_in_order_can_be_sorted_by() -> None:
    models: list[Any] = [User, LessonCompletion, Transaction]
    sorts = {model: admin.site._registry[model].get_sortable_by(HttpRequest()) for model in models}
    assert sorts[User] == ["username", "created_at"]
    assert set(sorts[LessonCompletion]) <= {"completed_at"}
    assert sorts[Transaction] == ["id", "transaction_id"]
