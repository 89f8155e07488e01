"""Every page of the admin: it opens, it asks the database as often for five rows as for one, it lets only staff in."""

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
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)


@pytest.fixture
def course(db: None) -> Course:
    course = make_course("The course", lessons=0)
    add_rows(course)
    return course


def url(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def count_queries(client: Client, path: str) -> int:
    """The first visit fills caches that last as long as the process."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@every_model
def test_every_model_is_in_the_admin(model: type[Model]) -> None:
    assert admin.site.is_registered(model)


def test_the_admin_front_page_opens(ada_client: Client) -> None:
    assert ada_client.get(reverse("admin:index")).status_code == 200


@every_model
def test_a_list_takes_as_many_queries_for_five_rows_as_for_one(
    model: type[Model], ada_client: Client, course: Course
) -> None:
    one = count_queries(ada_client, url(model, "changelist"))
    for _ in range(4):
        add_rows(course)
    assert count_queries(ada_client, url(model, "changelist")) == one


@every_model
def test_a_row_takes_as_many_queries_among_five_rows_as_alone(
    model: type[Model], ada_client: Client, course: Course
) -> None:
    row = course if model is Course else model._default_manager.order_by("pk").last()
    assert row is not None
    one = count_queries(ada_client, url(model, "change", row.pk))
    for _ in range(4):
        add_rows(course)
    assert count_queries(ada_client, url(model, "change", row.pk)) == one


@every_model
def test_the_page_to_add_a_row_opens_where_rows_may_be_added(
    model: type[Model], ada_client: Client, course: Course
) -> None:
    may_add = model._meta.label in {
        "learning.User",
        "gamification.Achievement",
        "gamification.XpAward",
        "community.Discussion",
        "community.Suspension",
        "chain.ClassBudget",
    }
    assert ada_client.get(url(model, "add")).status_code == (200 if may_add else 403)


@pytest.mark.parametrize("model", [model for model in MODELS if model is not LeaderboardRefresh])
def test_a_search_for_nobody_opens_and_finds_nothing(model: type[Model], ada_client: Client, course: Course) -> None:
    page = ada_client.get(url(model, "changelist"), {"q": "nobody-of-this-name"})
    assert page.status_code == 200
    assert page.context["cl"].result_count == 0


@every_model
def test_every_filter_of_a_list_opens(model: type[Model], ada_client: Client, course: Course) -> None:
    page = ada_client.get(url(model, "changelist"))
    links = [
        choice["query_string"]
        for filter_spec in page.context["cl"].filter_specs
        for choice in filter_spec.choices(page.context["cl"])
    ]
    for link in links:
        assert ada_client.get(url(model, "changelist") + link).status_code == 200, link


@every_model
def test_learners_and_visitors_are_sent_to_the_sign_in_of_staff(
    model: type[Model], client: Client, amina_client: Client
) -> None:
    for browser in (client, amina_client):
        answer = browser.get(url(model, "changelist"))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith(reverse("admin:login"))


@every_model
def test_staff_without_the_permission_are_refused(model: type[Model], client: Client, course: Course) -> None:
    client.force_login(make_user("new-at-work", is_staff=True))
    row = model._default_manager.order_by("pk").last()
    assert row is not None
    for page, *args in (("changelist",), ("add",), ("change", row.pk), ("delete", row.pk)):
        assert client.get(url(model, str(page), *args)).status_code == 403
