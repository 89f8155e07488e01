"""Every page of the admin: it opens, it asks the database as often for five rows as for one, it lets only staff in."""

from itertools import islice

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gamification.models import LeaderboardRefresh
from learning.models import Course
from tests.builders import make_course, make_user
from web3versity.schema_docs.domains import DOMAINS
from web3versity.tests.admin_rows import add_rows

# Nobody has a right to see the exact numbers of the roll-ups (learning/models/insight.py).
MODELS: list[type[Model]] = [
    model
    for domain in DOMAINS
    for model in apps.get_app_config(domain.app_label).get_models()
    if model._meta.managed and model._meta.default_permissions
]
# Of one filter; what comes behind them asks the same of another value.
MOST_CHOICES = 3
# All of them in one test: a row of every model takes longer to make than its pages.


@pytest.fixture
def course(db: None) -> Course:
    course = make_course("The course", lessons=0)
    add_rows(course)
    return course


def url(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def change_page(model: type[Model], course: Course) -> str:
    row = course if model is Course else model._default_manager.order_by("pk").last()
    assert row is not None
    return url(model, "change", row.pk)


def count_queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)


def test_every_model_is_in_the_admin() -> None:
    assert [model for model in MODELS if not admin.site.is_registered(model)] == []


def test_the_admin_front_page_opens(ada_client: Client) -> None:
    assert ada_client.get(reverse("admin:index")).status_code == 200


def test_lists_and_rows_take_as_many_queries_among_five_rows_as_for_one(ada_client: Client, course: Course) -> None:
    pages = [url(model, "changelist") for model in MODELS] + [change_page(model, course) for model in MODELS]
    for page in pages:
        # The first visit fills caches that last as long as the process.
        ada_client.get(page)
    for_one = {page: count_queries(ada_client, page) for page in pages}
    for _ in range(4):
        add_rows(course)
    assert {page: count_queries(ada_client, page) for page in pages} == for_one


def test_the_page_to_add_a_row_opens_where_rows_may_be_added(ada_client: Client, course: Course) -> None:
    opens = {model._meta.label for model in MODELS if ada_client.get(url(model, "add")).status_code == 200}
    assert opens == {
        "learning.User",
        "gamification.Achievement",
        "gamification.XpAward",
        "community.Discussion",
        "community.Suspension",
        "chain.ClassBudget",
    }


def test_a_search_for_nobody_opens_and_finds_nothing(ada_client: Client, course: Course) -> None:
    for model in MODELS:
        page = ada_client.get(url(model, "changelist"), {"q": "nobody-of-this-name"})
        assert page.status_code == 200, model
        assert page.context["cl"].result_count == 0 or model is LeaderboardRefresh, model


def test_every_filter_of_a_list_opens(ada_client: Client, course: Course) -> None:
    for model in MODELS:
        page = ada_client.get(url(model, "changelist"))
        links = {
            choice["query_string"]
            for filter_spec in page.context["cl"].filter_specs
            for choice in islice(filter_spec.choices(page.context["cl"]), MOST_CHOICES)
        }
        for link in links:
            assert ada_client.get(url(model, "changelist") + link).status_code == 200, (model, link)


def test_learners_and_visitors_are_sent_to_the_sign_in_of_staff(client: Client, amina_client: Client) -> None:
    for model in MODELS:
        for browser in (client, amina_client):
            answer = browser.get(url(model, "changelist"))
            assert answer.status_code == 302, model
            assert answer.headers["Location"].startswith(reverse("admin:login")), model


def test_staff_without_the_permission_are_refused(client: Client, course: Course) -> None:
    client.force_login(make_user("new-at-work", is_staff=True))
    for model in MODELS:
        row = model._default_manager.order_by("pk").last()
        assert row is not None
        for page, *args in (("changelist",), ("add",), ("change", row.pk), ("delete", row.pk)):
            assert client.get(url(model, str(page), *args)).status_code == 403, (model, page)
